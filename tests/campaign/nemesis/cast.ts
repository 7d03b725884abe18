// Tells the world that the nemesis plays in, by calling the verbs, so that history knows all of it.
import { encode } from 'next-auth/jwt'
import { appointmentNumber } from '@/lib/appointments/appointment'
import { bookAppointment } from '@/lib/appointments/book'
import { completeAppointment } from '@/lib/appointments/complete'
import { caseNumber } from '@/lib/cases/assist-case'
import { openCase } from '@/lib/cases/open-case'
import { registerClient } from '@/lib/clients/register'
import { addDays, dateInZone, instantAt } from '@/lib/clocks/calendar-date'
import { env } from '@/lib/env'
import type { Administrator, Consultant } from '@/lib/people/person'
import { asAdministrator } from '@/lib/sign-in/gated'
import { openSignIn } from '@/lib/sign-in/sign-ins'
import { clinicalLeader, consultant, days, done, organisation, person, reviewer } from '@/tests/support/world'

type Somebody = { id: string; cookie: string }
export type Cast = {
  consultants: (Somebody & { cases: string[] })[]
  reviewers: Somebody[]
  leaders: Somebody[]
}

const zone = 'Australia/Sydney'

/** `cases` each for `consultants`, a third of them near the threshold, over `organisations` with two reviewers each. */
export async function tellCast(sizes: { organisations: number; consultants: number; cases: number }): Promise<Cast> {
  const administrator = asAdministrator(await person('administrator'))
  if (!administrator) throw new Error('The gate is closed for the administrator.')
  const houses: string[] = []
  const reviewers: Somebody[] = []
  for (let count = 0; count < sizes.organisations; count += 1) {
    const id = await organisation()
    houses.push(id)
    for (const _ of [1, 2]) reviewers.push(await signedIn(await reviewer(id)))
  }
  const leaders = await Promise.all([1, 2, 3].map(async () => signedIn(await clinicalLeader())))
  const consultants: Cast['consultants'] = []
  for (let nth = 0; nth < sizes.consultants; nth += 1) {
    const of = await consultant()
    const slot = freeSlots()
    const cases: string[] = []
    for (let count = 0; count < sizes.cases; count += 1)
      cases.push(
        await tellCase(
          administrator,
          of,
          houses[(nth + count) % houses.length] ?? '',
          count % 3 === 0 ? 6 : count % 5,
          slot,
        ),
      )
    consultants.push({ ...(await signedIn(of)), cases })
  }
  return { consultants, reviewers, leaders }
}

/** A person with the cookie of a sign-in that stands. */
async function signedIn({ id }: { id: string }): Promise<Somebody> {
  const signInId = await openSignIn(id, { address: '127.0.0.1', userAgent: 'nemesis' }, 'demo')
  const token = await encode({ token: { signInId }, secret: env().NEXTAUTH_SECRET })
  return { id, cookie: `next-auth.session-token=${token}` }
}

async function tellCase(
  administrator: Administrator,
  of: Consultant,
  organisationId: string,
  completed: number,
  slot: () => Date,
): Promise<string> {
  const opened = new Date(Date.now() - days(90))
  const name = `Marlowe${Math.random().toString(36).slice(2, 8)}`
  const named = { givenName: 'Wren', familyName: name, preferredName: null, email: `${name}@example.org`.toLowerCase() }
  const born = { phone: null, dateOfBirth: null, timeZone: zone }
  const { client } = await registerClient(administrator, { organisationId, ...named, ...born }, opened)
  const begun = { clientId: client, issue: 'Work and stress', consultantId: of.id }
  const code = caseNumber(done(await openCase(administrator, begun, opened)).number)
  for (let count = 0; count < completed; count += 1) {
    const startsAt = slot()
    const booked = await bookAppointment(
      of,
      { case: code, startsAt, manner: 'video' },
      new Date(startsAt.getTime() - days(2)),
    )
    const number = appointmentNumber(done(booked).number)
    done(await completeAppointment(of, number, new Date(startsAt.getTime() + 3_600_000)))
  }
  return code
}

/** One consultant's times of the past weeks, each once: eight a day. */
function freeSlots(): () => Date {
  const today = dateInZone(new Date(), zone)
  let taken = 0
  return () => {
    const [back, hour] = [1 + Math.floor(taken / 8), 8 + (taken % 8)]
    taken += 1
    return instantAt(addDays(today, -back), `${String(hour).padStart(2, '0')}:00`, zone)
  }
}
