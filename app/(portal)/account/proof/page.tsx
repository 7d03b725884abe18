import type { Metadata } from 'next'
import { AccountFrame } from '@/components/sign-in/account-frame'
import { ProofForms } from '@/components/sign-in/proof-forms'
import { now } from '@/lib/clock'
import { factorsOf } from '@/lib/sign-in/factors'
import { requirePerson } from '@/lib/sign-in/gates'
import { authenticationOptions } from '@/lib/sign-in/passkeys'
import { confirm } from './actions'

export const metadata: Metadata = { title: 'Confirm that it is you' }

type Props = { searchParams: Promise<{ to?: string | string[] }> }

/** Proves once more who one is, before a change of one's way in, of people, or an export. */
export default async function ProofPage({ searchParams }: Props) {
  const person = await requirePerson()
  const { to } = await searchParams
  const [factors, options] = await Promise.all([factorsOf(person.id), authenticationOptions(person.id, now())])
  return (
    <AccountFrame
      reviewer={person.role === 'reviewer'}
      title="Confirm that it is you"
      line="What comes next is open for 10 minutes after it."
    >
      <ProofForms
        action={confirm}
        to={typeof to === 'string' ? to : ''}
        passkey={factors.passkeys > 0 ? options : null}
        app={factors.app}
      />
    </AccountFrame>
  )
}
