import { TimerOff, Undo2 } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { Flame } from '@/components/ui/flame'
import { Note } from '@/components/ui/note'
import { dateInZone, longDate } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { ApprovedCard } from './approved-card'
import { FocusOnArrival } from './focus-on-arrival'
import { answeredWords, declinedWords, furtherDetailsWords, reviewWords, submittedWords } from './outcome-words'
import type { RequestView } from './request-view'
import type { SlotVerb } from './slot-button'
import { waitedForDetails } from './where-words'

type Props = {
  view: RequestView
  /** It was submitted, or its question answered, a moment ago. */
  submitted: boolean
  answered: boolean
  /** Books the slot that was held for it. */
  book: SlotVerb
}

/** What just happened, or how it ended: the first thing on a request's page. */
export function RequestBanner({ view, submitted, answered, book }: Props) {
  const banner =
    answered && view.status.endsWith('_review') ? <Answered view={view} /> : bannerOf(view, submitted, book)
  return banner && (submitted || answered) ? <FocusOnArrival>{banner}</FocusOnArrival> : banner
}

function Answered({ view }: { view: RequestView }) {
  return (
    <Note tone="success" title="Your answer is sent">
      <Dated words={view.status === 'clinical_review' ? reviewWords(view) : answeredWords(view)} />
    </Note>
  )
}

function bannerOf(view: RequestView, submitted: boolean, book: SlotVerb) {
  const { status, read, zone } = view
  const closed = read.closedAt ? longDate(dateInZone(read.closedAt, zone)) : ''
  switch (status) {
    case 'further_details':
      return (
        <Note
          tone="ember"
          icon={<Flame size={22} decorative />}
          title={submitted ? 'Submitted. Further details are needed' : 'Further details are needed'}
          silent={!submitted}
        >
          <div className="flex items-center justify-between gap-x-6 gap-y-3 max-md:flex-col max-md:items-stretch">
            <Dated words={furtherDetailsWords(view)} />
            {!view.unread && (
              <ButtonLink href={paths.furtherDetails(view.number)} variant="primary" size="large">
                Answer Further details
              </ButtonLink>
            )}
          </div>
          {view.unread && <p className="mt-1.5">{view.unread}</p>}
        </Note>
      )
    case 'clinical_review':
      if (!submitted) return null
      return (
        <Note
          tone="success"
          title={waitedForDetails(view) ? 'Your Further details are sent' : 'Your request is submitted'}
        >
          <Dated words={reviewWords(view)} />
        </Note>
      )
    case 'organisation_review':
      if (!submitted) return null
      return (
        <Note tone="success" title="Your request is submitted">
          <Dated words={submittedWords(view)} />
        </Note>
      )
    case 'approved':
      return <ApprovedCard {...{ view, submitted, book }} />
    case 'declined': {
      const { title, reason, text } = declinedWords(view)
      return (
        <Note tone="failure" title={title} silent>
          <p>{reason}</p>
          {text && <p className="mt-1.5 whitespace-pre-line">{text}</p>}
          <p className="mt-1.5 text-ink-2">Sessions that remain on the case can still be booked.</p>
        </Note>
      )
    }
    case 'withdrawn':
      return (
        <Note tone="information" icon={<Undo2 className="text-petrol" />} title={`Withdrawn on ${closed}`} silent>
          {read.withdrawal?.reasonOther || read.withdrawal?.reason.label}. Nothing was added to the case.
        </Note>
      )
    case 'lapsed':
      return (
        <Note tone="information" icon={<TimerOff className="text-petrol" />} title={`Lapsed on ${closed}`} silent>
          It was not answered in time. Nothing was added to the case.
        </Note>
      )
    default:
      return null
  }
}

function Dated({ words: { before, date, after } }: { words: ReturnType<typeof submittedWords> }) {
  return (
    <p>
      {before}
      <b>{date}</b>
      {after}
    </p>
  )
}
