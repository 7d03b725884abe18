'use client'

import { type Send, SendForm } from '@/components/requests/send-form'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'

/** Another name for a holiday. */
export function RenameHolidayForm({ send, holiday, name }: { send: Send; holiday: string; name: string }) {
  return (
    <Card title="Rename">
      <SendForm send={send} label="Rename" purpose="saved">
        {({ values, fields }) => (
          <>
            <input type="hidden" name="holiday" value={holiday} />
            <TextInput
              name="name"
              label="Name"
              error={fields.name}
              defaultValue={values.name ?? name}
              maxLength={100}
              autoComplete="off"
            />
            <p className="text-ink-2">To move it to another day, remove it and add it there.</p>
            <SubmitButton variant="secondary">Save</SubmitButton>
          </>
        )}
      </SendForm>
    </Card>
  )
}
