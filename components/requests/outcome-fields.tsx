import { FieldGroup } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { TickBox } from '@/components/ui/tick-box'
import type { TypedRequest } from '@/lib/requests/schema'
import type { FormFacts } from './form-facts'

type Props = {
  facts: FormFacts
  initial: Pick<TypedRequest, 'outcomeTo' | 'outcomeAddress'>
  errors: Readonly<Record<string, string>>
}

/** Where the client's outcome goes: their own address, another one, or no mail and a task instead (domain §2). */
export function OutcomeFields({ facts: { address, client }, initial, errors }: Props) {
  const radio = (value: string) => ({
    name: 'outcomeTo',
    type: 'radio' as const,
    value,
    defaultChecked: initial.outcomeTo === value,
  })
  return (
    <div className="group/outcome">
      <FieldGroup id="outcomeTo" label="Outcome for the client" hideLabel error={errors.outcomeTo}>
        <div className="space-y-2 max-md:space-y-0">
          {address && <TickBox {...radio('client')} id="outcomeTo" label={`The client's outcome goes to ${address}`} />}
          {!address && <p className="text-ink-2">There is no email address of {client.short}'s.</p>}
          <TickBox {...radio('another_address')} id={address ? undefined : 'outcomeTo'} label="Another address" />
          {/* An underscore would be a space to the style sheet. */}
          <div className="hidden pb-1 pl-7 group-has-[[value^=another]:checked]/outcome:block">
            <TextInput
              name="outcomeAddress"
              type="email"
              label={`Email address of ${client.short}'s choice`}
              hint="Only this outcome goes there."
              autoComplete="off"
              defaultValue={initial.outcomeAddress}
              error={errors.outcomeAddress}
            />
          </div>
          <TickBox {...radio('nobody')} label="The client does not want an email" />
          <p className="hidden pl-7 text-sm text-ink-3 group-has-[[value=nobody]:checked]/outcome:block">
            You tell them: a task on the case reminds you.
          </p>
        </div>
      </FieldGroup>
    </div>
  )
}
