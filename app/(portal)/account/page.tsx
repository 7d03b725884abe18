import type { Metadata } from 'next'
import { AccountFrame } from '@/components/sign-in/account-frame'
import { toldWords } from '@/components/sign-in/account-words'
import { signInShown } from '@/components/sign-in/sign-in-words'
import { SignInsCard } from '@/components/sign-in/sign-ins-card'
import { WaysIn } from '@/components/sign-in/ways-in'
import { Note } from '@/components/ui/note'
import { now } from '@/lib/clock'
import { requirePerson } from '@/lib/sign-in/gates'
import { accountOf } from '@/lib/sign-in/queries'
import { signOutElsewhere, signOutThere } from './actions'

export const metadata: Metadata = { title: 'Sign-in and security' }

type Props = { searchParams: Promise<{ told?: string | string[] }> }

/** What somebody signs in with, and where they are signed in. */
export default async function AccountPage({ searchParams }: Props) {
  const person = await requirePerson()
  const told = toldWords((await searchParams).told)
  const account = await accountOf(person, now())
  return (
    <AccountFrame
      reviewer={person.role === 'reviewer'}
      title="Sign-in and security"
      line="How you sign in, and where you are signed in. A mail tells you of every change."
      top
    >
      {told && (
        <Note tone="success" focusFirst>
          {told}
        </Note>
      )}
      <WaysIn email={person.email} timeZone={person.timeZone} account={account} />
      <SignInsCard
        signIns={account.signIns.map((signIn) => signInShown(signIn, person.timeZone))}
        actions={{ there: signOutThere, elsewhere: signOutElsewhere }}
      />
    </AccountFrame>
  )
}
