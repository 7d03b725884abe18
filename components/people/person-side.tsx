import type { Send } from '@/components/requests/send-form'
import type { PersonView } from '@/lib/people/queries'
import { InvitationCard } from './invitation-card'
import { PersonFacts } from './person-facts'
import { WayInCard } from './way-in-card'

type Verbs = Record<'sendInvitationAgain' | 'sendRevocation' | 'sendReset' | 'sendEnd', Send>
type Props = { view: PersonView; own: boolean; zone: string; send: Verbs }

/** The facts of somebody, their invitation and their way in. */
export function PersonSide({ view, own, zone, send }: Props) {
  return (
    <>
      <PersonFacts view={view} zone={zone} />
      <InvitationCard {...{ view, zone }} send={{ again: send.sendInvitationAgain, revoke: send.sendRevocation }} />
      {view.person.state !== 'invited' && (
        <WayInCard {...{ view, own, zone }} send={{ end: send.sendEnd, reset: send.sendReset }} />
      )}
    </>
  )
}
