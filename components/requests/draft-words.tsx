import { CloudAlert, CloudCheck } from 'lucide-react'
import { linkClasses } from '@/components/ui/text-link'
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
      {state.kind === 'refused' && state.signedOut && <SignInAgain />}
    </p>
  )
}

/** Opens the sign-in beside the form, which stays as it is. */
export function SignInAgain() {
  return (
    <a href={paths.signIn()} target="_blank" rel="noreferrer" className={linkClasses}>
      Sign in in a new tab
    </a>
  )
}
