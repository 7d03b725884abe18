import type { Metadata } from 'next'
import { AccountFrame } from '@/components/sign-in/account-frame'
import { NewEmailForm } from '@/components/sign-in/new-email-form'
import { paths } from '@/lib/paths'
import { requireProofForForm } from '@/lib/sign-in/gates'
import { ask } from './actions'

export const metadata: Metadata = { title: 'Change your email' }

/** Another email to sign in with; a link that goes there confirms it. */
export default async function NewEmailPage() {
  const { role, email } = await requireProofForForm(paths.accountEmail())
  return (
    <AccountFrame reviewer={role === 'reviewer'} title="Change your email">
      <NewEmailForm action={ask} email={email} />
    </AccountFrame>
  )
}
