import { describe, expect, test } from 'vitest'
import { approvalFor } from '@/lib/approvals/queries'
import { db } from '@/lib/db'
import { ledgerFrom } from '@/lib/entitlement/queries'
import type { Consultant } from '@/lib/people/person'
import { answerFurtherDetails } from '@/lib/requests/answer-further-details'
import { furtherDetailsOf } from '@/lib/requests/queries'
import { referenceOf } from '@/lib/requests/request'
import { saveFurtherDetails } from '@/lib/requests/save-further-details'
import { skipFurtherDetails } from '@/lib/requests/skip-further-details'
import { withdrawRequest } from '@/lib/requests/withdraw'
import { reviewOf } from '@/lib/reviews/queries'
import {
  clinicalLeader,
  consultant,
  days,
  done,
  heldAt,
  noon,
  person,
  practice,
  smallWorld,
  submitted,
} from '@/tests/support/world'

const answers = Object.fromEntries(
  ['presenting_issue', 'achieved', 'aims', 'why_more', 'risk', 'short_term', 'referral_steps', 'plan_if_declined'].map(
    (code) => [code, `Said of ${code}.`],
  ),
)
const nothing = { sentence: 'There is no such request, or it is not yours to see.' }

async function waiting() {
  const world = await smallWorld({ entitled: 8, completed: 8 })
  return { ...world, request: await submitted(world, 4) }
}

const rowOf = (request: string) =>
  db.request.findUniqueOrThrow({
    where: { reference: referenceOf(request) ?? '' },
    include: { furtherDetails: { include: { option: true } }, history: { orderBy: { id: 'asc' } }, mails: true },
  })
const kept = async (request: string) =>
  Object.fromEntries((await rowOf(request)).furtherDetails.map(({ option, answer }) => [option.code, answer]))

describe('answer', () => {
  test('whole: to clinical review, leaders are told, the organisation is not', async () => {
    const { request, consultant: of, reviewer } = await waiting()
    const leader = await clinicalLeader()
    done(await answerFurtherDetails(of, { request, answers: { ...answers, unknown: 'x', effect_on_work: ' ' } }, noon))
    expect(await kept(request)).toEqual(answers)
    const row = await rowOf(request)
    expect(row.status).toBe('clinical_review')
    expect(row.mails.filter(({ event }) => event === 'review-waits').map(({ toAddress }) => toAddress)).toContain(
      leader.email,
    )
    expect(row.mails.some(({ text, html }) => `${text}${html}`.includes('Said of'))).toBe(false)
    expect(await approvalFor(reviewer, request, noon)).toBeNull()
  })

  test('what the form marks as required is required, all of it at once', async () => {
    const { request, consultant: of } = await waiting()
    const read = await furtherDetailsOf(of, request)
    const required = read?.questions.filter((one) => one.required).map(({ code }) => code)
    const refused = await answerFurtherDetails(of, { request, answers: { achieved: '   ' } }, noon)
    expect(refused).toMatchObject({ refused: true })
    expect(Object.keys((refused as { fields: object }).fields)).toEqual(required)
    expect((await rowOf(request)).status).toBe('further_details')
  })

  test('20,000 characters are too many to send, and are kept; markup and look-alikes stay as typed', async () => {
    const { request, consultant: of } = await waiting()
    const odd = { ...answers, risk: '<script>x</script> Ｗren Wrеn', aims: 'x'.repeat(20_000) }
    done(await saveFurtherDetails(of, { request, answers: odd }, noon))
    expect(await answerFurtherDetails(of, { request, answers: odd }, noon)).toMatchObject({
      fields: { aims: 'Keep this under 4,000 characters.' },
    })
    expect(await kept(request)).toEqual(odd)
  })

  test('twice, and after a withdrawal, is refused; what was sent stays', async () => {
    const { request, consultant: of } = await waiting()
    done(await answerFurtherDetails(of, { request, answers }, noon))
    const late = { request, answers: { ...answers, aims: 'Another.' } }
    expect(await answerFurtherDetails(of, late, noon)).toMatchObject({
      sentence: `${request} is in clinical review. Nothing was changed.`,
    })
    expect(await saveFurtherDetails(of, late, noon)).toMatchObject({ refused: true })
    expect(await kept(request)).toEqual(answers)
    const other = await waiting()
    done(await withdrawRequest(other.consultant, { request: other.request, reason: 'mistake', reasonOther: '' }, noon))
    expect(await answerFurtherDetails(other.consultant, { request: other.request, answers }, noon)).toMatchObject({
      sentence: `${other.request} was withdrawn. Nothing was changed.`,
    })
  })
})

describe('save', () => {
  test('keeps half of it, empties what was emptied, moves and tells nothing; leaders do not read it yet', async () => {
    const { request, consultant: of } = await waiting()
    const before = await rowOf(request)
    done(await saveFurtherDetails(of, { request, answers: { aims: 'One', risk: ' Two ' } }, noon))
    done(await saveFurtherDetails(of, { request, answers: { aims: '', risk: ' Two ', achieved: '  ' } }, noon))
    const after = await rowOf(request)
    expect(await kept(request)).toEqual({ risk: ' Two ' })
    expect([after.version, after.status, after.mails.length, after.history.length]).toEqual([
      ...[before.version, 'further_details', before.mails.length, before.history.length],
    ])
    expect((await reviewOf(await clinicalLeader(), request))?.request.status).toBe('further_details')
  })
})

describe('whose', () => {
  test('another consultant finds nothing; practice staff write in their own name', async () => {
    const { request, consultant: of } = await waiting()
    const stranger = await consultant(await practice())
    expect(await furtherDetailsOf(stranger, request)).toBeNull()
    expect(await answerFurtherDetails(stranger, { request, answers }, noon)).toMatchObject(nothing)
    expect(await saveFurtherDetails(stranger, { request, answers }, noon)).toMatchObject(nothing)
    expect(await skipFurtherDetails(stranger, { request }, noon)).toMatchObject(nothing)
    const staff = await person('practice_staff', { practiceId: await practice() })
    const acting: Consultant = { ...of, by: { id: staff.id, name: staff.name, email: staff.email } }
    done(await answerFurtherDetails(acting, { request, answers }, noon))
    expect((await rowOf(request)).history.at(-1)).toMatchObject({ personId: staff.id, onBehalfOfId: of.id })
  })
})

describe('the total fell below the threshold', () => {
  /** The oldest session leaves the 12 months while the form waits. */
  async function fallen() {
    const world = await waiting()
    const oldest = await db.appointment.findFirstOrThrow({
      where: { caseId: world.case.id },
      orderBy: { startsAt: 'asc' },
    })
    await heldAt(oldest.id, new Date(noon.getTime() - days(365)))
    return world
  }

  test('it goes to the organisation at once, and history keeps both counts', async () => {
    const { request, consultant: of, reviewer } = await fallen()
    const leader = await clinicalLeader()
    done(await saveFurtherDetails(of, { request, answers: { aims: 'Half.' } }, noon))
    done(await skipFurtherDetails(of, { request }, noon))
    const row = await rowOf(request)
    expect(row).toMatchObject({ status: 'organisation_review', totalCounted: 11 })
    const counts = row.history
      .map(({ data }) => (data as { total?: number }).total)
      .filter((total) => total !== undefined)
    expect(counts).toEqual([12, 11])
    expect(row.mails.filter(({ toAddress }) => toAddress === reviewer.email)).toHaveLength(1)
    expect(row.mails.some(({ toAddress }) => toAddress === leader.email)).toBe(false)
    const released = JSON.stringify(await approvalFor(reviewer, request, noon))
    expect(released).not.toMatch(/Half|[Cc]linical|\b1[12]\b sessions|totalCounted/)
    expect(await skipFurtherDetails(of, { request }, noon)).toMatchObject({ refused: true })
  })

  test('not while it still reaches it, and not once it is answered', async () => {
    const { request, consultant: of } = await waiting()
    expect(await skipFurtherDetails(of, { request }, noon)).toMatchObject({
      sentence: 'The total is 12 in 12 months, so a clinical review is needed. Nothing was changed.',
    })
    const other = await fallen()
    done(await answerFurtherDetails(other.consultant, { request: other.request, answers }, noon))
    expect(await skipFurtherDetails(other.consultant, { request: other.request }, noon)).toMatchObject({
      refused: true,
    })
  })

  test('the page counts as the verb does', async () => {
    const { request, consultant: of } = await fallen()
    const read = await furtherDetailsOf(of, request)
    const terms = read?.request.agreement
    if (!read || !terms) throw new Error('There is no such page.')
    const { id: requestId, caseId, client } = read.request
    const ledger = ledgerFrom(client, { caseId, requestId, asked: 4, dateOfRequest: '2026-11-24', terms })
    expect([ledger.total, ledger.reachesThreshold]).toEqual([11, false])
  })

  test('a standing rule decides it here too', async () => {
    const world = await fallen()
    const terms = { standingRuleUpTo: 4, standingRuleBelow: 12 }
    await db.agreement.updateMany({ where: { organisationId: world.organisationId }, data: terms })
    done(await skipFurtherDetails(world.consultant, { request: world.request }, noon))
    expect((await rowOf(world.request)).status).toBe('approved')
  })
})
