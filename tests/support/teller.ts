// A process of its own that tells worlds by calling the verbs: what browser tests begin from. One wish a line, one world a line.
import { randomInt, randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { appointmentNumber, sessionMinutes } from '@/lib/appointments/appointment'
import { bookAppointment } from '@/lib/appointments/book'
import { completeAppointment } from '@/lib/appointments/complete'
import { askQuestion } from '@/lib/approvals/ask'
import { approvalFor } from '@/lib/approvals/queries'
import { whatIsThere } from '@/lib/calendar/overlap'
import { caseNumber } from '@/lib/cases/assist-case'
import { openCase } from '@/lib/cases/open-case'
import { registerClient } from '@/lib/clients/register'
import { dateInZone, instantAt, timeInZone, weekdayOf } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import type { Administrator, Consultant } from '@/lib/people/person'
import { submitRequest } from '@/lib/requests/submit'
import { asAdministrator, asConsultant, asReviewer } from '@/lib/sign-in/gated'
import { newTotpSecret, openTotpSecret, sealTotpSecret } from '@/lib/sign-in/totp'
import type { OwnWorld, Somebody, Wish } from '@/tests/support/own-world'
import { days, done, form, organisation, person, practice } from '@/tests/support/world'

const letters = (count: number) => Array.from({ length: count }, () => String.fromCharCode(97 + randomInt(26))).join('')
const password = 'one-more-session'

for await (const line of createInterface({ input: process.stdin })) {
  const told = await tell(JSON.parse(line)).catch((error) => ({ error: String(error?.stack ?? error) }))
  console.log(JSON.stringify(told))
}
process.exit(0)

async function tell(wish: Wish): Promise<OwnWorld> {
  const { completed = 3, booked = true } = wish
  const { passwordHash } = await db.person.findFirstOrThrow({ where: { passwordHash: { not: null } } })
  const administrator = asAdministrator(await person('administrator', { disabledAt: new Date() }))
  if (!administrator) throw new Error('The gate is closed for the administrator.')
  const organisationId = await organisation(wish.terms)
  const of = await consultantOf(wish, passwordHash)
  const reviewer = (given: string) =>
    person('reviewer', { name: `${given} Q${letters(6)}`, organisationId, passwordHash, timeZone: of.timeZone })
  const reviewers = [await reviewer('Robin'), await reviewer('Jules')] as const
  const familyName = `Quill${letters(6)}`
  const email = `${familyName.toLowerCase()}@example.org`
  const opened = new Date(Date.now() - days(60))
  const named = { givenName: 'Winifred', familyName, preferredName: null, email: wish.withoutEmail ? null : email }
  const born = { phone: null, dateOfBirth: '1987-03-14', timeZone: of.timeZone } as const
  const { client } = await registerClient(administrator, { organisationId, ...named, ...born }, opened)
  const begun = { clientId: client, issue: 'Work and stress', consultantId: of.id }
  const code = caseNumber(done(await openCase(administrator, begun, opened)).number)
  for (let back = completed; back > 0; back--) await sessionOf(of, code, new Date(Date.now() - days(7 * back)), true)
  const appointment = booked ? await sessionOf(of, code, todayOrMonday(of.timeZone), false) : ''
  const request = wish.asks ? await asked(of, code, wish.asks, wish.terms?.timeZone ?? of.timeZone) : ''
  if (wish.question) await asking(reviewers[0], request, wish.question)
  return {
    organisation: (await db.organisation.findUniqueOrThrow({ where: { id: organisationId } })).name,
    consultant: await somebody(of),
    staff: of.by.id === of.id ? null : await somebody(of.by),
    reviewers: [await somebody(reviewers[0]), await somebody(reviewers[1])],
    client: { id: client, name: `Winifred ${familyName}`, familyName, email },
    unassigned: wish.withoutConsultant ? await waitingCase(administrator, organisationId, of) : '',
    ...{ case: code, appointment, request },
  }
}

/** Gives somebody an authenticator app, unless they are of the story and have theirs. */
async function somebody({ id, name, email }: { id: string; name: string; email: string }): Promise<Somebody> {
  const { totpSecret } = await db.person.findUniqueOrThrow({ where: { id } })
  const secret = totpSecret ? openTotpSecret(totpSecret, id) : newTotpSecret()
  if (!totpSecret) await db.person.update({ where: { id }, data: { totpSecret: sealTotpSecret(secret, id) } })
  return { name, email, password, totpSecret: secret }
}

/** The story's own consultant where one is named, else a new one; with practice staff where they are wished for. */
async function consultantOf(wish: Wish, passwordHash: string | null): Promise<Consultant> {
  const named = wish.consultant && (await db.person.findFirstOrThrow({ where: { name: wish.consultant } }))
  const practiceId = wish.withStaff ? await practice() : null
  const row = named || (await person('consultant', { name: `Imogen C${letters(6)}`, passwordHash, practiceId }))
  const as = { ...row, role: 'consultant', theme: 'system', signInId: randomUUID() } as const
  const consultant = asConsultant(as, null)
  if (!consultant) throw new Error('The gate is closed for the consultant.')
  if (!wish.withStaff) return consultant
  const staff = await person('practice_staff', { name: `Petra S${letters(6)}`, passwordHash, practiceId })
  return { ...consultant, by: { id: staff.id, name: staff.name, email: staff.email }, readsClinicalText: false }
}

/** The case of another client, for the consultant's practice to choose. */
async function waitingCase(by: Administrator, organisationId: string, { practiceId, timeZone }: Consultant) {
  const named = { givenName: 'Bertram', familyName: `Reed${letters(6)}`, preferredName: null, email: null }
  const { client } = await registerClient(by, { organisationId, ...named, phone: null, dateOfBirth: null, timeZone })
  const begun = { clientId: client, issue: 'Sleep and worry', consultantId: null, practiceId }
  return caseNumber(done(await openCase(by, begun)).number)
}

/** Books a session ten days before it begins, at the next time that is free, and completes it where it is over. */
async function sessionOf(of: Consultant, code: string, wanted: Date, over: boolean): Promise<string> {
  const startsAt = await nextFree(of, wanted)
  const at = new Date(startsAt.getTime() - days(10))
  const { number } = done(await bookAppointment(of, { case: code, startsAt, manner: 'video' }, at))
  const appointment = appointmentNumber(number)
  if (over) done(await completeAppointment(of, appointment, new Date(startsAt.getTime() + 3_600_000)))
  return appointment
}

/** The next time of the same day that is free, from early morning on again after the evening. */
async function nextFree(of: Consultant, startsAt: Date): Promise<Date> {
  const endsAt = new Date(startsAt.getTime() + sessionMinutes * 60_000)
  if (!(await whatIsThere(db, of, { startsAt, endsAt }))) return startsAt
  const later = new Date(startsAt.getTime() + 25 * 60_000)
  const evening = timeInZone(later, of.timeZone) > '20:00'
  return nextFree(of, evening ? instantAt(dateInZone(startsAt, of.timeZone), '06:05', of.timeZone) : later)
}

/** Some time of a working day: today's, or Monday's when today is in a weekend. */
function todayOrMonday(zone: string): Date {
  const today = dateInZone(new Date(), zone)
  const weekday = weekdayOf(today)
  const ahead = weekday > 5 ? 8 - weekday : 0
  const time = `${String(9 + randomInt(8)).padStart(2, '0')}:${String(5 * randomInt(12)).padStart(2, '0')}`
  return new Date(instantAt(today, time, zone).getTime() + days(ahead))
}

/** Asks on the day that it is for the organisation: near midnight the consultant's may be another. */
async function asked(of: Consultant, code: string, sessions: number, zone: string): Promise<string> {
  const dateOfRequest = dateInZone(new Date(), zone)
  return done(await submitRequest(of, form(code, sessions, { dateOfRequest }))).request
}

async function asking(who: Awaited<ReturnType<typeof person>> | undefined, request: string, question: string) {
  const reviewer = who && asReviewer(who)
  if (!reviewer) throw new Error('The gate is closed for the reviewer.')
  const version = (await approvalFor(reviewer, request))?.request.version ?? 0
  done(await askQuestion(reviewer, { request, version, choice: 'ask', question }))
}
