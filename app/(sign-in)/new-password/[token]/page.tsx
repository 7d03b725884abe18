import type { Metadata } from 'next'
import { CardShell } from '@/components/layout/card-shell'
import { LinkOver } from '@/components/sign-in/link-over'
import { NewPasswordForm } from '@/components/sign-in/new-password-form'
import { OwnScript } from '@/components/sign-in/own-script'
import { now } from '@/lib/clock'
import { paths } from '@/lib/paths'
import { openLink } from '@/lib/sign-in/links'
import { setPassword } from './actions'

export const metadata: Metadata = { title: 'Set a new password', referrer: 'same-origin' }

type Props = { params: Promise<{ token: string }> }

/** Where the mail to set a new password leads. Looking at it changes nothing. */
export default async function NewPasswordPage({ params }: Props) {
  const { token } = await params
  const link = await openLink(token, 'new_password', now())
  if (!link)
    return (
      <CardShell>
        <LinkOver
          title="This link no longer works"
          action={{ href: paths.forgottenPassword(), words: 'Ask for another link' }}
        >
          It was used already, another one took its place, or it is older than an hour. Your password is as it was.
        </LinkOver>
      </CardShell>
    )
  const { email } = link.person
  return (
    <CardShell foot="Not you?">
      <h1 className="text-2xl">Set a new password</h1>
      <p className="mt-1 text-md text-ink-2">
        For <b>{email}</b>. Every browser that is signed in is signed out, and your second step stays as it is.
      </p>
      <NewPasswordForm action={setPassword} token={token} email={email} label="Set new password" />
      <OwnScript />
    </CardShell>
  )
}
