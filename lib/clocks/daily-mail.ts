import 'server-only'
import { type DailyMail, dailyMail } from '@/emails/daily-mail'
import { releasable } from '@/lib/approvals/release'
import { type CalendarDate, calendarDate, databaseDate, dateInZone } from '@/lib/clocks/calendar-date'
import { isFirst, noteMails } from '@/lib/clocks/entry'
import { holidaysByState } from '@/lib/clocks/holidays'
import { isTimeForMails } from '@/lib/clocks/owed'
import { db, type Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { keptTexts } from '@/lib/mail/queries'
import { portalLink, queueMails } from '@/lib/mail/queue'
import { releasedToMail } from '@/lib/mail/tell'
import { agreementInForce } from '@/lib/organisations/queries'
import { paths } from '@/lib/paths'
import { requestNumber } from '@/lib/requests/request'

/** Requests whose own terms are one mail a day. What is urgent is told at once as well (`waitsForDailyMail`, lib/mail/recipients.ts). */
const daily = { agreement: { reviewerMail: 'daily' } } as const satisfies Prisma.RequestWhereInput

/** Requests that one mail lists; of more it says how many. */
const mostListed = 50
const day = 24 * 60 * 60_000

/**
 * The one mail of a business day to the reviewers of an organisation, about the requests whose own terms say so: what waits, what is
 * new, and what needs no decision any more. Nothing to say is no mail. Returns 1 where one went out.
 */
export async function sendDailyMail(organisationId: string, at: Date): Promise<number> {
  return db.$transaction(async (tx) => {
    const terms = await agreementInForce(tx, organisationId, at)
    const holidaysIn = await holidaysByState(tx)
    const today = dateInZone(at, terms.timeZone)
    if (!isTimeForMails(at, { terms, holidays: holidaysIn(terms.state) })) return 0
    if (!(await isFirst(tx, 'daily_mail', organisationId, today, at))) return 0
    const listed = await waitingIn(tx, organisationId, holidaysIn, at)
    const ended = await endedIn(tx, organisationId, today, at)
    if (listed.waiting.length === 0 && ended.length === 0) return 0
    const people = await tx.person.findMany({
      where: { role: 'reviewer', organisationId, disabledAt: null },
      select: { id: true, email: true },
      orderBy: { id: 'asc' },
    })
    const kept = await keptTexts(tx)
    const mail = dailyMail({ ...listed, ended, link: portalLink(paths.approvals()) }, kept('user_support'))
    const to = people.map(({ id: personId, email: toAddress }) => ({ personId, toAddress }))
    const mails = await queueMails(tx, mail, { to, at })
    await noteMails(tx, 'daily_mail', organisationId, today, mails)
    return mails > 0 ? 1 : 0
  })
}

/** What waits, by due date. A request is new in the first mail since it came, or came back. */
async function waitingIn(
  tx: Tx,
  organisationId: string,
  holidaysIn: Awaited<ReturnType<typeof holidaysByState>>,
  at: Date,
): Promise<Pick<DailyMail, 'waiting' | 'more'>> {
  const where = { organisationId, ...daily, status: 'organisation_review' }
  const rows = await tx.request.findMany({
    where,
    relationLoadStrategy: 'join',
    select: { id: true, ...releasable },
    orderBy: [{ dueOn: 'asc' }, { reference: 'asc' }],
    take: mostListed,
  })
  const waiting: DailyMail['waiting'][number][] = []
  for (const request of rows) {
    const since = request.stays.at(-1)?.enteredAt ?? at
    const { timeZone = '', state = '' } = request.agreement ?? {}
    const isNew = await isFirst(tx, 'daily_mail_waits', request.id, dateInZone(since, timeZone), at)
    waiting.push({ ...releasedToMail(request, at, holidaysIn(state)), isNew })
  }
  return { waiting, more: rows.length < mostListed ? 0 : (await tx.request.count({ where })) - mostListed }
}

/**
 * What ended without a decision and was in a mail before, each once: of those since the mail before, and a day more for what was
 * being written while that one was.
 */
async function endedIn(tx: Tx, organisationId: string, today: CalendarDate, at: Date): Promise<DailyMail['ended']> {
  const before = await tx.clockEntry.findFirst({
    where: { subjectId: organisationId, kind: 'daily_mail', dueOn: { lt: databaseDate(today) } },
    orderBy: { dueOn: 'desc' },
  })
  if (!before) return []
  const rows = await tx.request.findMany({
    where: {
      ...{ organisationId, ...daily, urgent: false, status: { in: ['withdrawn', 'lapsed'] } },
      closedAt: { gte: new Date(before.doneAt.getTime() - day) },
    },
    select: { id: true, reference: true, closedAt: true },
    orderBy: { reference: 'asc' },
  })
  const told = await tx.clockEntry.findMany({
    where: { subjectId: { in: rows.map(({ id }) => id) }, kind: 'daily_mail_waits' },
    select: { subjectId: true },
  })
  const ended: DailyMail['ended'][number][] = []
  for (const { id, reference, closedAt } of rows) {
    if (!closedAt || !told.some(({ subjectId }) => subjectId === id)) continue
    if (!(await isFirst(tx, 'daily_mail_ended', id, calendarDate(closedAt), at))) continue
    const number = requestNumber(reference)
    ended.push({ reference: number, link: portalLink(paths.approval(number)) })
  }
  return ended
}
