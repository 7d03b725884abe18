import { CalendarClock } from 'lucide-react'
import { BookHeldSlot, maySlotBeBooked } from '@/components/requests/held-slot'
import { slotWords } from '@/components/requests/held-slot-words'
import type { SlotVerb } from '@/components/requests/slot-button'
import { Note } from '@/components/ui/note'
import { TextLink } from '@/components/ui/text-link'
import type { CaseView } from '@/lib/cases/queries'
import { paths } from '@/lib/paths'
import { isOpen, requestNumber, type Status } from '@/lib/requests/request'

type Props = Pick<CaseView, 'assistCase' | 'client'> & { zone: string; at: Date; book: SlotVerb }

/** The slot of the calendar that is held for the case's client: until its request is decided, then to be booked (domain §11). */
export function HeldSlots({ assistCase, client, zone, at, book }: Props) {
  return assistCase.requests.map((request) => {
    if (!request.heldSlot) return null
    const number = requestNumber(request.reference)
    const bookable = maySlotBeBooked(request, at)
    return (
      <Note key={number} tone={bookable ? 'success' : 'information'} icon={bookable ? undefined : held} silent>
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <p>
            <b>Held: {slotWords(request.heldSlot.startsAt, zone, client.timeZone)}</b>{' '}
            <span className="text-ink-2">
              {bookable ? 'for' : isOpen(request.status as Status) ? 'until a decision on' : 'and passed, for'}{' '}
              <TextLink href={paths.request(number)} reference>
                {number}
              </TextLink>
              {bookable && ', which is approved'}
            </span>
          </p>
          {bookable && <BookHeldSlot request={number} book={book} />}
        </div>
      </Note>
    )
  })
}

const held = <CalendarClock className="text-petrol" />
