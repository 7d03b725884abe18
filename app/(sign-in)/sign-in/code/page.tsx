import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CardShell } from '@/components/layout/card-shell'
import { OwnScript } from '@/components/sign-in/own-script'
import { SecondStep } from '@/components/sign-in/second-step'
import { now } from '@/lib/clock'
import { paths } from '@/lib/paths'
import { isDemoOnLoopback } from '@/lib/sign-in/browser'
import { countOf, factorsOf } from '@/lib/sign-in/factors'
import { requireHalf } from '@/lib/sign-in/half-sign-in'
import { authenticationOptions } from '@/lib/sign-in/passkeys'
import { shownCodeOf } from '@/lib/sign-in/totp'
import { one } from '../../enter'
import { giveCode, givePasskey, sendCode } from './actions'

export const metadata: Metadata = { title: 'Enter your code' }

type Props = { searchParams: Promise<{ to?: string | string[]; with?: string | string[] }> }

/** The second factor: a passkey first, then the app's code, and where neither is at hand a recovery code or one by mail. */
export default async function SecondFactorPage({ searchParams }: Props) {
  const given = await searchParams
  const to = one(given.to)
  const { person } = await requireHalf(to)
  const [factors, demo] = await Promise.all([factorsOf(person.id), isDemoOnLoopback()])
  if (countOf(factors) === 0) redirect(paths.factorSetUp({ to: to || undefined }))
  const [options, demoCode] = await Promise.all([
    factors.passkeys > 0 ? authenticationOptions(person.id, now()) : null,
    demo && factors.app ? shownCodeOf(person.id, now()) : null,
  ])
  return (
    <CardShell foot="Lost your phone?">
      <SecondStep
        email={person.email}
        factors={factors}
        way={one(given.with)}
        options={options}
        demoCode={demoCode}
        to={to}
        actions={{ giveCode, givePasskey, sendCode }}
      />
      <OwnScript />
    </CardShell>
  )
}
