import { bookAppointment } from '@/lib/appointments/book'
import { moveAppointment } from '@/lib/appointments/move'
import { approveRequest } from '@/lib/approvals/approve'
import { addBlock } from '@/lib/calendar/add-block'
import { typedBlockTime } from '@/lib/calendar/block-time'
import { bookHeldSlot } from '@/lib/calendar/book-held-slot'
import { changeBlock } from '@/lib/calendar/change-block'
import { changeFeed } from '@/lib/calendar/change-feed'
import { holdSlot } from '@/lib/calendar/hold-slot'
import { makeFeed } from '@/lib/calendar/make-feed'
import { releaseSlot } from '@/lib/calendar/release-slot'
import { removeBlock } from '@/lib/calendar/remove-block'
import { revokeFeed } from '@/lib/calendar/revoke-feed'
import { caseNumber } from '@/lib/cases/assist-case'
import { giveToPractice } from '@/lib/cases/give-to-practice'
import { openCase } from '@/lib/cases/open-case'
import { runClocks } from '@/lib/clocks/run-clocks'
import { db } from '@/lib/db'
import { addHoliday } from '@/lib/holidays/add-holiday'
import { removeHoliday } from '@/lib/holidays/remove-holiday'
import { renameHoliday } from '@/lib/holidays/rename-holiday'
import { changeAddress } from '@/lib/mail/change-address'
import { settleMail } from '@/lib/mail/settle'
import { settleByHand } from '@/lib/mail/settle-by-hand'
import { chooseShortcutsFor } from '@/lib/people/choose-shortcuts'
import { chooseThemeFor } from '@/lib/people/choose-theme'
import { invitePerson } from '@/lib/people/invite'
import type { Administrator } from '@/lib/people/person'
import { saveDraft } from '@/lib/requests/save-draft'
import { saveFurtherDetails } from '@/lib/requests/save-further-details'
import { skipFurtherDetails } from '@/lib/requests/skip-further-details'
import { submitRequest } from '@/lib/requests/submit'
import { giveBackReview, takeReview } from '@/lib/reviews/take'
import { answers } from '@/tests/integration/calendar/slots'
import { administrator, assigner, later } from '@/tests/support/practices'
import {
  clinicalLeader,
  days,
  declined,
  done,
  form,
  heldAt,
  noon,
  person,
  practice,
  smallWorld,
} from '@/tests/support/world'

/** What the demo's story has no need of, by the verbs alone, once `ready` has been told that what they begin from is there. */
export async function otherVerbs(ready: () => Promise<unknown>): Promise<void> {
  const [world, high, falling, told, waiting] = [
    await smallWorld({ entitled: 7, completed: 5 }),
    await smallWorld({ entitled: 8, completed: 8 }),
    await smallWorld({ entitled: 8, completed: 8 }),
    await smallWorld(),
    await smallWorld({ completed: 1 }),
  ]
  const [leader, house, somebody] = [await clinicalLeader(), await practice(), await person('consultant')]
  const [admin, provider] = [await administrator(), await assigner(null)]
  await ready()
  await calendar(world)
  await slots(world)
  await reviews(high, leader)
  await post(world)
  await fallsBelow(falling)
  await holidays(admin)
  await clocks(waiting, admin)
  const begun = { clientId: world.client.id, issue: 'Grief', consultantId: null, practiceId: null }
  const { number } = done(await openCase(admin, begun, noon))
  done(await giveToPractice(provider, { case: caseNumber(number), practice: house }, noon))
  await mails(told, admin)
  await chooseThemeFor(somebody, 'dark')
  await chooseShortcutsFor(somebody, false)
}

/** An outcome that fails goes to another address, where nobody knows whether it arrived. */
async function mails(world: World, admin: Administrator) {
  await declined(world, 2)
  const outcome = await db.mail.findFirstOrThrow({ where: { clientId: world.client.id } })
  await db.mail.update({ where: { id: outcome.id }, data: { status: 'failed' } })
  const anew = { mail: outcome.id, address: 'anew@example.org', reason: 'By phone.' }
  const { mail } = done(await changeAddress(admin, anew, noon))
  await db.mail.update({ where: { id: mail }, data: { status: 'parked' } })
  done(await settleByHand(admin, { mail, choice: 'not_arrived', reason: 'By phone.' }, noon))
}

type World = Awaited<ReturnType<typeof smallWorld>>

async function calendar({ consultant: own, case: { code } }: World) {
  const booked = { case: code, startsAt: later(100), manner: 'video' } as const
  const { number } = done(await bookAppointment(own, booked, noon))
  const moved = {
    appointment: `APP-${String(number).padStart(5, '0')}`,
    startsAt: later(124),
    manner: 'phone',
  } as const
  done(await moveAppointment(own, moved, noon))
  const hours = { fromDate: '2026-12-10', fromTime: '12:00', toDate: '2026-12-10', toTime: '13:00', wholeDays: false }
  const time = done(typedBlockTime(hours, own.timeZone))
  const words = { kind: 'lunch', title: '', detail: '' } as const
  done(await addBlock(own, { ...words, time, until: null, leaveOut: false }, noon))
  const { id: block } = await db.calendarBlock.findFirstOrThrow({ where: { consultantId: own.id } })
  done(await changeBlock(own, { ...words, title: 'Walk', block, scope: 'one', time }, noon))
  done(await removeBlock(own, { block, scope: 'one' }, noon))
  done(await makeFeed(own, { detail: 'busy', instead: false }, noon))
  done(await changeFeed(own, 'manner', noon))
  await revokeFeed(own, noon)
}

async function slots({ consultant: own, reviewer, case: { code } }: World) {
  done(await saveDraft(own, form(code, 2), noon))
  const { request } = done(await submitRequest(own, form(code, 2), noon))
  const wish = { request, date: '2026-12-03', time: '11:30' }
  done(await holdSlot(own, wish, noon))
  done(await releaseSlot(own, { request }, noon))
  done(await holdSlot(own, wish, noon))
  done(await approveRequest(reviewer, { request, version: 1, choice: 'approve_all', condition: '' }, noon))
  done(await bookHeldSlot(own, { request }, noon))
}

async function post({ client: { id: clientId } }: World) {
  const { id } = await db.mail.findFirstOrThrow({ where: { clientId, event: 'approved-client' } })
  const as = { status: 'failed', failure: 'no_such_address', lastError: 'no such mailbox' } as const
  await db.$transaction((tx) => settleMail(tx, { id }, as, noon))
  await db.$transaction((tx) => settleMail(tx, { id }, { status: 'sent' }, noon))
}

async function reviews({ consultant: own, case: { code } }: World, leader: Awaited<ReturnType<typeof clinicalLeader>>) {
  const { request } = done(await submitRequest(own, form(code, 4, { details: answers }), noon))
  done(await takeReview(leader, { request }, noon))
  done(await giveBackReview(leader, { request }, noon))
}

async function fallsBelow({ consultant: own, case: { code, id: caseId } }: World) {
  const { request } = done(await submitRequest(own, form(code, 4), noon))
  done(await saveFurtherDetails(own, { request, answers: { risk: 'None.' } }, noon))
  const oldest = await db.appointment.findFirstOrThrow({ where: { caseId }, orderBy: { startsAt: 'asc' } })
  await heldAt(oldest.id, new Date(noon.getTime() - days(396)))
  done(await skipFurtherDetails(own, { request }, noon))
}

/** A year goes by: sessions lapse, consents and invitations end, what was left open is completed. */
async function clocks({ consultant: own, case: { code } }: World, admin: Administrator) {
  const asked = { name: 'Ines Roe', email: 'ines.roe@example.com', title: '', timeZone: own.timeZone } as const
  done(await invitePerson(admin, { ...asked, role: 'clinical_leader' }, noon))
  done(await submitRequest(own, form(code, 1), noon))
  done(await bookAppointment(own, { case: code, startsAt: later(200), manner: 'video' }, noon))
  await runClocks(new Date(noon.getTime() + days(366)))
}

/** A day that the open requests count comes, has another name, and goes again. */
async function holidays(admin: Administrator) {
  const day = { state: 'NSW', day: '2026-11-26' } as const
  done(await addHoliday(admin, { states: ['NSW'], day: day.day, name: 'Flood Day' }, noon))
  done(await renameHoliday(admin, { ...day, name: 'Day of Rest' }, noon))
  done(await removeHoliday(admin, day, noon))
}
