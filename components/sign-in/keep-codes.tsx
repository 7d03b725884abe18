import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/form-state'
import { RecoveryCodes } from './recovery-codes'

type Props = {
  /** Between spaces. */
  codes: string
  proof: string
  to: string
  action: (form: FormData) => void
  state: FormState
}

/** The last step of setting up: the recovery codes, then in. */
export function KeepCodes({ codes, proof, to, action, state }: Props) {
  return (
    <>
      <h1 className="text-2xl" data-focus-first>
        Keep your recovery codes
      </h1>
      <p className="mt-1 mb-4 text-md text-ink-2">
        Each lets you in once when your phone or device is not at hand. Print them or write them down, and keep them
        where nobody else looks. They are shown this once.
      </p>
      <RecoveryCodes codes={codes.split(' ').filter(Boolean)} />
      <form action={action} className="mt-5 space-y-4">
        <ErrorSummary fields={{}} sentence={state.sentence} attempt={state.attempt} />
        <input type="hidden" name="proof" value={proof} />
        <input type="hidden" name="to" value={to} />
        <SubmitButton size="large" className="w-full">
          I keep them safe, continue
        </SubmitButton>
      </form>
    </>
  )
}
