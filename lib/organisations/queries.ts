import 'server-only'
import { isRecordId } from '@/lib/cases/schema'
import { now } from '@/lib/clock'
import { businessDaysLeft, timeLeft } from '@/lib/clocks/business-days'
import { calendarDate, dateInZone } from '@/lib/clocks/calendar-date'
import { stoodStill } from '@/lib/clocks/catch-up'
import { holidaysByState } from '@/lib/clocks/holidays'
import { db, type Tx } from '@/lib/db'
import { mailsNeedingSomebody } from '@/lib/mail/list'
import type { Agreement } from '@/lib/organisations/agreement'
import { smallBelow, smallness } from '@/lib/organisations/small'
import type { Administrator } from '@/lib/people/person'
import { openStatuses } from '@/lib/requests/request'

/** The agreement in force at an instant, by the organisation's own calendar (domain §1). Throws where there is none: a bug. */
export async function agreementInForce(tx: Tx, organisationId: string, at: Date): Promise<Agreement> {
  const versions = await tx.agreement.findMany({ where: { organisationId }, orderBy: { inForceFrom: 'desc' } })
  return inForceAt(versions, at)
}

type Dated = { inForceFrom: Date; timeZone: string }

/** The one of several versions that is in force at an instant, or undefined where none is yet. */
export function findInForce<Version extends Dated>(versions: readonly Version[], at: Date): Version | undefined {
  const found = versions.filter((one) => calendarDate(one.inForceFrom) <= dateInZone(at, one.timeZone))
  return found.sort((a, b) => b.inForceFrom.getTime() - a.inForceFrom.getTime())[0]
}

/** The same where one is taken for granted. Throws where none is in force: a bug. */
export function inForceAt<Version extends Dated>(versions: readonly Version[], at: Date): Version {
  const latest = findInForce(versions, at)
  if (!latest) throw new Error('No agreement is in force for this organisation.')
  return latest
}

/** An organisation's name, for its own reviewers. */
export async function organisationName(organisationId: string | null): Promise<string> {
  return (await db.organisation.findUniqueOrThrow({ where: { id: organisationId ?? '' }, select: { name: true } })).name
}

const year = 365 * 24 * 60 * 60_000
type Terms = Parameters<typeof smallness>[1]

/** Organisations so small that a single request may point to a person, without a standing rule yet (domain §7). */
async function smallOrganisations(at: Date) {
  const rows = await db.$queryRaw<({ id: string; name: string; clients: number } & Terms)[]>`
    SELECT o.id, o.name, seen.clients, terms.*
      FROM organisation o
      JOIN LATERAL (SELECT standing_rule_up_to AS "standingRuleUpTo", most_per_request AS "mostPerRequest",
                           clinical_review_threshold AS "clinicalReviewThreshold", entitled_sessions AS "entitledSessions"
                      FROM agreement WHERE organisation_id = o.id AND in_force_from <= (${at}::timestamptz AT TIME ZONE time_zone)::date
                     ORDER BY in_force_from DESC LIMIT 1) terms ON terms."standingRuleUpTo" IS NULL
      JOIN LATERAL (SELECT count(*)::int AS clients FROM (
              SELECT DISTINCT c.id FROM client c JOIN assist_case a ON a.client_id = c.id
               WHERE c.organisation_id = o.id AND a.created_at >= ${new Date(at.getTime() - year)} LIMIT ${smallBelow}) few) seen
        ON seen.clients < ${smallBelow}
     ORDER BY o.name`
  return rows.flatMap(({ id, name, clients, ...terms }) => {
    const found = smallness(clients, terms)
    return found ? [{ id, name, clients, smallness: found }] : []
  })
}

/** How small one organisation is and what to agree on; null where it is not small or has a rule. One round. */
export async function smallnessOf(_administrator: Administrator, organisationId: string, at: Date = now()) {
  if (!isRecordId(organisationId)) return null
  const [few, versions] = await Promise.all([
    db.client.findMany({
      where: { organisationId, cases: { some: { createdAt: { gte: new Date(at.getTime() - year) } } } },
      select: { id: true },
      take: smallBelow,
    }),
    db.agreement.findMany({ where: { organisationId } }),
  ])
  const terms = findInForce(versions, at)
  return terms ? smallness(few.length, terms) : null
}

/** What is late or stuck, for the people who look after it: one round of queries. */
export async function overviewFor(administrator: Administrator, at: Date = now()) {
  const [open, holidaysOf, needing, small, still] = await Promise.all([
    db.request.findMany({
      where: { status: { in: [...openStatuses] }, dueOn: { lte: new Date(at.getTime() + 7 * 24 * 60 * 60_000) } },
      relationLoadStrategy: 'join',
      select: {
        ...{ reference: true, status: true, urgent: true, dueOn: true },
        organisation: { select: { name: true } },
        agreement: { select: { state: true, timeZone: true } },
      },
      orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
      take: 200,
    }),
    holidaysByState(db),
    mailsNeedingSomebody(administrator),
    smallOrganisations(at),
    stoodStill(at),
  ])
  const dated = open.flatMap(({ dueOn, agreement, ...request }) => {
    if (!dueOn || !agreement) return []
    const due = calendarDate(dueOn)
    const [today, holidays] = [dateInZone(at, agreement.timeZone), holidaysOf(agreement.state)]
    const soon = businessDaysLeft(today, due, holidays) <= 2
    return [{ ...request, due, left: timeLeft(today, due, holidays), overdue: today > due, soon }]
  })
  return {
    overdue: dated.filter(({ overdue }) => overdue),
    dueSoon: dated.filter(({ overdue, soon }) => soon && !overdue),
    ...{ needing, small, still },
  }
}
