import { databaseDate } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import { lockedRequest } from '@/lib/requests/change'
import { isClosed, type Status } from '@/lib/requests/request'

export const at = new Date('2026-11-24T00:00:00Z')

/** Words that must never reach a mail they do not belong to. */
export const marker = {
  given: 'Quillon',
  family: 'Zephyrine',
  practice: 'Wattle Grove',
  issue: 'bereavement-marker',
  note: 'leaders-note-marker',
  other: 'goal-other-marker',
}

/** An organisation with reviewers, a practice, clinical leaders, and one client's case: everyone a mail may go to. */
export async function cast() {
  const organisation = await db.organisation.create({
    data: {
      name: 'Kestrel Freight',
      agreements: {
        create: { version: 1, inForceFrom: databaseDate('2026-01-01'), state: 'VIC', timeZone: 'Australia/Melbourne' },
      },
    },
    include: { agreements: true },
  })
  const practice = await db.practice.create({ data: { name: marker.practice } })
  const person = (name: string, role: string, more = {}) =>
    db.person.create({ data: { name: `${name} Person`, email: `${name}@people.example`, role, ...more } })
  const consultant = await person('consultant', 'consultant', { practiceId: practice.id })
  const staff = await person('staff', 'practice_staff', { practiceId: practice.id })
  const reviewer = await person('reviewer', 'reviewer', { organisationId: organisation.id })
  await person('second-reviewer', 'reviewer', { organisationId: organisation.id })
  await person('gone-reviewer', 'reviewer', { organisationId: organisation.id, disabledAt: at })
  const elsewhere = await db.organisation.create({ data: { name: 'Elsewhere' } })
  await person('other-reviewer', 'reviewer', { organisationId: elsewhere.id })
  const leader = await person('leader', 'clinical_leader')
  await person('practice-leader', 'clinical_leader', { practiceId: practice.id })
  await person('administrator', 'administrator')
  const client = await db.client.create({
    data: {
      organisationId: organisation.id,
      givenName: marker.given,
      familyName: marker.family,
      email: 'client@post.example',
      timeZone: 'Australia/Melbourne',
    },
  })
  const assistCase = await db.assistCase.create({
    data: {
      clientId: client.id,
      consultantId: consultant.id,
      issue: marker.issue,
      openedOn: databaseDate('2026-01-05'),
    },
  })
  await db.allotment.create({
    data: { caseId: assistCase.id, kind: 'entitlement', sessions: 6, grantedOn: databaseDate('2026-01-05') },
  })
  return {
    organisation,
    agreement: organisation.agreements[0],
    consultant,
    staff,
    reviewer,
    leader,
    client,
    assistCase,
  }
}

export type Cast = Awaited<ReturnType<typeof cast>>

let references = 0

/** A request of the cast as it stands in a status, with whatever led there. */
export async function requestIn(
  people: Cast,
  status: Status,
  more: {
    outcomeTo?: 'client' | 'another_address' | 'nobody'
    urgent?: boolean
    asked?: 'clinical' | 'organisation'
  } = {},
) {
  const { organisation, agreement, consultant, staff, client, assistCase } = people
  const option = (list: string, code: string) => db.option.findFirstOrThrow({ where: { list, code } })
  const reached = status !== 'further_details' && !status.startsWith('clinical')
  references += 1
  const request = await db.request.create({
    data: {
      reference: `7EST${String(references).padStart(2, '0')}`,
      submissionKey: crypto.randomUUID(),
      ...{
        caseId: assistCase.id,
        clientId: client.id,
        organisationId: organisation.id,
        agreementId: agreement?.id ?? null,
      },
      ...{ consultantId: consultant.id, startedById: staff.id, status, sessionsAsked: 3, urgent: more.urgent ?? false },
      ...{
        dateOfRequest: databaseDate('2026-11-24'),
        goalId: (await option('goal', 'stabilise')).id,
        goalOther: marker.other,
      },
      ...{ pathwayId: (await option('pathway', 'gp')).id, totalCounted: 9, submittedAt: at },
      ...{
        reachedOn: reached ? databaseDate('2026-11-24') : null,
        dueOn: isClosed(status) ? null : databaseDate('2026-12-03'),
      },
      closedAt: isClosed(status) ? at : null,
    },
  })
  const stay = isClosed(status) ? { status: 'organisation_review', leftAt: at } : { status }
  await db.requestStay.create({ data: { requestId: request.id, enteredAt: at, ...stay } })
  const outcomeTo = more.outcomeTo ?? 'client'
  const address = outcomeTo === 'another_address' ? 'another@post.example' : null
  await db.consent.create({
    data: { requestId: request.id, outcomeTo, address, recordedById: staff.id, recordedAt: at },
  })
  if (more.asked) {
    const askedById = more.asked === 'clinical' ? people.leader.id : people.reviewer.id
    await db.question.create({
      data: {
        requestId: request.id,
        stage: more.asked,
        text: 'Why?',
        askedById,
        askedAt: at,
        answer: 'Because.',
        answeredAt: at,
      },
    })
  }
  return request.id
}

/** Decides a request and reads it as a verb would. */
export async function decided(
  id: string,
  decision: {
    stage: 'clinical' | 'organisation'
    outcome: 'endorsed' | 'approved' | 'declined'
    sessions: number
    by: string
  },
) {
  const list = decision.stage === 'clinical' ? 'clinical_decline' : 'organisation_decline'
  const reason = await db.option.findFirstOrThrow({ where: { list, position: 1 } })
  const { stage, outcome, sessions, by } = decision
  await db.decision.create({
    data: {
      ...{
        requestId: id,
        stage,
        outcome,
        sessions,
        byPersonId: by,
        requestVersion: 1,
        decidedAt: at,
        leadersNote: marker.note,
      },
      reasonId: outcome === 'declined' ? reason.id : null,
    },
  })
}

export const read = (id: string) => lockedRequest(db, id)
