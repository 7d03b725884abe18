import type { Send } from '@/components/requests/send-form'
import { Card } from '@/components/ui/card'
import { openWorkWords } from '@/lib/people/person'
import type { PersonView } from '@/lib/people/queries'
import { VerbForm } from './verb-form'

type Props = { view: PersonView; own: boolean; send: { disable: Send; enable: Send } }

/** Keeps somebody out, after saying what waits on them; or lets them in again. */
export function DisablingCard({ view: { person, work }, own, send }: Props) {
  const waits = openWorkWords(work)
  const stay = waits && `${waits}. What waits on ${person.name} stays theirs until another consultant is selected.`
  if (own)
    return (
      <Card title="Disable">
        <p className="text-ink-2">You cannot disable yourself. Ask another administrator.</p>
      </Card>
    )
  if (person.state === 'disabled')
    return (
      <Card title="Enable">
        <p>They can sign in again, as before. An invitation has to be sent anew.</p>
        {stay && <p className="mt-2 font-medium">{stay}</p>}
        <div className="mt-4">
          <VerbForm person={person.id} label="Enable" send={send.enable} />
        </div>
      </Card>
    )
  return (
    <Card title="Disable">
      <p>
        Every sign-in ends at once, links by mail no longer work, and no mail goes to {person.name}. What they typed and
        decided stays.
      </p>
      {stay && <p className="mt-2 font-medium">{stay}</p>}
      <div className="mt-4">
        <VerbForm person={person.id} label="Disable" send={send.disable} variant="danger" />
      </div>
    </Card>
  )
}
