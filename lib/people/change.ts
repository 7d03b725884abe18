import 'server-only'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db'
import { record } from '@/lib/history/record'
import { type ChangedPerson, changingPerson, isLastAdministrator, tellOfChange } from '@/lib/people/changing'
import { endAllSignIns } from '@/lib/people/end-sign-ins'
import { type Administrator, openWorkWords, type Role, roleWords } from '@/lib/people/person'
import { type Place, placeData, placeOf, whyNotReviewer } from '@/lib/people/place'
import { openWork } from '@/lib/people/queries'
import type { PersonChange } from '@/lib/people/schema'
import { isRefusal, type Refusal, refuse } from '@/lib/refusal'

/**
 * Changes who somebody is, and where they belong; it counts from their next request on. Where that changes what they may see,
 * every sign-in of theirs ends. Refused for one's own role and place, for the last administrator who can sign in, for a
 * consultant who still looks after cases, and for a reviewer who would know the organisation's clients.
 */
export function changePerson(
  administrator: Administrator,
  input: PersonChange,
  at: Date = now(),
): Promise<{ changed: true } | Refusal> {
  return changingPerson(administrator, input.person, async (tx, person) => {
    const before = placeBefore(person)
    const place = input.role ? await placeOf(tx, { ...input, role: input.role }) : before
    if (isRefusal(place)) return place
    if (moves(before, place)) {
      const refused = await whyNot(tx, administrator, person, place)
      if (refused) return refuse(refused)
      await moveTo(tx, { by: administrator.id, person, before, place }, at)
    }
    await changeFacts(tx, administrator, person, input, at)
    return { changed: true }
  })
}

const placeBefore = (person: ChangedPerson): Place => ({
  ...{ role: person.role as Role, practiceId: person.practiceId, organisationId: person.organisationId },
  ...{ practice: person.practice?.name ?? null, organisation: person.organisation?.name ?? null },
})

const moves = (before: Place, to: Place): boolean =>
  before.role !== to.role || before.practiceId !== to.practiceId || before.organisationId !== to.organisationId

/** Of consultants and leaders alone a practice says nothing about what they themselves may see. */
const seesOtherThings = (before: Place, to: Place): boolean =>
  before.role !== to.role || before.organisationId !== to.organisationId || to.role === 'practice_staff'

async function whyNot(tx: Tx, by: Administrator, person: ChangedPerson, to: Place): Promise<string | null> {
  if (person.id === by.id) return 'You cannot change your own role or place. Ask another administrator.'
  if (to.role === person.role) return whyNotReviewer(tx, person, to)
  if (await isLastAdministrator(tx, person))
    return `${person.name} is the last administrator who can sign in. Invite another one first.`
  const waits = openWorkWords(await openWork(tx, person.id))
  if (waits)
    return `${person.name} still has ${waits}. Requests are decided or withdrawn and cases closed first; then the role can be changed.`
  return whyNotReviewer(tx, person, to)
}

type Move = { by: string; person: ChangedPerson; before: Place; place: Place }

async function moveTo(tx: Tx, { by, person, before, place }: Move, at: Date): Promise<void> {
  const { role, practiceId, organisationId } = place
  await tx.person.update({ where: { id: person.id }, data: { role, practiceId, organisationId } })
  const was = { wasRole: before.role, wasPractice: before.practice, wasOrganisation: before.organisation }
  const happened = { event: 'person.changed', data: { ...placeData(place), ...was } } as const
  await record(tx, happened, { aboutPersonId: person.id }, { person: by }, at)
  if (!seesOtherThings(before, place)) return
  await endAllSignIns(tx, person.id, at)
  // What they had typed was about what is not theirs to see any more.
  await tx.keptText.deleteMany({ where: { personId: person.id } })
  const where = place.organisation ?? place.practice
  const what = `An administrator made you ${roleWords[role].toLowerCase()}${where ? ` of ${where}` : ''}`
  await tellOfChange(tx, person, what, at)
}

async function changeFacts(tx: Tx, by: Administrator, person: ChangedPerson, to: PersonChange, at: Date) {
  const facts = (['name', 'title', 'timeZone'] as const).filter((one) => person[one] !== to[one])
  if (facts.length === 0) return
  const { name, title, timeZone } = to
  await tx.person.update({ where: { id: person.id }, data: { name, title, timeZone } })
  const data = { facts: facts.map((one) => ({ was: person[one], is: to[one] })) }
  await record(tx, { event: 'person.facts_changed', data }, { aboutPersonId: person.id }, { person: by.id }, at)
}
