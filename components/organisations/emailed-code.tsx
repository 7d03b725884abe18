import { SwitchForm } from '@/components/people/switch-form'
import type { Send } from '@/components/requests/send-form'

type Props = {
  organisation: { id: string; allowsEmailedCode: boolean }
  told: string | undefined
  send: Send
}

/** Whether an organisation's reviewers may use a code by mail as their second factor. */
export function EmailedCode({ organisation: { id, allowsEmailedCode: allowed }, told, send }: Props) {
  return (
    <SwitchForm
      title="Second factor of reviewers"
      label="Reviewers may use a code by mail"
      of={{ name: 'organisation', id }}
      {...{ allowed, told, send }}
    >
      Where it is not allowed, each needs a passkey or an app at the next sign-in. Sign-ins that stand go on.
    </SwitchForm>
  )
}
