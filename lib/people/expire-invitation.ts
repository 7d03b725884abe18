import 'server-only'
import { calendarDate } from '@/lib/clocks/calendar-date'
import { isFirst } from '@/lib/clocks/entry'
import { db } from '@/lib/db'
import { record } from '@/lib/history/record'

/** Notes once that nobody took an invitation up in time: its link has stopped by itself. Returns how many were noted. */
export async function expireInvitation(linkId: string, at: Date): Promise<number> {
  return db.$transaction(async (tx) => {
    const where = { id: linkId, purpose: 'invitation', usedAt: null, revokedAt: null, expiresAt: { lte: at } }
    const link = await tx.oneTimeLink.findFirst({ where, select: { personId: true, expiresAt: true } })
    if (!link || !(await isFirst(tx, 'invitation', linkId, calendarDate(link.expiresAt), at))) return 0
    const subject = { aboutPersonId: link.personId }
    await record(tx, { event: 'person.invitation_expired' }, subject, { rule: 'invitation clock, version 1' }, at)
    return 1
  })
}
