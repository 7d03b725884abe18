import 'server-only'
import { randomUUID } from 'node:crypto'
import { approveRequest } from '@/lib/approvals/approve'
import { askQuestion } from '@/lib/approvals/ask'
import { declineRequest } from '@/lib/approvals/decline'
import { clientWasTold } from '@/lib/cases/tell-client'
import { dateInZone } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import { answerQuestion } from '@/lib/requests/answer'
import { answerFurtherDetails } from '@/lib/requests/answer-further-details'
import { referenceOf, versionForOrganisation } from '@/lib/requests/request'
import { saveDraft } from '@/lib/requests/save-draft'
import type { TypedRequest } from '@/lib/requests/schema'
import { submitRequest } from '@/lib/requests/submit'
import { withdrawRequest } from '@/lib/requests/withdraw'
import { askQuestion as askInReview } from '@/lib/reviews/ask'
import { declineReview } from '@/lib/reviews/decline'
import { endorseRequest } from '@/lib/reviews/endorse'
import type { Ask, Draft, Step } from '@/prisma/demo/asking'
import { type Course, whole } from '@/prisma/demo/course'
import { codeOf } from '@/prisma/demo/living'
import { momentsOf } from '@/prisma/demo/moments'
import type { ConsultantKey, PersonKey } from '@/prisma/demo/people'
import type { Plan } from '@/prisma/demo/sessions'
import { done, type Happening } from '@/prisma/demo/telling'
import type { World } from '@/prisma/demo/world'

/** What happened to the requests of a case, and the draft that lies there. */
export function requestsOf(world: World, course: Course, { asks }: Plan): Happening[] {
  const { draft, with: key } = course
  if (!key) return []
  const client = whole(course)
  let last = ''
  const asked = asks.flatMap((ask) => {
    const [sent = world.at, ...followed] = momentsOf(world, course, ask)
    let number = ''
    const submitting = async () => {
      const form = { ...typed(world, course, ask, sent), again: ask.newInformation ? last : '' }
      number = done(await submitRequest(world.people.consultant(key, ask.by), form, sent), `${client} asks`).request
      last = number
    }
    const steps = ask.steps.map((step, index): Happening => {
      const at = followed[index] ?? world.at
      return {
        at,
        client,
        tell: async () => done(await follow(world, key, number, step, at), `${client}, ${step.what}`),
      }
    })
    return [{ at: sent, client, tell: submitting }, ...steps]
  })
  if (!draft) return asked
  const [at = world.at] = momentsOf(world, course, draft)
  const saving = async () =>
    done(
      await saveDraft(world.people.consultant(key, draft.by), typed(world, course, draft, at), at),
      `${client}, draft`,
    )
  return [...asked, { at, client, tell: saving }]
}

/** The form as it was typed on its day. */
function typed(world: World, course: Course, form: Ask | Draft, at: Date): TypedRequest {
  const { sessions, goal, pathway, goalOther = '', pathwayOther = '', outcome = course.email ? undefined : null } = form
  return {
    ...{ case: codeOf(world, course), submissionKey: randomUUID(), sessions: String(sessions) },
    ...{
      goal,
      goalOther,
      pathway,
      pathwayOther,
      dateOfRequest: dateInZone(at, world.organisations[course.of].timeZone),
    },
    outcomeTo: outcome === undefined ? 'client' : outcome === null ? 'nobody' : 'another_address',
    outcomeAddress: outcome ?? '',
    ...{ details: {}, again: '', newInformation: form.newInformation ?? '' },
  }
}

/** One step of a request's life, by the verb that stands for it. */
async function follow(world: World, key: ConsultantKey, request: string, step: Step, at: Date) {
  const { people } = world
  const side = (by?: PersonKey) => people.consultant(key, by)
  const seen = await asSeen(request)
  const reviewed = { request, version: seen.version }
  const reviewer = { request, version: seen.versionForOrganisation }
  switch (step.what) {
    case 'details':
      return answerFurtherDetails(side(), { request, answers: step.answers }, at)
    case 'review_question':
      return askInReview(
        people.leader(step.who),
        { ...reviewed, choice: 'ask', question: step.text, leadersNote: '' },
        at,
      )
    case 'endorse': {
      const { sessions, note } = step
      const choice =
        sessions === null ? ({ choice: 'endorse_all' } as const) : ({ choice: 'endorse_fewer', sessions } as const)
      return endorseRequest(people.leader(step.who), { ...reviewed, ...choice, note, leadersNote: '' }, at)
    }
    case 'review_decline': {
      const why = { reason: step.reason, reasonOther: '', textForConsultant: step.text, leadersNote: '' }
      return declineReview(people.leader(step.who), { ...reviewed, choice: 'decline', ...why }, at)
    }
    case 'question':
      return askQuestion(people.reviewer(step.who), { ...reviewer, choice: 'ask', question: step.text }, at)
    case 'answer':
      return answerQuestion(side(step.by), { ...reviewed, answer: step.text }, at)
    case 'approve': {
      const { sessions, condition } = step
      const choice =
        sessions === null ? ({ choice: 'approve_all' } as const) : ({ choice: 'approve_fewer', sessions } as const)
      return approveRequest(people.reviewer(step.who), { ...reviewer, ...choice, condition }, at)
    }
    case 'decline':
      return declineRequest(
        people.reviewer(step.who),
        { ...reviewer, choice: 'decline', reason: step.reason, reasonOther: step.other },
        at,
      )
    case 'withdraw':
      return withdrawRequest(side(), { request, reason: step.reason, reasonOther: '' }, at)
    case 'told':
      return clientWasTold(side(), seen.task, at)
  }
}

/** The versions that a decider has before them, and the task that an outcome left. */
async function asSeen(number: string) {
  const request = await db.request.findUniqueOrThrow({
    where: { reference: referenceOf(number) ?? '' },
    select: {
      version: true,
      stays: { select: { status: true } },
      tasks: { where: { kind: 'tell_client_the_outcome' }, select: { id: true } },
    },
  })
  const { version, tasks } = request
  return { version, versionForOrganisation: versionForOrganisation(request), task: tasks[0]?.id ?? '' }
}
