import 'server-only'
import { type CalendarDate, databaseDate, dateInZone } from '@/lib/clocks/calendar-date'
import { holidaysByState } from '@/lib/clocks/holidays'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Place } from '@/prisma/demo/frame'

type Terms = Partial<Omit<Prisma.AgreementUncheckedCreateInput, 'organisationId' | 'version' | 'inForceFrom'>>
type Cast = { name: string; state: string; timeZone: string; terms: Terms; before?: Terms }

const cast = {
  kestrel: {
    name: 'Kestrel Freight',
    state: 'QLD',
    timeZone: 'Australia/Brisbane',
    terms: {},
    before: { clinicalClock: 7 },
  },
  southbank: { name: 'Southbank Health', state: 'VIC', timeZone: 'Australia/Melbourne', terms: {} },
  marlow: {
    ...{ name: 'Marlow Council', state: 'NSW', timeZone: 'Australia/Sydney' },
    terms: { entitledSessions: 6 },
    before: { entitledSessions: 4, mostPerRequest: 2 },
  },
  saltmarsh: {
    ...{ name: 'Saltmarsh Foods', state: 'SA', timeZone: 'Australia/Adelaide' },
    terms: { standingRuleUpTo: 2, standingRuleBelow: 9 },
  },
  ironbark: {
    name: 'Ironbark Ridge Minerals',
    state: 'WA',
    timeZone: 'Australia/Perth',
    terms: { entitledSessions: 8 },
  },
  tamar: { name: 'Tamar and Rowe Boatyard', state: 'TAS', timeZone: 'Australia/Hobart', terms: {} },
  topEnd: {
    ...{ name: 'Top End Provisioning', state: 'NT', timeZone: 'Australia/Darwin' },
    terms: { extraSessionsAllowed: false, entitledSessions: 4, contractType: 'per_annum' },
  },
  brindle: {
    ...{ name: 'Brindle Peak Data', state: 'ACT', timeZone: 'Australia/Sydney' },
    terms: { countScope: 'case', mostSessionsInAll: 20, reviewerMail: 'daily' },
  },
  harbour: {
    ...{ name: 'Harbour Lane Hotels', state: 'NSW', timeZone: 'Australia/Sydney' },
    terms: { entitledSessions: 4, mostPerRequest: 3 },
  },
} as const satisfies Record<string, Cast>

export type OrganisationKey = keyof typeof cast
export type Organisation = Place & {
  readonly id: string
  /** Sessions that a case opened at an instant is entitled to. */
  readonly entitled: (opened: Date) => number
}
export type Organisations = Readonly<Record<OrganisationKey, Organisation>>

/** The employers of the story, each with its agreement, and two with an older version of it as well. */
export async function bringOrganisations(at: Date): Promise<Organisations> {
  const holidaysOf = await holidaysByState(db)
  const rows = await Promise.all(
    Object.entries<Cast>(cast).map(async ([key, { name, state, timeZone, terms, before }]) => {
      const since = firstOfJuly(dateInZone(at, timeZone))
      const { id } = await db.organisation.create({ data: { name, createdAt: databaseDate(since) } })
      const place = { organisationId: id, state, timeZone }
      const versions = [
        { ...before, inForceFrom: since },
        ...(before ? [{ ...terms, inForceFrom: changedOn(at) }] : []),
      ]
      if (!before) Object.assign(versions[0] ?? {}, terms)
      await db.agreement.createMany({
        data: versions.map((one, index) => ({
          ...{ ...place, ...one, inForceFrom: databaseDate(one.inForceFrom), version: index + 1 },
        })),
      })
      const entitled = (opened: Date) =>
        (before && dateInZone(opened, timeZone) < changedOn(at) ? before : terms).entitledSessions ?? 6
      return [key, { id, timeZone, holidays: holidaysOf(state), entitled }] as const
    }),
  )
  return Object.fromEntries(rows) as Organisations
}

/** The first of July three financial years back: when the agreements began. */
const firstOfJuly = (today: CalendarDate): CalendarDate => `${Number(today.slice(0, 4)) - 3}-07-01`

/** The first of the month five months ago: from when on newer versions hold. */
function changedOn(at: Date): CalendarDate {
  const month = new Date(at)
  month.setUTCMonth(month.getUTCMonth() - 5, 1)
  return `${month.toISOString().slice(0, 7)}-01`
}
