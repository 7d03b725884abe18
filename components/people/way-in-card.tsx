import type { Send } from '@/components/requests/send-form'
import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { TextLink } from '@/components/ui/text-link'
import { dateAndTime } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import type { PersonView } from '@/lib/people/queries'
import { factorsInWords } from './factor-words'
import { VerbForm } from './verb-form'

type Props = { view: PersonView; own: boolean; zone: string; send: { end: Send; reset: Send } }

/** How somebody signs in, and how to help who has lost their second factor or a device. */
export function WayInCard({ view: { person, signedIn, factors }, own, zone, send }: Props) {
  const { app, passkeys, recoveryCodes } = factors
  const hasFactor = app || passkeys > 0
  const emailedCode = person.role === 'reviewer' && person.organisation?.allowsEmailedCode === true
  return (
    <Card title="Way in">
      <Facts
        items={[
          { label: 'Last sign-in', value: signedIn.last ? dateAndTime(signedIn.last, zone) : 'Never' },
          { label: 'Signed in now', value: signedIn.now === 1 ? '1 browser' : `${signedIn.now || 'No'} browsers` },
          { label: 'Second factor', value: factorsInWords({ app, passkey: passkeys > 0, emailedCode }) },
          { label: 'Recovery codes', value: recoveryCodes === 0 ? 'None' : `${recoveryCodes} left` },
        ]}
      />
      {own && (
        <p className="mt-4 text-ink-2">
          Your own are on <TextLink href={paths.account()}>Sign-in and security</TextLink>.
        </p>
      )}
      {!own && (signedIn.now > 0 || hasFactor) && (
        <div className="mt-4 flex flex-wrap gap-2">
          {signedIn.now > 0 && <VerbForm person={person.id} label="End all sign-ins" send={send.end} />}
          {hasFactor && <VerbForm person={person.id} label="Take away second factors" send={send.reset} />}
        </div>
      )}
    </Card>
  )
}
