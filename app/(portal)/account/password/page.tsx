import type { Metadata } from 'next'
import { AccountFrame } from '@/components/sign-in/account-frame'
import { ChangePasswordForm } from '@/components/sign-in/change-password-form'
import { paths } from '@/lib/paths'
import { requireProofForForm } from '@/lib/sign-in/gates'
import { fewest } from '@/lib/sign-in/schema'
import { change } from './actions'

export const metadata: Metadata = { title: 'Change your password' }

/** Another password, by the one of now. */
export default async function PasswordPage() {
  const { role, email } = await requireProofForForm(paths.accountPassword())
  return (
    <AccountFrame reviewer={role === 'reviewer'} title="Change your password">
      <ChangePasswordForm action={change} email={email} fewest={fewest} />
    </AccountFrame>
  )
}
