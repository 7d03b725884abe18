'use client'

import { StickyActions } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import type { DraftState } from './autosave'
import { DraftWords } from './draft-words'
import type { LiveCount } from './live-count'

type Props = { live: LiveCount; draft: DraftState }

/** Submit, keep as a draft, and whether it is saved; on a phone the count in one line over the button. */
export function FormActions({ live: { ledger, asked }, draft }: Props) {
  const chosen = asked ? `${asked} asked, ` : ''
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <StickyActions className="max-md:flex-wrap">
        <p className="h-auto! w-full shrink-0 text-center text-sm md:hidden">
          {chosen}
          <b className={ledger.reachesThreshold ? 'text-ember-ink' : undefined}>{ledger.total} in 12 months</b>
        </p>
        <SubmitButton size="large">Submit Extra Sessions Request</SubmitButton>
      </StickyActions>
      <SubmitButton variant="quiet" size="large" name="keep" value="draft">
        Keep as a draft
      </SubmitButton>
      <div className="ml-auto">
        <DraftWords state={draft} />
      </div>
    </div>
  )
}
