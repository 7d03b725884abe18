import {
  Building2,
  CalendarDays,
  CalendarOff,
  ChartColumn,
  History,
  Layers2,
  LayoutDashboard,
  LifeBuoy,
  Mail,
  Stethoscope,
  UserRoundX,
  Users,
} from 'lucide-react'
import { paths } from '@/lib/paths'
import type { Role } from '@/lib/people/person'
import type { NavItem } from './nav'

const guides: NavItem = { href: paths.guides(), label: 'Guides', icon: <LifeBuoy />, apart: true }

const unassigned: NavItem = {
  href: paths.casesWithoutConsultant(),
  label: 'Unassigned',
  icon: <UserRoundX />,
  only: true,
}

const consultantSide: readonly NavItem[] = [
  { href: paths.calendar(), label: 'My Calendar', icon: <CalendarDays /> },
  { href: paths.clients(), label: 'My Clients', icon: <Users />, also: ['/cases/'] },
  { href: paths.requests(), label: 'My Requests', icon: <Layers2 /> },
  guides,
]

/** The navigation of each role, top to bottom (design §3). */
const navigation: Record<Role, readonly NavItem[]> = {
  consultant: consultantSide,
  practice_staff: [...consultantSide.slice(0, -1), unassigned, guides],
  clinical_leader: [{ href: paths.reviews(), label: 'Clinical Reviews', icon: <Stethoscope /> }, guides],
  reviewer: [
    { href: paths.approvals(), label: 'Approvals', icon: null },
    { href: paths.statistics(), label: 'Statistics', icon: null },
    { href: paths.help(), label: 'Help', icon: null },
  ],
  administrator: [
    { href: paths.admin(), label: 'Overview', icon: <LayoutDashboard />, only: true },
    unassigned,
    { href: paths.organisations(), label: 'Organisations', icon: <Building2 /> },
    { href: paths.people(), label: 'People', icon: <Users />, also: ['/admin/practices/'] },
    { href: paths.mails(), label: 'Mail', icon: <Mail /> },
    { href: paths.holidays(), label: 'Holidays', icon: <CalendarOff /> },
    { href: paths.adminStatistics(), label: 'Statistics', icon: <ChartColumn /> },
    { href: paths.access(), label: 'History', icon: <History /> },
    guides,
  ],
}

/** Where that lies which needs somebody; of the consultant side it is their requests. */
const needed: Partial<Record<Role, string>> = { clinical_leader: paths.reviews(), administrator: paths.mails() }

/**
 * A role's navigation, with the flame and the count on what needs the viewer. Cases without a consultant are always there for
 * the provider, and for practice staff while there are some.
 */
export function navigationOf(role: Role, needsYou: number, withoutConsultant = 0): NavItem[] {
  const marked = needed[role] ?? paths.requests()
  const counts = new Map([
    [marked, needsYou],
    [unassigned.href, withoutConsultant],
  ])
  const shown = navigation[role].filter(
    (item) => item !== unassigned || role === 'administrator' || withoutConsultant > 0,
  )
  return shown.map((item) => {
    const count = counts.get(item.href) ?? 0
    return count > 0 ? { ...item, flame: true, count } : item
  })
}
