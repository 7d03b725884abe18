'use client'

import { type Send, SendForm } from '@/components/requests/send-form'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { StickyActions } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { paths } from '@/lib/paths'

type Props = {
  client: string
  /** Issues that cases of the viewer's have had, to choose from. */
  issues: readonly string[]
  send: Send
}

/** What the new case is about. All else follows from the agreement and from who is at work. */
export function NewCaseForm({ client, issues, send }: Props) {
  return (
    <SendForm send={send} label="New Assist case" purpose="opened">
      {({ values, fields }) => (
        <>
          <input type="hidden" name="client" value={client} />
          <Card>
            <TextInput
              name="issue"
              label="Issue"
              hint="What the case is about, in a few words. One case is about one issue."
              error={fields.issue}
              defaultValue={values.issue}
              list="issues"
              autoComplete="off"
            />
            <datalist id="issues">
              {issues.map((issue) => (
                <option key={issue} value={issue} />
              ))}
            </datalist>
          </Card>
          <div className="flex flex-wrap gap-2">
            <StickyActions>
              <SubmitButton className="max-md:flex-1">Open Assist case</SubmitButton>
            </StickyActions>
            <ButtonLink href={paths.client(client, 'services')}>Back to the client</ButtonLink>
          </div>
        </>
      )}
    </SendForm>
  )
}
