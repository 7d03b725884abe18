import type { Metadata } from 'next'
import { CardShell } from '@/components/layout/card-shell'
import { OwnScript } from '@/components/sign-in/own-script'
import { SetUp } from '@/components/sign-in/set-up'
import { now } from '@/lib/clock'
import { countOf, factorsOf } from '@/lib/sign-in/factors'
import { requireHalf } from '@/lib/sign-in/half-sign-in'
import { registrationOptions } from '@/lib/sign-in/passkeys'
import { pendingSecret } from '@/lib/sign-in/pending-secret'
import { squareOf, totpAddress } from '@/lib/sign-in/totp'
import { one } from '../../enter'
import { addFirstApp, addFirstPasskey, finishSetUp, startApp } from './actions'

export const metadata: Metadata = { title: 'Set up your second step' }

type Props = { searchParams: Promise<{ to?: string | string[]; app?: string | string[] }> }

/** Somebody without a second factor sets one up: a passkey first, an authenticator app second. */
export default async function SetUpPage({ searchParams }: Props) {
  const given = await searchParams
  const to = one(given.to)
  const { person } = await requireHalf(to)
  const [factors, options, secret] = await Promise.all([
    factorsOf(person.id),
    registrationOptions(person, now()),
    given.app ? pendingSecret(person.id) : '',
  ])
  const app = secret ? { secret, square: squareOf(totpAddress(secret, person.email)) } : null
  return (
    <CardShell foot="Something in the way?">
      <SetUp
        email={person.email}
        done={countOf(factors) > 0}
        options={options}
        app={app}
        to={to}
        actions={{ addFirstPasskey, startApp, addFirstApp, finishSetUp }}
      />
      <OwnScript />
    </CardShell>
  )
}
