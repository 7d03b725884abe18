import 'server-only'
import { db } from '@/lib/db'
import type { Consultant } from '@/lib/people/person'
import { visibleTo } from '@/lib/requests/policy'
import { statusesAwaitingConsultant } from '@/lib/requests/request'

/** How many requests wait for the consultant side's answer: the count beside the flame in the navigation. */
export function needsYouCount(consultant: Consultant): Promise<number> {
  return db.request.count({ where: { ...visibleTo(consultant), status: { in: [...statusesAwaitingConsultant] } } })
}
