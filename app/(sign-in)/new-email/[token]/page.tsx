import type { Metadata } from 'next'
import { SignInShell } from '@/components/layout/sign-in-shell'
import { ConfirmEmail } from '@/components/sign-in/confirm-email'
import { TextLink } from '@/components/ui/text-link'
import { now } from '@/lib/clock'
import { paths } from '@/lib/paths'
import { requirePerson } from '@/lib/sign-in/gates'
import { openLink } from '@/lib/sign-in/links'
import { confirm } from './actions'

export const metadata: Metadata = { title: 'Confirm your new email' }

type Props = { params: Promise<{ token: string }> }

/** What the link to a new address leads to: opening it changes nothing, and it counts for its own person alone. */
export default async function NewEmailPage({ params }: Props) {
  const person = await requirePerson()
  const { token } = await params
  const link = await openLink(token, 'new_email', now())
  const email = link?.person.id === person.id ? link.newEmail : null
  return (
    <SignInShell>
      <h1 className="text-3xl">{email ? 'Confirm your new email' : 'This link no longer works'}</h1>
      {email ? (
        <ConfirmEmail action={confirm} {...{ token, email, before: person.email }} />
      ) : (
        <p className="mt-2 text-md text-ink-2">
          It was used, it is over, or it is not for the account that you are signed in with. You can ask for a new one
          in <TextLink href={paths.account()}>Sign-in and security</TextLink>.
        </p>
      )}
    </SignInShell>
  )
}
