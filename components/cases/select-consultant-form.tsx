'use client'

import { type Send, SendForm } from '@/components/requests/send-form'
import { ChoiceCard, ChoiceCards } from '@/components/ui/choice-card'
import { StickyActions } from '@/components/ui/page-header'
import { Select, type SelectOption } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'

/** A consultant who may be chosen, in a line what helps to choose. */
export type ConsultantOption = { readonly id: string; readonly name: string; readonly line: string }

type Props = { code: string; consultants: readonly ConsultantOption[]; send: Send }

/** One of the consultants who can take the case. */
export function SelectConsultantForm({ code, consultants, send }: Props) {
  return (
    <SendForm send={send} label="Select Consultant" purpose="sent">
      {({ values, fields }) => (
        <>
          <input type="hidden" name="case" value={code} />
          <ChoiceCards name="consultant" label="Consultant" error={fields.consultant}>
            {consultants.map(({ id, name, line }, index) => (
              <ChoiceCard
                key={id}
                id={index === 0 ? 'consultant' : undefined}
                name="consultant"
                value={id}
                title={name}
                line={line}
                defaultChecked={values.consultant === id}
              />
            ))}
          </ChoiceCards>
          <StickyActions>
            <SubmitButton className="max-md:flex-1">Select consultant</SubmitButton>
          </StickyActions>
        </>
      )}
    </SendForm>
  )
}

/** Leaves the choice to a practice. */
export function GiveToPracticeForm({ code, practices, send }: { code: string; practices: SelectOption[]; send: Send }) {
  return (
    <SendForm send={send} label="Give it to a practice" purpose="sent">
      {({ values, fields }) => (
        <>
          <input type="hidden" name="case" value={code} />
          <Select
            name="practice"
            label="Practice"
            placeholder="Choose a practice"
            options={practices}
            defaultValue={values.practice ?? ''}
            error={fields.practice}
          />
          <SubmitButton variant="secondary">Give it to the practice</SubmitButton>
        </>
      )}
    </SendForm>
  )
}
