import { appointmentNumber } from '@/lib/appointments/appointment'
import { isOpen, requestNumber, type Status } from '@/lib/requests/request'

type Closable = {
  readonly closedAt: Date | null
  readonly requests: readonly { readonly reference: string; readonly status: string }[]
  readonly appointments: readonly { readonly number: number; readonly status: string }[]
}

/** What stands in the way of closing a case: an open request, and appointments that are neither completed nor cancelled. */
export type InTheWay = { readonly request: string | null; readonly appointments: readonly string[] }

/** The numbers of both, as they are shown. */
export function inTheWay({ requests, appointments }: Closable): InTheWay {
  const open = requests.find(({ status }) => isOpen(status as Status))
  const booked = appointments.filter(({ status }) => status === 'scheduled' || status === 'commenced')
  return {
    request: open ? requestNumber(open.reference) : null,
    appointments: booked.map(({ number }) => appointmentNumber(number)).toSorted(),
  }
}

/** What refuses to close a case, with the way out of each thing in the way; null where it can be closed. */
export function whyNotClosed(code: string, assistCase: Closable): string | null {
  if (assistCase.closedAt) return `${code} is closed already. Nothing was changed.`
  const { request, appointments } = inTheWay(assistCase)
  const open = request && `${request} is open on this case. Withdraw it first, or wait for its outcome.`
  return [open, notCompleted(appointments)].filter(Boolean).join(' ') || null
}

function notCompleted(appointments: readonly string[]): string {
  if (appointments.length === 0) return ''
  if (appointments.length === 1) return `${appointments[0]} is not completed. Complete or cancel it first.`
  const all = `${appointments.slice(0, -1).join(', ')} and ${appointments.at(-1)}`
  return `${all} are not completed. Complete or cancel them first.`
}
