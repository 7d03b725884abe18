import { CalendarCheck } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { paths } from '@/lib/paths'
import { isOpen, type Status } from '@/lib/requests/request'
import { slotWords } from './held-slot-words'
import type { RequestView } from './request-view'
import { SlotButton, type SlotVerb } from './slot-button'

export type SlotActions = { book: SlotVerb; release: SlotVerb }

type Props = { view: RequestView; slots: SlotActions }

/** While a request is open: the slot of the calendar that is held for the client, or the way to hold one (domain §11). */
export function HeldSlot({ view, slots }: Props) {
  const { number, status, short, read, zone, at } = view
  const { heldSlot: held, client } = read
  if (!held && !isOpen(status)) return null
  const said = held ? wordsOf(status, held.startsAt <= at) : freeWords(short)
  return (
    <Card title={held ? 'Held slot' : 'Hold a slot'}>
      {held && <p className="mb-1 font-semibold">Held: {slotWords(held.startsAt, zone, client.timeZone)}</p>}
      <p className="text-ink-2">{said}</p>
      <div className="screen-only mt-3 flex flex-wrap items-start gap-2">
        {isOpen(status) && (
          <ButtonLink href={paths.heldSlot(number)}>
            {held ? (
              <span>
                Change<span className="sr-only"> the held slot</span>
              </span>
            ) : (
              'Hold a slot'
            )}
          </ButtonLink>
        )}
        {held && (
          <SlotButton action={slots.release} request={number} variant="secondary">
            <span>
              Release<span className="sr-only"> the held slot</span>
            </span>
          </SlotButton>
        )}
      </div>
    </Card>
  )
}

const freeWords = (short: string): string =>
  `Keep a time of your calendar free for ${short} until this is decided. Nobody is told of it.`

function wordsOf(status: Status, passed: boolean): string {
  if (passed) return 'This time has passed. Release it, and choose another time.'
  if (!isOpen(status)) return 'Book it, or release it where it is not needed any more.'
  return 'Only your calendar shows it. An approval lets you book it on one click; any other end frees it.'
}

type Bookable = { status: string; heldSlot: { startsAt: Date } | null }

/** Whether the slot can be booked now: its request is approved, and its time is ahead. */
export const maySlotBeBooked = ({ status, heldSlot }: Bookable, at: Date): boolean =>
  status === 'approved' && heldSlot !== null && heldSlot.startsAt > at

/** The one click that turns a held slot into a booking. */
export function BookHeldSlot({ request, book }: { request: string; book: SlotVerb }) {
  return (
    <SlotButton action={book} request={request}>
      <CalendarCheck />
      Book the held slot
    </SlotButton>
  )
}
