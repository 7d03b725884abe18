import { SubmitButton } from '@/components/ui/submit-button'
import { dateAndTime } from '@/lib/clocks/calendar-date'
import type { ReviewView } from './review-view'

type Props = { view: ReviewView; take: (form: FormData) => Promise<void>; giveBack: (form: FormData) => Promise<void> }

/** Who looks at the review; taking it shows the others, and blocks nobody. */
export function TakenCard({ view: { read, number, viewer, zone, may, status }, take, giveBack }: Props) {
  const open = status === 'clinical_review' || (status === 'clinical_question' && read.takenById)
  if (!may || !open) return null
  const mine = read.takenById === viewer
  const taken = read.takenAt ? `, ${dateAndTime(read.takenAt, zone)}` : ''
  return (
    <form
      action={mine ? giveBack : take}
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-lg border border-line bg-surface px-5 py-3 max-md:px-4 print:hidden"
    >
      <input type="hidden" name="request" value={number} />
      <p className="text-ink-2">
        {mine
          ? `You took this review${taken}.`
          : read.takenBy
            ? `${read.takenBy.name} took this review${taken}. You can still decide.`
            : 'Nobody took this review yet.'}
      </p>
      <SubmitButton variant="secondary" size="small">
        {mine ? 'Give it back' : 'Take this review'}
      </SubmitButton>
    </form>
  )
}
