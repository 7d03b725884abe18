import 'server-only'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { record } from '@/lib/history/record'
import type { Administrator } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

/**
 * Lets the staff of a practice read and answer Further details for its consultants, or no longer; it counts from their next
 * request on. The same again changes nothing.
 */
export function letStaffRead(
  administrator: Administrator,
  { practice, allowed }: { practice: string; allowed: boolean },
  at: Date = now(),
): Promise<{ allowed: boolean; changed: boolean } | Refusal> {
  return db.$transaction(async (tx) => {
    const other = { id: practice, staffReadClinicalText: !allowed }
    const { count } = await tx.practice.updateMany({ where: other, data: { staffReadClinicalText: allowed } })
    if (count === 0 && !(await tx.practice.count({ where: { id: practice } })))
      return refuse('There is no such practice.')
    if (count > 0) {
      const happened = { event: 'practice.staff_reading_changed', data: { allowed } } as const
      await record(tx, happened, { practiceId: practice }, { person: administrator.id }, at)
    }
    return { allowed, changed: count > 0 }
  })
}
