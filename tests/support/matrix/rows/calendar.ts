import { wallTime } from '@/lib/calendar/block-time'
import { bookHeldSlot } from '@/lib/calendar/book-held-slot'
import { changeBlock } from '@/lib/calendar/change-block'
import { holdSlot } from '@/lib/calendar/hold-slot'
import { blockOf, feedOf } from '@/lib/calendar/queries'
import { releaseSlot } from '@/lib/calendar/release-slot'
import { removeBlock } from '@/lib/calendar/remove-block'
import type { Consultant } from '@/lib/people/person'
import { own, rows } from '@/tests/support/matrix/row'

const noId = 'It is about the calendar of whoever is at work; there is nothing to name another’s by.'

export const calendar = rows<Consultant>({
  'calendar/add-block.ts addBlock': { noId },
  'calendar/make-feed.ts makeFeed': { noId },
  'calendar/change-feed.ts changeFeed': { noId },
  'calendar/revoke-feed.ts revokeFeed': { noId },
  'calendar/queries.ts feedOf': {
    // Practice staff have an address of their own for the consultant's calendar, and never see the consultant's.
    ...{ finds: { consultant: own }, of: 'idle' },
    try: async (of, { feed }) => (await feedOf(of))?.id === feed,
  },
  'calendar/queries.ts blockOf': {
    ...{ finds: own, of: 'idle' },
    try: (of, { block }, at) => blockOf(of, block, at),
  },
  'calendar/change-block.ts changeBlock': {
    ...{ does: own, of: 'idle' },
    try: (of, { block, free }, at) => {
      const [startsAt, endsAt] = [new Date(free), new Date(new Date(free).getTime() + 1_800_000)]
      const time = wallTime({ startsAt, endsAt }, of.timeZone)
      return changeBlock(of, { block, scope: 'one', time, kind: 'other', title: 'Moved', detail: '' }, at)
    },
  },
  'calendar/remove-block.ts removeBlock': {
    ...{ does: own, of: 'idle' },
    try: (of, { block }, at) => removeBlock(of, { block, scope: 'one' }, at),
  },
  'calendar/hold-slot.ts holdSlot': {
    ...{ does: own, of: 'waiting' },
    try: (of, { request, date, time }, at) => holdSlot(of, { request, date, time }, at),
  },
  'calendar/release-slot.ts releaseSlot': {
    ...{ does: own, of: 'holding' },
    try: (of, { request }, at) => releaseSlot(of, { request }, at),
  },
  'calendar/book-held-slot.ts bookHeldSlot': {
    ...{ does: own, of: 'granted' },
    try: (of, { request }, at) => bookHeldSlot(of, { request }, at),
  },
})
