import { dateInZone, longDate } from '@/lib/clocks/calendar-date'
import type { FormRead } from '@/lib/requests/queries'
import { mayAskAgain, referenceOf, requestNumber } from '@/lib/requests/request'

export type AskedAgain = { readonly number: string; readonly may: boolean; readonly words: string }

type Declined = FormRead['assistCase']['requests'][number]

/** The declined request of the case that a number names. */
export const declinedOf = ({ assistCase }: FormRead, number: string): Declined | undefined =>
  assistCase.requests.find(({ reference, status }) => status === 'declined' && reference === referenceOf(number))

/** What a form that asks again says of the request it follows; null where none is named. */
export function askedAgain(read: FormRead, named: string, zone: string): AskedAgain | null {
  if (!referenceOf(named)) return null
  const request = declinedOf(read, named)
  const [decision] = request?.decisions ?? []
  if (!request || !decision || !mayAskAgain(request)) {
    const why = request ? 'it was asked again already, or asks again itself' : 'only a declined request can, and once'
    return {
      number: named,
      may: false,
      words: `${named} cannot be asked again: ${why}. This form makes a new request.`,
    }
  }
  const by = decision.stage === 'clinical' ? 'a clinical leader' : 'the organisation'
  const reason = decision.reasonOther || decision.reason?.label
  return {
    ...{ number: requestNumber(request.reference), may: true },
    words: `It was declined by ${by} on ${longDate(dateInZone(decision.decidedAt, zone))}: ${reason}.`,
  }
}
