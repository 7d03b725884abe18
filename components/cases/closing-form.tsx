'use client'

import type { ReactNode } from 'react'
import { type Send, SendForm } from '@/components/requests/send-form'
import { ButtonLink } from '@/components/ui/button'
import { StickyActions } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { paths } from '@/lib/paths'

/** The last step: a case that is closed stays closed. `children` say what it means. */
export function ClosingForm({ code, send, children }: { code: string; send: Send; children: ReactNode }) {
  return (
    <SendForm send={send} label="Close case" purpose="closed" className="max-w-[660px] space-y-4">
      {() => (
        <>
          <input type="hidden" name="case" value={code} />
          {children}
          <div className="flex flex-wrap gap-2">
            <StickyActions>
              <SubmitButton variant="danger-fill" className="max-md:flex-1">
                Close case
              </SubmitButton>
            </StickyActions>
            <ButtonLink href={paths.case(code)}>Keep it open</ButtonLink>
          </div>
        </>
      )}
    </SendForm>
  )
}
