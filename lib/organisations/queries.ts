import 'server-only'
import { calendarDate, dateInZone } from '@/lib/clocks/calendar-date'
import { db, type Tx } from '@/lib/db'
import type { Agreement } from '@/lib/organisations/agreement'

/** The agreement in force at an instant, by the organisation's own calendar (domain §1). Throws where there is none: a bug. */
export async function agreementInForce(tx: Tx, organisationId: string, at: Date): Promise<Agreement> {
  const versions = await tx.agreement.findMany({ where: { organisationId }, orderBy: { inForceFrom: 'desc' } })
  return inForceAt(versions, at)
}

/** The one of several versions that is in force at an instant. */
export function inForceAt<Version extends { inForceFrom: Date; timeZone: string }>(
  versions: readonly Version[],
  at: Date,
): Version {
  const found = versions.filter((one) => calendarDate(one.inForceFrom) <= dateInZone(at, one.timeZone))
  const latest = found.sort((a, b) => b.inForceFrom.getTime() - a.inForceFrom.getTime())[0]
  if (!latest) throw new Error('No agreement is in force for this organisation.')
  return latest
}

/** An organisation's name, for its own reviewers. */
export async function organisationName(organisationId: string | null): Promise<string> {
  return (await db.organisation.findUniqueOrThrow({ where: { id: organisationId ?? '' }, select: { name: true } })).name
}
