import { CircleAlert } from 'lucide-react'
import { Card } from '@/components/ui/card'
import { Note } from '@/components/ui/note'
import { TextArea } from '@/components/ui/text-area'
import { TextLink } from '@/components/ui/text-link'
import { paths } from '@/lib/paths'
import type { AskedAgain } from './asked-again'

type Props = { again: AskedAgain | null; initial: string; error?: string }

/** Which declined request is asked again, and what is new since: its decider reads that first. */
export function AgainFields({ again, initial, error }: Props) {
  if (!again) return null
  if (!again.may)
    return (
      <Note tone="information" icon={<CircleAlert className="text-petrol" />} silent>
        {again.words}
      </Note>
    )
  return (
    <Card
      title={
        <>
          Asking again after{' '}
          <TextLink href={paths.request(again.number)} reference>
            {again.number}
          </TextLink>
        </>
      }
    >
      <p className="mb-4 text-ink-2">{again.words} A declined request can be asked again once.</p>
      <input type="hidden" name="again" value={again.number} />
      <TextArea
        name="newInformation"
        label="What is new since the decision"
        hint="Stays inside the provider; a clinical leader reads it where a review is needed."
        rows={3}
        defaultValue={initial}
        error={error}
      />
    </Card>
  )
}
