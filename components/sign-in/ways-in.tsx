import { Card } from '@/components/ui/card'
import { dateAndTime, dateInZone, longDate } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { WayIn } from './way-in'

type Props = {
  email: string
  timeZone: string
  account: {
    passwordSetAt: Date | null
    newEmail: { newEmail: string | null; expiresAt: Date } | null
    passkeys: readonly { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }[]
    app: boolean
    emailedCode: boolean
    recoveryCodes: number
  }
}

/** What somebody signs in with, each with the way to change it. */
export function WaysIn({ email, timeZone, account }: Props) {
  const { passwordSetAt, newEmail, passkeys, app, emailedCode, recoveryCodes } = account
  const day = (instant: Date) => longDate(dateInZone(instant, timeZone))
  return (
    <>
      <Card title="Email and password" flush>
        <WayIn title="Email" href={paths.accountEmail()} change="Change">
          <p className="break-words">{email}</p>
          {newEmail && (
            <p className="text-sm break-words">
              {newEmail.newEmail} waits to be confirmed until {dateAndTime(newEmail.expiresAt, timeZone)}.
            </p>
          )}
        </WayIn>
        <WayIn title="Password" href={paths.accountPassword()} change="Change">
          {passwordSetAt ? `Changed ${day(passwordSetAt)}` : 'Changed on a day that is not known'}
        </WayIn>
      </Card>
      <Card title="Second factors" flush>
        <WayIn title="Passkeys" href={paths.accountPasskeys()} change={passkeys.length > 0 ? 'Add or remove' : 'Add'}>
          {passkeys.length === 0 && 'None. It is the safest way, and the quickest.'}
          <ul>
            {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
              <li key={id}>
                <span className="font-medium text-ink">{name}</span>, added {day(createdAt)},{' '}
                {lastUsedAt ? `last used ${dateAndTime(lastUsedAt, timeZone)}` : 'not used yet'}
              </li>
            ))}
          </ul>
        </WayIn>
        <WayIn title="Authenticator app" href={paths.accountApp()} change={app ? 'Replace or remove' : 'Set up'}>
          {app ? 'Set up' : 'None'}
        </WayIn>
        {emailedCode && (
          <p className="border-b border-line px-5 py-3.5 text-ink-2 max-md:px-4">
            <b className="text-ink">Code by mail</b>
            <br />
            Your organisation allows a code by mail too.
          </p>
        )}
        <WayIn title="Recovery codes" href={paths.accountRecoveryCodes()} change="Make new ones">
          {recoveryCodes === 1 ? '1 is left' : `${recoveryCodes || 'None'} left`}, for when a device is lost.
        </WayIn>
      </Card>
    </>
  )
}
