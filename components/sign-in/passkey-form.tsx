import { KeyRound } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ButtonLook } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'

type Props = {
  kind: 'register' | 'sign-in'
  /** What `registrationOptions` or `authenticationOptions` gave. */
  options: string
  action: (form: FormData) => void | Promise<void>
  /** What the button says. */
  label: string
  variant?: ButtonLook['variant']
  className?: string
  /** Other fields, before the button. */
  children?: ReactNode
}

/** A button that asks for a passkey and sends its answer as `answer`. The page needs `OwnScript`, and answers an empty one in words. */
export function PasskeyForm({ kind, options, action, label, variant = 'primary', className, children }: Props) {
  return (
    <form action={action} data-passkey={kind} data-options={options} className={className}>
      {children}
      <input type="hidden" name="answer" defaultValue="" />
      <SubmitButton variant={variant} size="large" className="w-full">
        <KeyRound />
        {label}
      </SubmitButton>
      <p data-say role="status" className="mt-1.5 text-sm font-medium text-crimson empty:hidden" />
      <noscript>
        <p className="mt-1.5 text-sm text-ink-3">
          A passkey needs scripts, which are switched off here. Use another way.
        </p>
      </noscript>
    </form>
  )
}
