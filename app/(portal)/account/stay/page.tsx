import type { Metadata } from 'next'
import { AccountFrame } from '@/components/sign-in/account-frame'
import { Note } from '@/components/ui/note'
import { now } from '@/lib/clock'
import { clockTime } from '@/lib/clocks/calendar-date'
import { requirePerson, signedIn } from '@/lib/sign-in/gates'
import { endAfter } from '@/lib/sign-in/limits'

export const metadata: Metadata = { title: 'You are signed in' }

/** Opening it is a sign of life; it says until when the sign-in lasts now. */
export default async function StayPage() {
  const { role, timeZone } = await requirePerson()
  const standing = await signedIn()
  const end = standing && endAfter({ role, ...standing }, now())
  const whole = end?.getTime() === standing?.expiresAt.getTime()
  return (
    <AccountFrame reviewer={role === 'reviewer'} title="You are signed in">
      <Note tone="success" focusFirst title={end && `Until ${clockTime(end, timeZone)}${whole ? '' : ' or longer'}`}>
        {whole
          ? 'Then this sign-in has lasted as long as any can. Send or save what you work on before.'
          : 'Longer, if you go on working.'}{' '}
        You can close this tab and go on where you were.
      </Note>
    </AccountFrame>
  )
}
