import { release } from '@/lib/approvals/release'
import { addDays, type CalendarDate, databaseDate, daysBetween, instantAt } from '@/lib/clocks/calendar-date'
import { defaults } from '@/tests/support/default-agreement'
import type { Dice } from '@/tests/support/identity-texts'

// P5: organisations and an employer who knows what an employer plausibly knows, and reads what a reviewer reads.

/**
 * The attacker, in shares. They know the released request, everybody employed, and these habits; of each person they know
 * whether they are away at a regular time, on a return-to-work plan, with a compensation claim, or in visible trouble.
 */
const known = {
  /** Of all people, clients within 12 months; of those, asking for extra sessions; of clients, those whom the employer knows to be one. */
  ...{ clients: 0.1, ask: 0.4, knownClients: 0.25 },
  /** Sessions fall into working hours, and a regular absence is noticed; others are away regularly too. */
  ...{ inHours: 0.5, noticed: 0.7, othersAway: 0.1 },
  /** The absence ends within two weeks of a decline; that of others ends just then. */
  ...{ endsAfterDecline: 0.8, othersEnd: 0.05 },
  /** Of those with this goal or pathway, people of whom the employer knows the reason; and of all others. */
  facts: {
    returning: { so: 0.7, others: 0.04 },
    claiming: { so: 0.9, others: 0.03 },
    troubled: { so: 0.6, others: 0.05 },
  },
} as const
const { zone, monday } = { zone: 'Australia/Sydney', monday: '2026-02-02' }

type Fact = 'returning' | 'claiming' | 'troubled'
type Absence = { readonly from: CalendarDate; readonly to: CalendarDate }
type Employee = {
  readonly client: boolean
  readonly knownClient: boolean
  readonly facts: ReadonlySet<Fact>
  readonly away: Absence | null
}
type Asked = { readonly who: number; readonly request: ReturnType<typeof release> }

const goals = [
  'Complete treatment goals already under way',
  'Consolidate gains and prevent relapse',
  'Stay at or return to work',
  'Stabilise wellbeing',
  'Plan an ending and hand over',
]
const pathways = [
  'Not needed, goals are expected to be met',
  'GP, for a mental health treatment plan',
  'Workers compensation or another insurer',
  'Specialist service',
]

/** The facts that a goal or a pathway speaks of. */
const spokenOf = ({ goal, referral, urgent }: Pick<Asked['request'], 'goal' | 'referral' | 'urgent'>): Fact[] => [
  ...(goal === 'Stay at or return to work' ? (['returning'] as const) : []),
  ...(referral === 'Workers compensation or another insurer' ? (['claiming'] as const) : []),
  ...(urgent ? (['troubled'] as const) : []),
]

/** A year of an organisation of so many people, with at least one client. */
export function yearOf(people: number, dice: Dice): { employees: Employee[]; asked: Asked[] } {
  const sure = dice.below(people)
  const asked: Asked[] = []
  const employees = Array.from({ length: people }, (_, who): Employee => {
    const client = who === sure || dice.chance(known.clients)
    const start = addDays(monday, 7 * dice.below(30) + dice.below(5))
    const received = addDays(start, 7 * (6 + dice.below(6)))
    const request = client && (who === sure || dice.chance(known.ask)) ? requestOn(received, dice) : null
    if (request) asked.push({ who, request })
    const spoken = request ? spokenOf(request) : []
    const isTrue = (fact: Fact) => dice.chance(spoken.includes(fact) ? known.facts[fact].so : known.facts[fact].others)
    const seen = client ? dice.chance(known.inHours) && dice.chance(known.noticed) : dice.chance(known.othersAway)
    const ends = request?.outcome?.kind === 'declined' && dice.chance(known.endsAfterDecline)
    const others = {
      from: addDays(monday, dice.below(60)),
      to: addDays(monday, dice.chance(known.othersEnd) ? 120 + dice.below(60) : 365),
    }
    return {
      ...{ client, knownClient: client && dice.chance(known.knownClients) },
      facts: new Set((['returning', 'claiming', 'troubled'] as const).filter(isTrue)),
      away: !seen ? null : client ? { from: start, to: ends ? addDays(received, 12) : addDays(received, 60) } : others,
    }
  })
  return { employees, asked }
}

/** A request as the portal's own projection releases it. */
function requestOn(received: CalendarDate, { one, below, chance }: Dice) {
  const goal = one(goals)
  const urgent = goal === 'Stabilise wellbeing'
  const decided = instantAt(addDays(received, 2), '12:00', zone)
  const declined = chance(0.15)
  const decision = {
    ...{
      stage: 'organisation',
      outcome: declined ? 'declined' : 'approved',
      sessions: declined ? 0 : 2,
      decidedAt: decided,
    },
    ...{
      byRule: null,
      reasonOther: '',
      byPerson: { name: 'Joanna Pike' },
      reason: declined ? { label: 'Budget' } : null,
      condition: null,
    },
  }
  const entered = instantAt(received, '10:00', zone)
  return release(
    {
      ...{
        reference: '7K3QX2',
        status: decision.outcome,
        urgent,
        sessionsAsked: 1 + below(4),
        reachedOn: databaseDate(received),
      },
      ...{
        dueOn: databaseDate(addDays(received, 9)),
        closedAt: decided,
        goal: { releasedLabel: goal },
        pathway: { releasedLabel: one(pathways) },
      },
      ...{ agreement: defaults, decisions: [decision], questions: [], history: [], askedAgainOf: null },
      stays: [{ status: 'organisation_review', enteredAt: entered, leftAt: decided }],
    },
    decided,
    new Set(),
  )
}

/** How likely each person is the one, to the attacker: shares that add up to 1. */
export function suspicion(employees: readonly Employee[], request: Asked['request']): number[] {
  const spoken = spokenOf(request)
  const unknown = (known.clients * (1 - known.knownClients)) / (1 - known.clients * known.knownClients)
  const weights = employees.map(({ knownClient, facts, away }) => {
    const odds = spoken.map((fact) => {
      const { so, others } = known.facts[fact]
      return facts.has(fact) ? so / others : (1 - so) / (1 - others)
    })
    return (knownClient ? 1 : unknown) * odds.reduce((product, one) => product * one, 1) * oddsOf(away, request)
  })
  const sum = weights.reduce((all, one) => all + one, 0)
  return weights.map((one) => one / sum)
}

/** What an absence says, or that there is none: long enough before the request, and going on or ending with the outcome. */
function oddsOf(away: Absence | null, { received, outcome }: Asked['request']): number {
  const seen = known.inHours * known.noticed
  const fits = away !== null && daysBetween(away.from, received) >= 35 && away.to >= received
  if (!fits) return (1 - seen) / (1 - known.othersAway)
  const odds = seen / known.othersAway
  if (outcome?.kind !== 'declined') return odds
  const ended = daysBetween(received, away.to) <= 16
  return (
    odds * (ended ? known.endsAfterDecline / known.othersEnd : (1 - known.endsAfterDecline) / (1 - known.othersEnd))
  )
}

/** The smallest number of people who hold four fifths of the suspicion, and whether the right one is among them. */
export function anonymitySet(shares: readonly number[], right: number): { size: number; right: boolean } {
  const order = shares.map((share, who) => ({ share, who })).sort((a, b) => b.share - a.share)
  let held = 0
  let size = 0
  for (const { share } of order) {
    if (held >= 0.8) break
    held += share
    size += 1
  }
  return { size, right: order.slice(0, size).some(({ who }) => who === right) }
}
