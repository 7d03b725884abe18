import { Ban, CalendarClock, Printer, UserX } from 'lucide-react'
import { Menu, type MenuItem } from '@/components/ui/menu'
import { mayBeNoShow, mayCancel, mayMove } from '@/lib/appointments/appointment'
import type { AppointmentFacts } from '@/lib/appointments/queries'
import { dateInZone } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'

type Props = { facts: AppointmentFacts; zone: string; at: Date; print?: boolean }

/** The three dots of an appointment: what else can become of it now. Nothing where nothing can. */
export function AppointmentMenu({ facts, zone, at, print = false }: Props) {
  const { number } = facts
  const items: MenuItem[] = [
    ...(mayMove(facts)
      ? [
          {
            label: 'Move to another time',
            icon: <CalendarClock />,
            href: paths.time(number, dateInZone(facts.startsAt, zone)),
          },
        ]
      : []),
    ...(mayBeNoShow(facts, at) ? [{ label: 'Record a no-show', icon: <UserX />, href: paths.noShow(number) }] : []),
    ...(mayCancel(facts) ? [{ label: 'Cancel appointment', icon: <Ban />, href: paths.cancellation(number) }] : []),
    ...(print ? [{ label: 'Print', icon: <Printer />, print: true, apart: true }] : []),
  ]
  return items.length > 0 && <Menu items={items} />
}
