import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInShell } from '@/components/layout/sign-in-shell'
import { DemoPeople } from '@/components/sign-in/demo-people'
import { SignInForm } from '@/components/sign-in/sign-in-form'
import { peopleOfTheDemo } from '@/lib/people/queries'
import { isDemoOnLoopback } from '@/lib/sign-in/browser'
import { firstPage, signedIn } from '@/lib/sign-in/gates'
import { ownPath } from '@/lib/sign-in/schema'
import { signInAsDemoPerson, signInByPassword } from './actions'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { searchParams: Promise<{ to?: string | string[] }> }

/** One page for all roles; a link in a mail leads through it back to its page. */
export default async function SignInPage({ searchParams }: Props) {
  const { to: given } = await searchParams
  const to = typeof given === 'string' ? given : ''
  const [found, demo] = await Promise.all([signedIn(), isDemoOnLoopback()])
  if (found) redirect(ownPath(to, firstPage[found.person.role]))
  const people = demo ? await peopleOfTheDemo() : []
  return (
    <SignInShell>
      <h1 className="text-3xl">Sign in</h1>
      <p className="mt-1 text-md text-ink-2">
        For consultants, practices, clinical leaders and organisation reviewers.
      </p>
      <SignInForm action={signInByPassword} to={to} />
      {people.length > 0 && <DemoPeople people={people} action={signInAsDemoPerson} to={to} />}
    </SignInShell>
  )
}
