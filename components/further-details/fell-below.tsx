import { Note } from '@/components/ui/note'
import { SubmitButton } from '@/components/ui/submit-button'
import type { DetailsView } from './details-view'

type Props = { view: DetailsView; send: (form: FormData) => Promise<void> }

/** That the count fell below the threshold since the request was submitted, and the way to the organisation at once. */
export function FellBelow({ view: { ledger, number, short, read }, send }: Props) {
  if (ledger.reachesThreshold) return null
  return (
    <Note tone="information" title="No clinical review is needed any more" silent>
      <p>
        With this request {short} is at {ledger.total} sessions in 12 months now, below {ledger.threshold}. You can send
        it to {read.organisation.name} at once, without Further details.
      </p>
      <form action={send} className="mt-3">
        <input type="hidden" name="request" value={number} />
        <SubmitButton>Send it to the organisation</SubmitButton>
      </form>
    </Note>
  )
}
