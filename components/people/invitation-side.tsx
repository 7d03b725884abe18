import { Card } from '@/components/ui/card'
import { type Role, roles, roleWords } from '@/lib/people/person'

const mayDo: Record<Role, string> = {
  consultant: 'Sees their own clients, and asks for extra sessions.',
  practice_staff: 'Works for the consultants of their practice, one at a time.',
  clinical_leader: 'Decides clinical reviews, none of their own practice.',
  reviewer: 'Decides for one organisation, and never learns who a client is.',
  administrator: 'Looks after people, organisations and what is late.',
}

/** What each role may do, in a line. */
export function InvitationSide() {
  return (
    <Card title="Roles">
      <dl className="space-y-3">
        {roles.map((role) => (
          <div key={role}>
            <dt className="font-semibold">{roleWords[role]}</dt>
            <dd className="text-ink-2">{mayDo[role]}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
