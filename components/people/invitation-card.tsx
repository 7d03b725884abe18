import type { Send } from '@/components/requests/send-form'
import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { dateAndTime } from '@/lib/clocks/calendar-date'
import type { PersonView } from '@/lib/people/queries'
import { VerbForm } from './verb-form'

type Props = { view: PersonView; zone: string; send: { again: Send; revoke: Send } }

/** The invitation of somebody who has not come yet: until when its link works, another, or none. */
export function InvitationCard({ view: { person, invitation: last }, zone, send }: Props) {
  if (person.state !== 'invited') return null
  const invitation = last?.expired ? null : last
  return (
    <Card title="Invitation">
      {invitation ? (
        <Facts
          items={[
            { label: 'Sent', value: dateAndTime(invitation.createdAt, zone) },
            { label: 'By', value: invitation.madeBy?.name ?? 'Phoenix' },
            { label: 'Works until', value: dateAndTime(invitation.expiresAt, zone) },
          ]}
        />
      ) : (
        <p className="text-ink-2">
          {last
            ? `The invitation expired on ${dateAndTime(last.expiresAt, zone)}. Its link answers nothing any more.`
            : 'No invitation is open: the last one was revoked.'}
        </p>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        <VerbForm person={person.id} label="Send again" send={send.again} />
        {invitation && <VerbForm person={person.id} label="Revoke" send={send.revoke} variant="danger" />}
      </div>
    </Card>
  )
}
