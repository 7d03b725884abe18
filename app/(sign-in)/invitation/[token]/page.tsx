import type { Metadata } from 'next'
import { CardShell } from '@/components/layout/card-shell'
import { LinkOver } from '@/components/sign-in/link-over'
import { NewPasswordForm } from '@/components/sign-in/new-password-form'
import { OwnScript } from '@/components/sign-in/own-script'
import { now } from '@/lib/clock'
import { paths } from '@/lib/paths'
import { type Role, roleWords } from '@/lib/people/person'
import { openLink } from '@/lib/sign-in/links'
import { takeUp } from './actions'

export const metadata: Metadata = { title: 'Your invitation', referrer: 'same-origin' }

type Props = { params: Promise<{ token: string }> }

/** Where an invitation leads: a password first. Looking at it changes nothing. */
export default async function InvitationPage({ params }: Props) {
  const { token } = await params
  const link = await openLink(token, 'invitation', now())
  if (!link)
    return (
      <CardShell>
        <LinkOver title="This invitation no longer works" action={{ href: paths.signIn(), words: 'Go to the sign-in' }}>
          It was taken up already, taken back, or is older than 7 days. Ask whoever invited you for a new one, or call
          User Support.
        </LinkOver>
      </CardShell>
    )
  const { person, madeBy } = link
  const role = roleWords[person.role as Role].toLowerCase()
  return (
    <CardShell foot="Not you?">
      <h1 className="text-2xl">Welcome, {person.name}</h1>
      <p className="mt-1 text-md text-ink-2">
        {madeBy?.name ?? 'User Support'} has invited you as {role}. You sign in as <b>{person.email}</b>.
      </p>
      <NewPasswordForm action={takeUp} token={token} email={person.email} label="Set password and continue" />
      <OwnScript />
    </CardShell>
  )
}
