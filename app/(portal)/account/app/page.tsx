import type { Metadata } from 'next'
import { AccountFrame } from '@/components/sign-in/account-frame'
import { AppForms } from '@/components/sign-in/app-forms'
import { paths } from '@/lib/paths'
import { factorsOf } from '@/lib/sign-in/factors'
import { requireProofForForm } from '@/lib/sign-in/gates'
import { pendingSecret } from '@/lib/sign-in/pending-secret'
import { squareOf, totpAddress } from '@/lib/sign-in/totp'
import { begin, keep, remove } from './actions'

export const metadata: Metadata = { title: 'Authenticator app' }

/** Sets an authenticator app up, in the place of one before, or takes it away. */
export default async function AppPage() {
  const person = await requireProofForForm(paths.accountApp())
  const [factors, secret] = await Promise.all([factorsOf(person.id), pendingSecret(person.id)])
  const pending = secret && { secret, square: squareOf(totpAddress(secret, person.email)) }
  return (
    <AccountFrame
      reviewer={person.role === 'reviewer'}
      title="Authenticator app"
      line="An app on your phone that shows a new code every 30 seconds."
    >
      <AppForms there={factors.app} pending={pending || null} actions={{ begin, keep, remove }} />
    </AccountFrame>
  )
}
