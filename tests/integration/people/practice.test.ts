import { beforeAll, describe, expect, test } from 'vitest'
import { appointmentNumber } from '@/lib/appointments/appointment'
import { cancelAppointment } from '@/lib/appointments/cancel'
import { appointmentOf, calendarOf } from '@/lib/appointments/queries'
import { closeCase } from '@/lib/cases/close-case'
import { openCase } from '@/lib/cases/open-case'
import { assistCaseOf, newCaseOf, taskOf } from '@/lib/cases/queries'
import { settleTasks } from '@/lib/cases/settle-tasks'
import { casesOf } from '@/lib/clients/list'
import { clientOf } from '@/lib/clients/queries'
import { clientSearchSchema } from '@/lib/clients/schema'
import { db } from '@/lib/db'
import { historyOfAppointment, historyOfCase, historyOfClient } from '@/lib/history/queries'
import type { Consultant } from '@/lib/people/person'
import { isRefusal } from '@/lib/refusal'
import { requestsOf } from '@/lib/requests/list'
import {
  formOf,
  furtherDetailsOf,
  needsYouCount,
  peopleOf,
  requestOf,
  slotOf,
  withdrawableOf,
} from '@/lib/requests/queries'
import { submitRequest } from '@/lib/requests/submit'
import { withdrawRequest } from '@/lib/requests/withdraw'
import { foundBy } from '@/lib/search/queries'
import { later, staffFor } from '@/tests/support/practices'
import {
  appointment,
  assistCase,
  client,
  consultant,
  days,
  done,
  form,
  noon,
  organisation,
  practice,
} from '@/tests/support/world'

// A practice's consultants do not see one another's clients; its staff see those of the one they act for (domain §1).

async function theirs() {
  const house = await practice()
  const own = await consultant(house)
  const colleague = await consultant(house)
  const elsewhere = await consultant(await practice())
  const person = await client(await organisation())
  const opened = await assistCase(own, person.id, { entitled: 8, completed: 8 })
  const booked = await appointment(own, opened.id, later(26))
  const { request } = done(await submitRequest(own, form(opened.code, 4), noon))
  await db.$transaction((tx) => settleTasks(tx, opened.id, null, noon))
  const task = await db.task.findFirstOrThrow({ where: { caseId: opened.id, doneAt: null } })
  const viewers: Record<string, Consultant> = {
    'the consultant': own,
    'staff who act for them': await staffFor(own, true),
    'a colleague of the same practice': colleague,
    'staff who act for the colleague': await staffFor(colleague, true),
    'a consultant of another practice': elsewhere,
    'staff of the other practice': await staffFor(elsewhere, true),
  }
  const number = appointmentNumber(booked.number)
  return {
    viewers,
    client: person.id,
    code: opened.code,
    number,
    request,
    task: task.id,
    organisationId: person.organisationId,
  }
}
type Theirs = Awaited<ReturnType<typeof theirs>>

const period = { from: new Date(noon.getTime() - days(2)), to: new Date(noon.getTime() + days(3)) }
const part = { take: 5 }
const anyRequest = { tab: 'all', search: '', after: null, before: null } as const

/** Every way to come by a client, a case, an appointment or a request; each says whether it found something. */
const ways: Record<string, (viewer: Consultant, of: Theirs) => Promise<boolean>> = {
  'a client': async (viewer, of) => (await clientOf(viewer, of.client, noon)) !== null,
  'My Clients': async (viewer) => (await casesOf(viewer, clientSearchSchema.parse({}), noon)).rows.length > 0,
  'a case': async (viewer, of) => (await assistCaseOf(viewer, of.code, noon)) !== null,
  'a task': async (viewer, of) => (await taskOf(viewer, of.code, of.task, noon)) !== null,
  'the page of a new case': async (viewer, of) => (await newCaseOf(viewer, of.client, noon)) !== null,
  'an appointment': async (viewer, of) => (await appointmentOf(viewer, of.number, noon)) !== null,
  'My Calendar': async (viewer, of) => {
    const { entries, open } = await calendarOf(viewer, { ...period, appointment: of.number }, noon)
    return entries.length > 0 || open !== null
  },
  'a request': async (viewer, of) => (await requestOf(viewer, of.request)) !== null,
  'its further details': async (viewer, of) => (await furtherDetailsOf(viewer, of.request)) !== null,
  'its withdrawal': async (viewer, of) => (await withdrawableOf(viewer, of.request)) !== null,
  'its people': async (viewer, of) => (await peopleOf(viewer, of.request)) !== null,
  'the form': async (viewer, of) => (await formOf(viewer, of.code)) !== null,
  'its held slot': async (viewer, of) => (await slotOf(viewer, of.request)) !== null,
  'Search by case': async (viewer, of) => (await foundBy(viewer, of.code, noon)).length > 0,
  'Search by appointment': async (viewer, of) => (await foundBy(viewer, of.number, noon)).length > 0,
  'Search by request': async (viewer, of) => (await foundBy(viewer, of.request, noon)).length > 0,
  'Search by name': async (viewer) => (await foundBy(viewer, 'Wren Marlowe', noon)).length > 0,
  'My Requests': async (viewer) => (await requestsOf(viewer, anyRequest)).requests.length > 0,
  'the count in the navigation': async (viewer) => (await needsYouCount(viewer)) > 0,
  'a case’s history': async (viewer, of) => (await historyOfCase(viewer, of.code, part)).of > 0,
  'a client’s history': async (viewer, of) => (await historyOfClient(viewer, of.client, part)).of > 0,
}

/** Verbs of each kind of record; what is not theirs is refused as not found. */
const verbs: Record<string, (viewer: Consultant, of: Theirs) => Promise<unknown>> = {
  'withdraw the request': (viewer, { request }) =>
    withdrawRequest(viewer, { request, reason: 'mistake', reasonOther: '' }, noon),
  'ask for sessions': (viewer, { code }) => submitRequest(viewer, form(code, 1), noon),
  'cancel the appointment': (viewer, { number }) =>
    cancelAppointment(viewer, { appointment: number, by: 'provider' }, noon),
  'open a case': (viewer, of) =>
    openCase(viewer, { clientId: of.client, issue: `Grief of ${viewer.by.id}`, consultantId: viewer.id }, noon),
  'close the case': (viewer, { code }) => closeCase(viewer, code, noon),
}

let of: Theirs
beforeAll(async () => {
  of = await theirs()
})

const insiders = ['the consultant', 'staff who act for them']
const outsiders = [
  ...['a colleague of the same practice', 'staff who act for the colleague'],
  ...['a consultant of another practice', 'staff of the other practice'],
]

describe.each(outsiders)('%s', (who) => {
  test.each(Object.keys(ways))('does not find %s', async (way) => {
    expect(await ways[way]?.(of.viewers[who] as Consultant, of)).toBe(false)
  })
  test.each(Object.keys(verbs))('cannot %s', async (verb) => {
    const result = await verbs[verb]?.(of.viewers[who] as Consultant, of)
    expect(result).toMatchObject({ sentence: expect.stringMatching(/^There is no such .+ not yours to see\.$/) })
  })
})

describe.each(insiders)('%s', (who) => {
  test.each(Object.keys(ways))('finds %s', async (way) => {
    expect(await ways[way]?.(of.viewers[who] as Consultant, of)).toBe(true)
  })
  test('can do it all, and history keeps who and for whom', async () => {
    const own = await theirs()
    const viewer = own.viewers[who] as Consultant
    const results = []
    for (const verb of ['withdraw the request', 'cancel the appointment', 'open a case', 'ask for sessions'])
      results.push(await verbs[verb]?.(viewer, own))
    expect(results.filter(isRefusal)).toEqual([])
    const history = await historyOfAppointment(viewer, own.number, part)
    const staff = viewer.by.id !== viewer.id
    expect(history.entries).toMatchObject([{ by: viewer.by.name, onBehalfOf: staff ? viewer.name : null }])
  })
})
