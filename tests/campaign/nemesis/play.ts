// What people do all day, many of them at once: each turn one of them does one thing, through a real server.
import { randomUUID } from 'node:crypto'
import { addDays, dateInZone, instantAt, longDate } from '@/lib/clocks/calendar-date'
import type { Cast } from './cast'
import type { Operation, OperationKind } from './operation'
import type { Answer, Form, Visitor } from './visitor'

type Players = { consultants: Visitor[]; reviewers: Visitor[]; leaders: Visitor[] }
type Turn = { chance: () => number; note: (operation: Operation) => void; busy: Set<string> }

const zone = 'Australia/Sydney'
const details = [
  'presenting_issue',
  'achieved',
  'aims',
  'why_more',
  'risk',
  'short_term',
  'referral_steps',
  'plan_if_declined',
]
const anyOf = <T>(chance: () => number, all: readonly T[]): T | undefined => all[Math.floor(chance() * all.length)]
const referencesIn = (html: string | null, path: string) => [
  ...new Set(
    [...(html ?? '').matchAll(new RegExp(`${path}/(ESR-\\w{6})`, 'g'))].map(([, reference = '']) => reference),
  ),
]

/** One thing that one person does, chosen by chance. Who is in the middle of something is left alone. */
export async function turn(players: Players, cast: Cast, told: Turn): Promise<void> {
  const roll = told.chance()
  if (roll < 0.3) return asConsultant(anyOf(told.chance, players.consultants), cast, told)
  if (roll < 0.36) return booking(anyOf(told.chance, players.consultants), cast, told)
  if (roll < 0.5) return answering(anyOf(told.chance, players.consultants), told)
  if (roll < 0.8) return deciding(anyOf(told.chance, players.reviewers), told, players)
  return reviewing(anyOf(told.chance, players.leaders), told)
}

/** Submits a request, sometimes twice at once, as a double click does. */
async function asConsultant(who: Visitor | undefined, cast: Cast, told: Turn): Promise<void> {
  const code = anyOf(told.chance, cast.consultants.find(({ id }) => id === who?.id)?.cases ?? [])
  if (!who || !code || told.busy.has(code)) return
  told.busy.add(code)
  try {
    const form = await who.form(`/cases/${code}/requests/new`, 'submissionKey')
    if (!form) return
    const key = randomUUID()
    const filled = {
      ...{
        submissionKey: key,
        sessions: String(1 + Math.floor(told.chance() * 4)),
        goal: 'consolidate',
        pathway: 'gp',
      },
      ...{ dateOfRequest: longDate(dateInZone(new Date(), zone)), outcomeTo: 'client' },
    }
    const twice = told.chance() < 0.2
    await attempt(who, told, 'submit', { request: '', key }, form, filled, twice)
  } finally {
    told.busy.delete(code)
  }
}

/**
 * Books a session of a case at some hour of the weeks ahead, now and then twice at once. Never again later: the same booking, asked for
 * once more, is confirmed and not made anew.
 */
async function booking(who: Visitor | undefined, cast: Cast, told: Turn): Promise<void> {
  const code = anyOf(told.chance, cast.consultants.find(({ id }) => id === who?.id)?.cases ?? [])
  if (!who || !code) return
  const form = await who.form(`/calendar/new?case=${code}`, 'manner')
  const day = addDays(dateInZone(new Date(), zone), 2 + Math.floor(told.chance() * 60))
  const time = `${String(8 + Math.floor(told.chance() * 10)).padStart(2, '0')}:00`
  const key = `${code} ${instantAt(day, time, zone).toISOString()}`
  if (!form || told.busy.has(key)) return
  told.busy.add(key)
  const filled = { case: code, date: longDate(day), time, manner: 'video' }
  await attempt(who, told, 'book', { request: '', key }, form, filled, told.chance() < 0.2)
}

/** Answers what waits for the consultant, or takes a request back. */
async function answering(who: Visitor | undefined, told: Turn): Promise<void> {
  const reference = anyOf(told.chance, referencesIn((await who?.page('/requests')) ?? null, '/requests'))
  if (!who || !reference) return
  const at = `/requests/${reference}`
  const said = Object.fromEntries(details.map((code) => [code, 'As before, and better each week.']))
  const asked = await who.form(`${at}/answer`, 'answer')
  if (asked) return attempt(who, told, 'answer', { request: reference }, asked, { answer: 'In three weeks.' })
  const wanted = await who.form(`${at}/further-details`, 'presenting_issue')
  if (wanted) return attempt(who, told, 'answer_details', { request: reference }, wanted, said)
  if (told.chance() > 0.15) return
  const back = await who.form(`${at}/withdrawal`, 'reason')
  if (back) await attempt(who, told, 'withdraw', { request: reference }, back, { reason: 'mistake' })
}

const decisions = [
  { kind: 'approve', filled: { choice: 'approve_all' } },
  { kind: 'approve', filled: { choice: 'approve_all' } },
  { kind: 'decline', filled: { choice: 'decline', reason: 'budget' } },
  { kind: 'ask', filled: { choice: 'ask', question: 'When will it be done?' } },
] as const

/** Decides what waits, sometimes while a colleague decides the same. */
async function deciding(who: Visitor | undefined, told: Turn, { reviewers }: Players): Promise<void> {
  const reference = anyOf(told.chance, referencesIn((await who?.page('/approvals')) ?? null, '/approvals'))
  if (!who || !reference) return
  const beside = told.chance() < 0.2 ? anyOf(told.chance, reviewers) : undefined
  await Promise.all(
    [who, ...(beside && beside !== who ? [beside] : [])].map(async (one) => {
      const form = await one.form(`/approvals/${reference}`, 'choice')
      const decision = anyOf(told.chance, decisions)
      if (form && decision) await attempt(one, told, decision.kind, { request: reference }, form, decision.filled)
    }),
  )
}

const reviews = [
  { kind: 'endorse', filled: { choice: 'endorse_all' } },
  { kind: 'endorse', filled: { choice: 'endorse_all' } },
  { kind: 'ask_clinically', filled: { choice: 'ask', question: 'What has changed since?' } },
  { kind: 'decline_review', filled: { choice: 'decline', reason: 'goals', textForConsultant: 'See the guide.' } },
] as const

async function reviewing(who: Visitor | undefined, told: Turn): Promise<void> {
  const reference = anyOf(told.chance, referencesIn((await who?.page('/reviews')) ?? null, '/reviews'))
  const form = reference && (await who?.form(`/reviews/${reference}`, 'choice'))
  const review = anyOf(told.chance, reviews)
  if (who && reference && form && review)
    await attempt(who, told, review.kind, { request: reference }, form, review.filled)
}

/** Sends a form until somebody can say what came of it, at most five times, and notes what was done. */
async function attempt(
  who: Visitor,
  { note, chance }: Turn,
  kind: OperationKind,
  about: { request: string; key?: string },
  form: Form,
  filled: Record<string, string>,
  twice = false,
): Promise<void> {
  const startedAt = Date.now()
  let answer: Answer = { outcome: 'unknown', location: '', said: '' }
  let doubted = false
  for (let tries = 0; tries < 5 && answer.outcome === 'unknown'; tries += 1) {
    if (tries > 0) await new Promise((next) => setTimeout(next, 200 + chance() * 1_000))
    const answers = await Promise.all([
      who.send(form, filled),
      ...(twice && tries === 0 ? [who.send(form, filled)] : []),
    ])
    answer =
      answers.find(({ outcome }) => outcome === 'ok') ??
      answers.find(({ outcome }) => outcome === 'unknown') ??
      answers[0] ??
      answer
    doubted ||= answers.some(({ outcome }) => outcome === 'unknown')
  }
  const outcome = answer.outcome === 'refused' && doubted ? 'unknown' : answer.outcome
  const request = about.request || (answer.location.match(/ESR-\w{6}/)?.[0] ?? '')
  note({ kind, by: who.id, request, key: about.key ?? '', startedAt, endedAt: Date.now(), outcome, said: answer.said })
}
