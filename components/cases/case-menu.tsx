import { Calendar, CirclePlus, FolderOpen, LayersPlus, Lock, Printer } from 'lucide-react'
import { Menu, type MenuItem } from '@/components/ui/menu'
import { appointmentNumber } from '@/lib/appointments/appointment'
import { caseNumber } from '@/lib/cases/assist-case'
import type { CaseView } from '@/lib/cases/queries'
import { paths } from '@/lib/paths'
import { requestNumber } from '@/lib/requests/request'

type Props = {
  view: CaseView
  /** On a task's page: the way back to its case, and the number of its appointment. */
  task?: { appointment: number | null }
}

/** The three dots of a case and of its tasks: *Add Work* holds the Extra Sessions Request (domain §2.5). */
export function CaseMenu({ view: { assistCase, ask, terms }, task }: Props) {
  const code = caseNumber(assistCase.number)
  const request: MenuItem = {
    ...{ label: 'Extra Sessions Request', icon: <LayersPlus /> },
    line: ask.open ? `${requestNumber(ask.open)} is open` : (ask.barred ?? askWords(terms.mostPerRequest)),
    href: ask.open ? paths.request(requestNumber(ask.open)) : paths.newRequest(code),
  }
  const items: MenuItem[] = [
    { label: 'Add Work', icon: <CirclePlus />, items: [request] },
    ...(task ? [{ label: 'Open Assist case', icon: <FolderOpen />, href: paths.case(code) }] : []),
    ...(task && task.appointment !== null
      ? [
          {
            label: 'Open appointment',
            icon: <Calendar />,
            href: paths.appointment(appointmentNumber(task.appointment)),
          },
        ]
      : []),
    ...(task || assistCase.closedAt
      ? []
      : [{ label: 'Close case', icon: <Lock />, href: paths.closing(code), apart: true }]),
    { label: 'Print', icon: <Printer />, print: true, apart: true },
  ]
  return <Menu items={items} variant={task ? 'secondary' : 'quiet'} />
}

const askWords = (most: number): string => `Ask the organisation for ${most === 1 ? '1' : `1 to ${most}`} more`
