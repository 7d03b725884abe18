import type { Metadata } from 'next'
import { AccountFrame } from '@/components/sign-in/account-frame'
import { PasskeysForms } from '@/components/sign-in/passkeys-forms'
import { now } from '@/lib/clock'
import { dateInZone, longDate } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { requireProofForForm } from '@/lib/sign-in/gates'
import { registrationOptions } from '@/lib/sign-in/passkeys'
import { passkeysOf } from '@/lib/sign-in/queries'
import { add, remove } from './actions'

export const metadata: Metadata = { title: 'Passkeys' }

/** One's own passkeys: each to be removed, and another to be added. */
export default async function PasskeysPage() {
  const person = await requireProofForForm(paths.accountPasskeys())
  const [passkeys, options] = await Promise.all([passkeysOf(person), registrationOptions(person, now())])
  const added = (at: Date) => `Added ${longDate(dateInZone(at, person.timeZone))}`
  return (
    <AccountFrame
      reviewer={person.role === 'reviewer'}
      title="Passkeys"
      line="A passkey is kept by your device or your password manager, and cannot be guessed or given away."
    >
      <PasskeysForms
        passkeys={passkeys.map(({ id, name, createdAt }) => ({ id, name, added: added(createdAt) }))}
        options={options}
        actions={{ add, remove }}
      />
    </AccountFrame>
  )
}
