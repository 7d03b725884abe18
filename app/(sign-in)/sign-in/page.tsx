import { ShieldCheck } from 'lucide-react'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInShell } from '@/components/layout/sign-in-shell'
import { DemoPeople } from '@/components/sign-in/demo-people'
import { OwnScript } from '@/components/sign-in/own-script'
import { PasskeySignIn } from '@/components/sign-in/passkey-sign-in'
import { SignInForm } from '@/components/sign-in/sign-in-form'
import { Note } from '@/components/ui/note'
import { now } from '@/lib/clock'
import { peopleOfTheDemo } from '@/lib/people/queries'
import { isDemoOnLoopback } from '@/lib/sign-in/browser'
import { firstPage, signedIn } from '@/lib/sign-in/gates'
import { authenticationOptions } from '@/lib/sign-in/passkeys'
import { ownPath } from '@/lib/sign-in/schema'
import { one } from '../enter'
import { signInAsDemoPerson, signInByPasskey, signInByPassword } from './actions'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { searchParams: Promise<{ to?: string | string[]; kept?: string | string[] }> }

/** One page for all roles; a link in a mail leads through it back to its page. */
export default async function SignInPage({ searchParams }: Props) {
  const { to: given, kept } = await searchParams
  const to = one(given)
  const [found, demo] = await Promise.all([signedIn(), isDemoOnLoopback()])
  if (found) redirect(ownPath(to, firstPage[found.person.role]))
  const people = demo ? await peopleOfTheDemo() : []
  return (
    <SignInShell>
      <h1 className="text-3xl">Sign in</h1>
      <p className="mt-1 text-md text-ink-2">
        For consultants, practices, clinical leaders and organisation reviewers.
      </p>
      {kept && (
        <Note tone="ember" title="You were signed out" className="mt-5">
          Nothing was sent. What you typed is kept for a day: sign in, and it is there again.
        </Note>
      )}
      <SignInForm action={signInByPassword} to={to} />
      <p className="mt-4 flex gap-2 text-sm text-ink-3">
        <ShieldCheck />
        Next, we ask for your passkey or a code.
      </p>
      <PasskeySignIn action={signInByPasskey} options={await authenticationOptions('', now())} to={to} alone />
      <section aria-label="Your account" className="mt-5 border-t border-line pt-5 text-sm text-ink-2">
        <p className="font-semibold text-ink">Deciding a request for your organisation?</p>
        <p>Sign in with the account from your invitation. The request opens after that.</p>
      </section>
      {people.length > 0 && <DemoPeople people={people} action={signInAsDemoPerson} to={to} />}
      <OwnScript />
    </SignInShell>
  )
}
