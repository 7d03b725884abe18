import { type Difference, differs } from '@/lib/consistency/difference'
import type { HistoryFact, MailFact, PersonFact, RequestFact, Shared, TaskFact } from '@/lib/consistency/facts'
import type { Move, Replayed } from '@/lib/consistency/replay'
import { recipients, type Telling, toldOf, waitsForDailyMail } from '@/lib/mail/recipients'
import { requestNumber } from '@/lib/requests/request'

/**
 * Mails that events ask for (domain §6). Every other kind has its own reason and is held to no event here: reminders and digests of
 * the clocks, and what people are told about their own way in.
 */
const asked: ReadonlySet<string> = new Set(Object.values(recipients).flatMap((told) => told.map(({ mail }) => mail)))

/** One mail that an event asks for: who must have it, and who may, where history does not tell how they stood at that instant. */
type Wanted = { readonly must: ReadonlySet<string>; readonly may: (person: PersonFact) => boolean }

/** Somebody who has always been as they are, and was there before a row of history. */
const steady = ({ moved, invitedBy, disabled }: PersonFact, row: HistoryFact): boolean =>
  !moved && !disabled && (invitedBy === null || BigInt(invitedBy) < BigInt(row.id))

const nobody: Wanted = { must: new Set(), may: () => false }

function wantedBy(
  telling: Telling,
  { row }: Move,
  before: readonly Move[],
  request: RequestFact,
  shared: Shared,
): Wanted {
  const { to } = telling
  const asking = before.findLast(({ event }) => event.endsWith('_question_asked'))
  const questions = asking ? [{ stage: asking.event.startsWith('clinical') ? 'clinical' : 'organisation' }] : []
  const agreement = shared.terms.get(request.agreementId ?? '') ?? null
  // One mail a day instead: that is the clocks' to send, and nobody is told twice.
  if (waitsForDailyMail(telling, { ...request, agreement, questions })) return nobody
  const sure = (some: readonly PersonFact[]) =>
    new Set(some.filter((person) => steady(person, row)).map(({ id }) => id))
  const consultant = shared.people.get(request.consultantId)
  const made = [...new Set([request.consultantId, request.startedById])]
  if (to === 'reviewers') {
    const own = shared.reviewersOf(request.organisationId)
    return { must: sure(own), may: (person) => own.includes(person) || person.moved }
  }
  if (to === 'clinical_leaders') {
    const leads = shared.leaders.filter(
      ({ id, practiceId }) => !made.includes(id) && (practiceId === null || practiceId !== consultant?.practiceId),
    )
    const unsure = consultant?.moved !== false
    return { must: unsure ? new Set() : sure(leads), may: (person) => leads.includes(person) || person.moved || unsure }
  }
  if (to === 'asker') {
    const must = sure([shared.people.get(asking?.row.personId ?? '') ?? []].flat().filter(decides))
    // Whoever asked may have left meanwhile: then the answer waits for all who can decide.
    return { must, may: (person) => must.size === 0 && (decides(person) || person.moved) }
  }
  const side = (to === 'consultant' ? made.slice(0, 1) : made).flatMap((id) => shared.people.get(id) ?? [])
  const tells = side.filter(({ id, role, practiceId }) =>
    id === request.consultantId
      ? role === 'consultant'
      : role === 'practice_staff' && practiceId !== null && practiceId === consultant?.practiceId && !consultant.moved,
  )
  return { must: sure(tells), may: (person) => side.includes(person) }
}

const decides = ({ role }: PersonFact): boolean => role === 'reviewer' || role === 'clinical_leader'

/** What an event tells; nothing where the agreement's standing rule decides in the same breath, so that only the outcome is told. */
function tellingsOf({ event, from }: Move, after: Move | undefined): readonly Telling[] {
  return after?.event === 'approved' && after.row.rule !== null ? [] : toldOf(event, from)
}

const key = (kind: string, at: Date): string => `${kind} at ${at.toISOString()}`

/**
 * The mails of a request to people against its history (domain §6): each event has told each whom it must exactly once, at its
 * instant, and nothing was told without one. A mail that was sent again counts to the one it repeats.
 */
export function mailDifferences(
  request: RequestFact,
  told: Replayed,
  mails: readonly MailFact[],
  shared: Shared,
): Difference[] {
  const record = requestNumber(request.reference)
  const wanted = told.moves.flatMap((move, index) =>
    tellingsOf(move, told.moves[index + 1])
      .filter(({ to }) => to !== 'client')
      .map((telling) => ({
        key: key(telling.mail, move.row.at),
        ...wantedBy(telling, move, told.moves.slice(0, index), request, shared),
      })),
  )
  const sent = mails.filter(
    ({ event, personId, resendOfId }) => asked.has(event) && personId !== null && resendOfId === null,
  )
  const keys = new Set([...wanted.map((one) => one.key), ...sent.map(({ event, queuedAt }) => key(event, queuedAt))])
  return [...keys].flatMap((one) => {
    const [asking, had] = [
      wanted.filter((other) => other.key === one),
      sent.filter(({ event, queuedAt }) => key(event, queuedAt) === one).map(({ personId }) => personId ?? ''),
    ]
    const whom = new Set([...had, ...asking.flatMap(({ must }) => [...must])])
    return [...whom].flatMap((id) => {
      const person = shared.people.get(id)
      const count = had.filter((other) => other === id).length
      const least = asking.filter(({ must }) => must.has(id)).length
      const most = asking.filter(({ must, may }) => must.has(id) || (person && may(person))).length
      return differs(record, `mails ${one} to ${id}`, count, Math.min(Math.max(count, least), most))
    })
  })
}

const outcomes = { approved: 'approved-client', declined: 'declined-client', clinically_declined: 'declined-client' }

/**
 * How the client was told an outcome (domain §6.1): by exactly one mail, or by the task *Tell the client the outcome*. Both only
 * where the mail did not arrive for sure; and where it failed for good, the task or the mail sent again.
 */
export function outcomeDifferences(
  request: RequestFact,
  told: Replayed,
  mails: readonly MailFact[],
  tasks: readonly TaskFact[],
  history: readonly HistoryFact[],
): Difference[] {
  const record = requestNumber(request.reference)
  const move = told.moves.find(({ event }) => event in outcomes)
  const first = mails.filter(({ clientId, resendOfId }) => clientId !== null && resendOfId === null)
  const toTell = tasks.filter(({ kind, requestId }) => kind === 'tell_client_the_outcome' && requestId === request.id)
  if (!move)
    return [
      ...differs(record, 'outcome mails to the client', first.length, 0),
      ...differs(record, 'tasks to tell the client', toTell.length, 0),
    ]
  const kind = outcomes[move.event as keyof typeof outcomes]
  const own = first.filter(({ event, queuedAt }) => key(event, queuedAt) === key(kind, move.row.at))
  const wasTold = history.some(({ event, requestId }) => event === 'case.client_told' && requestId === request.id)
  const open = toTell.some(({ doneAt }) => doneAt === null)
  const ways = `${first.length} mails, ${toTell.length} tasks`
  const last = own[0] && lastOf(own[0], mails)
  const doubtful = last !== undefined && (last !== own[0] || last.status !== 'sent' || last.bouncedAt !== null)
  const lawful =
    first.length === own.length &&
    (own.length === 0 || request.outcomeTo === 'nobody'
      ? own.length === 0 && toTell.length > 0
      : own.length === 1 && (toTell.length === 0 ? last?.status !== 'failed' : doubtful))
  return [
    ...(lawful ? [] : differs(record, 'how the client is told', ways, `one mail or one task for ${kind}`)),
    ...(wasTold && open ? differs(record, 'task to tell the client', 'open', 'done') : []),
  ]
}

/** What came of a mail: itself, or the last that was sent again for it. */
function lastOf(mail: MailFact, mails: readonly MailFact[]): MailFact {
  const again = mails.find(({ resendOfId }) => resendOfId === mail.id)
  return again ? lastOf(again, mails) : mail
}

/** Why the row of a mail cannot be as it is, or nothing: the life of a mail is waiting, with a worker, then settled. */
export function whyNotLawful(mail: MailFact): string | null {
  const { status, claimedAt, claimedBy, settledAt, failure, personId, clientId } = mail
  if ((personId === null) === (clientId === null)) return 'is to one record'
  if (status === 'claimed') return claimedAt && claimedBy && !settledAt ? null : 'a claimed mail is with a worker'
  if (status === 'queued') return claimedAt || claimedBy || settledAt ? 'a waiting mail is with nobody' : null
  if (!settledAt) return 'a settled mail has its time'
  return failure && status !== 'failed' ? 'only a failed mail has a failure' : null
}

/** Each mail in a state that can be. */
export const stateDifferences = (mails: readonly MailFact[]): Difference[] =>
  mails.flatMap((mail) => {
    const why = whyNotLawful(mail)
    return why ? differs(`Mail ${mail.id}`, 'state', mail.status, why) : []
  })
