import type { Metadata } from 'next'
import { CardShell } from '@/components/layout/card-shell'
import { ForgottenForm } from '@/components/sign-in/forgotten-form'
import { askForLink } from './actions'

export const metadata: Metadata = { title: 'Set a new password' }

/** For whoever forgot a password. */
export default function ForgottenPage() {
  return (
    <CardShell foot="No mail?">
      <h1 className="text-2xl">Set a new password</h1>
      <ForgottenForm action={askForLink} />
    </CardShell>
  )
}
