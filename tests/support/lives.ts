import { approveRequest } from '@/lib/approvals/approve'
import { askQuestion } from '@/lib/approvals/ask'
import { declineRequest } from '@/lib/approvals/decline'
import { db } from '@/lib/db'
import { isRefusal, type Refusal } from '@/lib/refusal'
import { answerQuestion } from '@/lib/requests/answer'
import { answerFurtherDetails } from '@/lib/requests/answer-further-details'
import { lapseRequest } from '@/lib/requests/lapse'
import type { RequestEvent } from '@/lib/requests/lifecycle'
import { referenceOf, type Status } from '@/lib/requests/request'
import { skipFurtherDetails } from '@/lib/requests/skip-further-details'
import { submitRequest } from '@/lib/requests/submit'
import { withdrawRequest } from '@/lib/requests/withdraw'
import { askQuestion as askClinically } from '@/lib/reviews/ask'
import { declineReview } from '@/lib/reviews/decline'
import { endorseRequest } from '@/lib/reviews/endorse'
import { recorded } from '@/tests/support/recorded'
import { appointment, clinicalLeader, days, form, noon, smallWorld } from '@/tests/support/world'

/** When the oldest session of a life has left the 12 months, so that its total falls below the threshold. */
const afterIt = new Date(noon.getTime() + days(10))
const later = new Date(noon.getTime() + days(60))

const details = Object.fromEntries(
  ['presenting_issue', 'achieved', 'aims', 'why_more', 'risk', 'short_term', 'referral_steps', 'plan_if_declined'].map(
    (code) => [code, 'Said.'],
  ),
)

/** One leader for all lives: who comes later was never told of what happened before. */
let leading: ReturnType<typeof clinicalLeader> | undefined

/** A request that was just submitted, at its threshold or below, and every command that may come to it, allowed or not. */
export async function life(atThreshold: boolean) {
  const terms = { clinicalReviewThreshold: atThreshold ? 12 : 13 }
  const world = await smallWorld({ entitled: 8, completed: 7, terms })
  await appointment(world.consultant, world.case.id, new Date(noon.getTime() - days(360)), { status: 'completed' })
  await recorded(world.case.id)
  leading ??= clinicalLeader()
  const leader = await leading
  const typed = form(world.case.code, 4)
  const { request } = (await submitRequest(world.consultant, typed, noon)) as { request: string }
  const read = () =>
    db.request.findUniqueOrThrow({
      where: { reference: referenceOf(request) ?? '' },
      include: { stays: true, history: true, decisions: true, allotment: true },
    })
  const commands: Record<RequestEvent, (seen: { version: number; organisation: number }) => Promise<unknown>> = {
    submitted: () => again(),
    submitted_for_further_details: () => again(),
    submitted_for_clinical_review: () => again(),
    further_details_answered: () => answerFurtherDetails(world.consultant, { request, answers: details }, noon),
    further_details_not_needed: () => skipFurtherDetails(world.consultant, { request }, afterIt),
    clinical_question_asked: ({ version }) =>
      askClinically(leader, { request, version, choice: 'ask', question: 'How?', leadersNote: '' }, noon),
    clinical_question_answered: ({ version }) => answer('clinical_question', version),
    endorsed: ({ version }) =>
      endorseRequest(leader, { request, version, choice: 'endorse_fewer', sessions: 3, leadersNote: '' }, noon),
    clinically_declined: ({ version }) =>
      declineReview(
        leader,
        {
          request,
          version,
          choice: 'decline',
          reason: 'goals',
          reasonOther: '',
          textForConsultant: 'See.',
          leadersNote: '',
        },
        noon,
      ),
    organisation_question_asked: ({ organisation }) =>
      askQuestion(world.reviewer, { request, version: organisation, choice: 'ask', question: 'When?' }, noon),
    organisation_question_answered: ({ version }) => answer('organisation_question', version),
    approved: ({ organisation }) =>
      approveRequest(world.reviewer, { request, version: organisation, choice: 'approve_all', condition: '' }, noon),
    declined: ({ organisation }) =>
      declineRequest(
        world.reviewer,
        { request, version: organisation, choice: 'decline', reason: 'budget', reasonOther: '' },
        noon,
      ),
    withdrawn: () => withdrawRequest(world.consultant, { request, reason: 'mistake', reasonOther: '' }, noon),
    lapsed: () => lapseRequest(referenceOf(request) ?? '', later),
  }
  /** The same form again is the same request, whatever became of it: nothing happens. */
  const again = async () => {
    const result = await submitRequest(world.consultant, typed, noon)
    return isRefusal(result) || result.request === request ? ({ refused: true } as Refusal) : result
  }
  /** One verb answers both questions: the model asks for one, so the other must not be open. */
  const answer = async (status: Status, version: number) => {
    if ((await read()).status !== status) return { refused: true }
    return answerQuestion(world.consultant, { request, version, answer: 'In three weeks.' }, noon)
  }
  return { read, commands }
}
