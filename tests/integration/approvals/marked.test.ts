import { expect, test } from 'vitest'
import { approveRequest } from '@/lib/approvals/approve'
import { askQuestion } from '@/lib/approvals/ask'
import { declineRequest } from '@/lib/approvals/decline'
import { approvalFor, approvalsFor } from '@/lib/approvals/queries'
import { runClocks } from '@/lib/clocks/run-clocks'
import { db } from '@/lib/db'
import { organisationName } from '@/lib/organisations/queries'
import { answerQuestion } from '@/lib/requests/answer'
import { answerFurtherDetails } from '@/lib/requests/answer-further-details'
import { submitRequest } from '@/lib/requests/submit'
import { withdrawRequest } from '@/lib/requests/withdraw'
import { askQuestion as askClinically } from '@/lib/reviews/ask'
import { endorseRequest } from '@/lib/reviews/endorse'
import { statisticsFor } from '@/lib/statistics/queries'
import { asOwner } from '@/tests/support/database'
import { markWorld } from '@/tests/support/marked-world'
import { markers } from '@/tests/support/marking'
import { assistCase, client, clinicalLeader, days, done, form, noon, practice, smallWorld } from '@/tests/support/world'

// R4: a marker in every column of tests/support/columns.ts that a reviewer must never read, then all that they can.

const details = {
  ...{ presenting_issue: 'Said.', achieved: 'Said.', aims: 'Said.', why_more: 'Said.', risk: 'Said.' },
  ...{ short_term: 'Said.', referral_steps: 'Said.', plan_if_declined: 'Said.' },
}
const mark = (organisationId: string) =>
  asOwner(async (owner) => {
    await owner.query('SET session_replication_role = replica')
    return markWorld(
      async (sql, values) => (await owner.query(sql, values)).rows,
      organisationId,
      process.env.TEXT_KEY ?? '',
    )
  })

/** What the clocks send of a request that waits: a reminder, and where it is agreed so the mail of a day. */
async function remindedOnceAndDaily(organisationId: string) {
  await runClocks(new Date(noon.getTime() + days(3)))
  await db.agreement.updateMany({ where: { organisationId }, data: { reviewerMail: 'daily' } })
  await runClocks(new Date(noon.getTime() + days(6)))
  await db.agreement.updateMany({ where: { organisationId }, data: { reviewerMail: 'at_once' } })
}

test('no marker in anything that a reviewer reads or is sent', async () => {
  const world = await smallWorld({ entitled: 8, completed: 8 })
  await db.person.update({ where: { id: world.consultant.id }, data: { practiceId: await practice() } })
  const leader = await clinicalLeader()
  const other = await assistCase(world.consultant, (await client(world.organisationId)).id)
  const first = done(await submitRequest(world.consultant, form(other.code, 2), noon)).request
  const no = { request: first, version: 1, choice: 'decline', reason: 'information', reasonOther: '' } as const
  done(await declineRequest(world.reviewer, no, noon))
  const again = {
    again: first,
    newInformation: 'It is new.',
    outcomeTo: 'another_address',
    outcomeAddress: 'to@example.org',
  }
  const withdrawn = done(await submitRequest(world.consultant, form(other.code, 2, again), noon)).request
  const taken = { request: withdrawn, reason: 'mistake', reasonOther: '' }
  done(await withdrawRequest(world.consultant, taken, noon))
  const { request } = done(await submitRequest(world.consultant, form(world.case.code, 4), noon))
  done(await answerFurtherDetails(world.consultant, { request, answers: details }, noon))
  const question = { request, version: 3, choice: 'ask', question: 'More?', leadersNote: '' } as const
  done(await askClinically(leader, question, noon))
  done(await answerQuestion(world.consultant, { request, version: 4, answer: 'More.' }, noon))
  const endorsed = { request, version: 5, choice: 'endorse_fewer', sessions: 2, leadersNote: 'A note.' } as const
  const early = await mark(world.organisationId)
  done(await endorseRequest(leader, endorsed, noon))
  await remindedOnceAndDaily(world.organisationId)
  done(await askQuestion(world.reviewer, { request, version: 1, choice: 'ask', question: 'When?' }, noon))
  done(await answerQuestion(world.consultant, { request, version: 7, answer: 'In a month.' }, noon))
  done(await approveRequest(world.reviewer, { request, version: 3, choice: 'approve_all', condition: '' }, noon))
  const marked = await mark(world.organisationId)
  expect(Object.entries(marked).filter(([, rows]) => rows === 0)).toEqual([])
  expect(early.client).toBe(2)

  const later = new Date(noon.getTime() + days(400))
  const shown = {
    lists: await Promise.all(
      (['decision', 'waiting', 'decided'] as const).map((tab) =>
        approvalsFor(world.reviewer, { tab, search: '', after: null }, later),
      ),
    ),
    pages: await Promise.all([request, withdrawn].map((number) => approvalFor(world.reviewer, number, later))),
    statistics: await statisticsFor(world.reviewer, '', later),
    organisation: await organisationName(world.organisationId),
    mails: await db.mail.findMany({ where: { toAddress: world.reviewer.email } }),
  }
  expect(shown.pages.filter(Boolean)).toHaveLength(2)
  expect(shown.mails.map(({ event }) => event)).toEqual(expect.arrayContaining(['request-reminder', 'daily-mail']))
  expect(JSON.stringify(shown)).not.toMatch(markers)
  expect(JSON.stringify(shown)).not.toMatch(/[Cc]linical leader|[Cc]linical review took/)
  const whole = await db.client.findMany({ where: { organisationId: world.organisationId }, include: { cases: true } })
  expect(JSON.stringify(whole)).toMatch(markers)
})
