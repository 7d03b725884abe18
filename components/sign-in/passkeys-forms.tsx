'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/requests/form-refusal'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { type FormState, untouched } from '@/lib/form-state'
import { NewCodes } from './new-codes'
import { PasskeyForm } from './passkey-form'

type Verb = (before: FormState, form: FormData) => Promise<FormState>
type Props = {
  passkeys: readonly { id: string; name: string; added: string }[]
  /** What a browser needs to make one. */
  options: string
  actions: { add: Verb; remove: Verb }
}

/** The passkeys that there are, and one more. */
export function PasskeysForms({ passkeys, options, actions }: Props) {
  const [added, add] = useActionState(actions.add, untouched)
  const [removed, remove] = useActionState(actions.remove, untouched)
  const refused = [added, removed].find(({ sentence, fields }) => sentence || Object.keys(fields).length > 0)
  if (added.shown?.codes) return <NewCodes codes={added.shown.codes} title="The passkey is added" />
  return (
    <>
      {refused && <FormRefusal state={refused} purpose="added" />}
      {passkeys.length > 0 && (
        <Card title="Your passkeys" flush>
          <ul>
            {passkeys.map(({ id, name, added: since }) => (
              <li
                key={id}
                className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-5 py-3.5 last:border-0 max-md:px-4"
              >
                <p className="min-w-0 flex-1 basis-40 break-words">
                  <b>{name}</b>
                  <br />
                  <span className="text-ink-2">{since}</span>
                </p>
                <form action={remove}>
                  <input type="hidden" name="passkey" value={id} />
                  <SubmitButton variant="danger" size="small">
                    Remove
                    <span className="sr-only"> {name}</span>
                  </SubmitButton>
                </form>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title="Add a passkey">
        <PasskeyForm
          kind="register"
          options={options}
          action={add}
          label="Add a passkey"
          className="max-w-[400px] space-y-4"
        >
          <TextInput
            name="name"
            label="Name"
            hint="What you know it by, for example Work laptop."
            optional
            maxLength={60}
            defaultValue={added.values.name}
            error={added.fields.name}
          />
        </PasskeyForm>
      </Card>
    </>
  )
}
