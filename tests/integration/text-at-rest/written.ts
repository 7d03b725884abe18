import { askQuestion } from '@/lib/approvals/ask'
import { declineRequest } from '@/lib/approvals/decline'
import { addBlock } from '@/lib/calendar/add-block'
import { typedBlockTime } from '@/lib/calendar/block-time'
import { caseNumber } from '@/lib/cases/assist-case'
import { openCase } from '@/lib/cases/open-case'
import { db } from '@/lib/db'
import { resendMail } from '@/lib/mail/resend'
import { settleByHand } from '@/lib/mail/settle-by-hand'
import { answerQuestion } from '@/lib/requests/answer'
import { saveAnswer } from '@/lib/requests/save-answer'
import { saveDraft } from '@/lib/requests/save-draft'
import { submitRequest } from '@/lib/requests/submit'
import { withdrawRequest } from '@/lib/requests/withdraw'
import { askQuestion as askClinically } from '@/lib/reviews/ask'
import { declineReview } from '@/lib/reviews/decline'
import { endorseRequest } from '@/lib/reviews/endorse'
import { placeOf } from '@/lib/text-at-rest/fields'
import { seal } from '@/lib/text-at-rest/sealing'
import { administrator } from '@/tests/support/practices'
import { assistCase, clinicalLeader, done, form, noon, smallWorld } from '@/tests/support/world'

const required = [
  ...['presenting_issue', 'achieved', 'aims', 'why_more', 'risk', 'short_term', 'referral_steps', 'plan_if_declined'],
]

let lives = 0

/** Lives in which every text that can be written is written, by the verbs; each text is a marker of its own, by the column it goes to. */
export async function everythingWritten() {
  const life = (++lives).toString(36)
  const marker = (of: string): string => `Qzx${life}${of.replaceAll(/[._]/g, '')}Ünique`
  const [world, leader] = [await smallWorld({ entitled: 8, completed: 8 }), await clinicalLeader()]
  const { consultant, reviewer } = world
  const details = Object.fromEntries(required.map((code) => [code, `${marker('further_detail.answer')} ${code}`]))
  const other = {
    goal: 'other',
    goalOther: marker('request.goal_other'),
    pathway: 'other',
    pathwayOther: marker('request.pathway_other'),
  }

  // At the threshold: a clinical question and its answer, endorsed with notes, then declined by the organisation for a reason of its own.
  const first = done(await submitRequest(consultant, form(world.case.code, 4, { ...other, details }), noon)).request
  const seen = { request: first, leadersNote: marker('decision.leaders_note') }
  done(await askClinically(leader, { ...seen, version: 2, choice: 'ask', question: marker('question.text') }, noon))
  done(await answerQuestion(consultant, { request: first, version: 3, answer: marker('question.answer') }, noon))
  const endorsed = { ...seen, version: 4, choice: 'endorse_all', note: marker('decision.text_for_consultant') } as const
  done(await endorseRequest(leader, endorsed, noon))
  const why = { reason: 'other', reasonOther: marker('decision.reason_other') } as const
  done(await declineRequest(reviewer, { request: first, version: 1, choice: 'decline', ...why }, noon))

  // Asked again with what is new: declined in clinical review.
  const again = { again: first, newInformation: marker('request.new_information'), details }
  const second = done(await submitRequest(consultant, form(world.case.code, 4, again), noon)).request
  const care = {
    textForConsultant: marker('decision.text_for_consultant'),
    leadersNote: marker('decision.leaders_note'),
  }
  done(await declineReview(leader, { request: second, version: 2, choice: 'decline', ...why, ...care }, noon))

  // A case of another issue: withdrawn for a reason of its own; a third with a question half answered; a fourth still a draft.
  const clientId = world.client.id
  const issue = { clientId, issue: marker('assist_case.issue'), consultantId: consultant.id }
  const opened = done(await openCase(consultant, issue, noon))
  const taken = done(await submitRequest(consultant, form(caseNumber(opened.number), 1, { details }), noon)).request
  done(
    await withdrawRequest(
      consultant,
      { request: taken, reason: 'other', reasonOther: marker('withdrawal.reason_other') },
      noon,
    ),
  )

  const calm = await smallWorld()
  const asked = done(await submitRequest(calm.consultant, form(calm.case.code, 1), noon)).request
  done(
    await askQuestion(
      calm.reviewer,
      { request: asked, version: 1, choice: 'ask', question: marker('question.text') },
      noon,
    ),
  )
  done(await saveAnswer(calm.consultant, { request: asked, answer: marker('question.draft') }, noon))
  const { code } = await assistCase(calm.consultant, calm.client.id)
  const typed = form(code, 3, { goalOther: marker('request.typed'), details: { risk: marker('request.typed') } })
  done(await saveDraft(calm.consultant, typed, noon))

  const time = { fromDate: '2026-11-26', fromTime: '12:30', toDate: '2026-11-26', toTime: '13:15', wholeDays: false }
  const block = {
    kind: 'other',
    title: marker('calendar_block.title'),
    detail: marker('calendar_block.detail'),
  } as const
  const when = { time: done(typedBlockTime(time, 'Australia/Sydney')), until: '2026-12-10', leaveOut: false } as const
  done(await addBlock(calm.consultant, { ...block, ...when }, noon))

  await lookedAfter(marker)

  // What is sealed by hand, as those who keep it do.
  const { id } = calm.consultant
  const secret = seal(marker('person.totp_secret'), placeOf('person', 'totp_secret', id))
  await db.person.update({ where: { id }, data: { totpSecret: secret } })
  const kept = seal(marker('kept_text.typed'), placeOf('kept_text', 'typed', id, '/cases'))
  await db.keptText.create({ data: { personId: id, path: '/cases', typed: kept, keptAt: noon } })
  return { marker, world, calm, leader, first, second, taken, asked, draft: code, issue: caseNumber(opened.number) }
}

/** Two mails that an administrator sent again and settled, each with a reason. */
async function lookedAfter(marker: (of: string) => string) {
  const [by, failed] = [await administrator(), { status: 'failed', settledAt: noon }]
  const two = await db.mail.findMany({ where: { event: 'declined-consultant' }, orderBy: { id: 'desc' }, take: 2 })
  const [again = '', told = ''] = two.map(({ id }) => id)
  for (const id of [again, told]) await db.mail.update({ where: { id }, data: failed })
  done(await resendMail(by, { mail: again, reason: marker('mail.resend_reason') }, noon))
  const settled = { mail: told, choice: 'nothing_more', reason: marker('mail.closed_reason') } as const
  done(await settleByHand(by, settled, noon))
}
