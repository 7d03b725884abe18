import 'server-only'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { record } from '@/lib/history/record'
import type { Administrator } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

/**
 * Lets the reviewers of an organisation use a code by mail as their second factor, or no longer: then their next sign-in needs
 * another, and those that stand go on. The same again changes nothing.
 */
export function allowEmailedCode(
  administrator: Administrator,
  { organisation, allowed }: { organisation: string; allowed: boolean },
  at: Date = now(),
): Promise<{ allowed: boolean; changed: boolean } | Refusal> {
  return db.$transaction(async (tx) => {
    const other = { id: organisation, allowsEmailedCode: !allowed }
    const { count } = await tx.organisation.updateMany({ where: other, data: { allowsEmailedCode: allowed } })
    if (count === 0 && !(await tx.organisation.count({ where: { id: organisation } })))
      return refuse('There is no such organisation.')
    if (count > 0) {
      const happened = { event: 'organisation.emailed_code_changed', data: { allowed } } as const
      await record(tx, happened, { organisationId: organisation }, { person: administrator.id }, at)
    }
    return { allowed, changed: count > 0 }
  })
}
