import { CalendarDays, Layers2, LayoutDashboard, LifeBuoy, Stethoscope, Users } from 'lucide-react'
import { paths } from '@/lib/paths'
import type { Role } from '@/lib/people/person'
import type { NavItem } from './nav'

const guides: NavItem = { href: paths.guides(), label: 'Guides', icon: <LifeBuoy />, apart: true }

const consultantSide: readonly NavItem[] = [
  { href: paths.calendar(), label: 'My Calendar', icon: <CalendarDays /> },
  { href: paths.clients(), label: 'My Clients', icon: <Users />, also: ['/cases'] },
  { href: paths.requests(), label: 'My Requests', icon: <Layers2 /> },
  guides,
]

/** The navigation of each role, top to bottom (design §3). */
const navigation: Record<Role, readonly NavItem[]> = {
  consultant: consultantSide,
  practice_staff: consultantSide,
  clinical_leader: [{ href: paths.reviews(), label: 'Clinical Reviews', icon: <Stethoscope /> }, guides],
  reviewer: [
    { href: paths.approvals(), label: 'Approvals', icon: null },
    { href: paths.help(), label: 'Help', icon: null },
  ],
  administrator: [{ href: paths.admin(), label: 'Overview', icon: <LayoutDashboard /> }, guides],
}

/** A role's navigation, with the flame and the count on what needs the viewer. */
export function navigationOf(role: Role, needsYou: number): NavItem[] {
  const marked = role === 'clinical_leader' ? paths.reviews() : paths.requests()
  return navigation[role].map((item) =>
    item.href === marked && needsYou > 0 ? { ...item, flame: true, count: needsYou } : item,
  )
}
