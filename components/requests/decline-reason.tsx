import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'

type Props = {
  reasons: readonly { code: string; label: string }[]
  values: Readonly<Record<string, string>>
  fields: Readonly<Record<string, string>>
}

/** Why a request is declined, from the decider's own list; *Other (say what)* opens a field by the style sheet alone. */
export function DeclineReason({ reasons, values, fields }: Props) {
  return (
    <>
      <Select
        name="reason"
        label="Reason"
        options={reasons.map(({ code, label }) => ({ value: code, label }))}
        placeholder="Choose a reason"
        defaultValue={values.reason ?? ''}
        error={fields.reason}
      />
      <div className="other-reason">
        <TextInput
          name="reasonOther"
          label="What the reason is"
          defaultValue={values.reasonOther}
          error={fields.reasonOther}
          maxLength={300}
        />
      </div>
    </>
  )
}
