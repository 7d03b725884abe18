import { CalendarPlus } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { paths } from '@/lib/paths'
import { BookHeldSlot, maySlotBeBooked } from './held-slot'
import { approvedWords } from './outcome-words'
import type { RequestView } from './request-view'
import type { SlotVerb } from './slot-button'

type Props = { view: RequestView; submitted: boolean; book: SlotVerb }

/** An approval: the number, who granted it, until when it can be booked, its condition. */
export function ApprovedCard({ view, submitted, book }: Props) {
  const held = maySlotBeBooked(view.read, view.at)
  const { title, line, condition } = approvedWords(view)
  return (
    <Card tone="green">
      <div className="flex flex-wrap items-center gap-5">
        <p className="grid shrink-0 justify-items-center rounded-lg bg-green-tint px-3.5 py-3 text-green">
          <span className="text-4xl">{view.granted}</span>
          <span className="text-sm font-semibold">of {view.read.sessionsAsked} asked</span>
        </p>
        <div className="min-w-0 flex-1 basis-60" role={submitted ? 'status' : undefined}>
          {submitted && <p className="font-semibold text-green">Your request is submitted</p>}
          <h2 className="text-xl">{title}</h2>
          <p className="mt-1 text-ink-2">{line}</p>
          {condition && (
            <p className="mt-1">
              Condition: <b>{condition}</b>
            </p>
          )}
        </div>
        {!view.read.case.closedAt && (
          <div className="flex flex-wrap items-start gap-2">
            {held && <BookHeldSlot request={view.number} book={book} />}
            <ButtonLink href={paths.case(view.case)} variant={held ? 'secondary' : 'primary'}>
              <CalendarPlus />
              Book appointment
            </ButtonLink>
          </div>
        )}
      </div>
    </Card>
  )
}
