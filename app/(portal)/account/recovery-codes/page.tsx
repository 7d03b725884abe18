import type { Metadata } from 'next'
import { AccountFrame } from '@/components/sign-in/account-frame'
import { RenewCodes } from '@/components/sign-in/renew-codes'
import { paths } from '@/lib/paths'
import { factorsOf } from '@/lib/sign-in/factors'
import { requireProofForForm } from '@/lib/sign-in/gates'
import { codesMadeAt } from '@/lib/sign-in/recovery-codes'
import { renew } from './actions'

export const metadata: Metadata = { title: 'Recovery codes' }

/** How many recovery codes are left, and new ones in their place. */
export default async function RecoveryCodesPage() {
  const person = await requireProofForForm(paths.accountRecoveryCodes())
  const [{ recoveryCodes }, before] = await Promise.all([factorsOf(person.id), codesMadeAt(person.id)])
  return (
    <AccountFrame reviewer={person.role === 'reviewer'} title="Recovery codes">
      <RenewCodes action={renew} left={recoveryCodes} before={before} />
    </AccountFrame>
  )
}
