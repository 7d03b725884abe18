import { CloudAlert, CloudCheck } from 'lucide-react'
import { linkClasses } from '@/components/ui/text-link'
import type { FormState } from '@/lib/form-state'
import { paths } from '@/lib/paths'
import type { DraftState } from './autosave'

/** Whether what was typed is safe on the server: "Draft saved 10:44 am", or "Not saved. Trying again." */
export function DraftWords({ state }: { state: DraftState }) {
  if (state.kind === 'none') return null
  if (state.kind === 'saved')
    return (
      <p className="flex items-center gap-2 text-sm text-ink-2">
        <CloudCheck />
        Draft saved {state.words}
      </p>
    )
  return (
    <p role="status" className="flex items-center gap-2 text-sm font-medium text-crimson">
      <CloudAlert />
      {state.kind === 'failed' ? 'Not saved. Trying again.' : `Not saved. ${state.sentence}`}
      {state.kind === 'refused' && state.signedOut && <Beside />}
    </p>
  )
}

/** Opens the sign-in, or what else must come first, beside the form, which stays as it is. */
export function Beside({
  href = paths.signIn(),
  words = 'Sign in in a new tab',
}: Partial<NonNullable<FormState['beside']>>) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className={linkClasses}>
      {words}
    </a>
  )
}
