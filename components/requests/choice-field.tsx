import clsx from 'clsx'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import type { FormChoice } from './form-facts'

type Props = {
  name: 'goal' | 'pathway' | 'reason'
  label: string
  placeholder: string
  /** Asks for what *Other* is. */
  otherLabel: string
  choices: readonly FormChoice[]
  chosen: FormChoice | undefined
  initial: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
}

/** A list with *Other (say what)*, which opens a field. Without scripts the field is always there. */
export function ChoiceField({ name, label, placeholder, otherLabel, choices, chosen, initial, errors }: Props) {
  const other = `${name}Other`
  return (
    <div>
      <Select
        name={name}
        label={label}
        placeholder={placeholder}
        options={choices.map((choice) => ({ value: choice.code, label: choice.label }))}
        defaultValue={initial[name]}
        error={errors[name]}
      />
      <div className={clsx('mt-3', !chosen?.saysWhat && !errors[other] && 'hidden noscript:block')}>
        <TextInput
          name={other}
          label={otherLabel}
          hint="Stays inside the provider."
          defaultValue={initial[other]}
          error={errors[other]}
        />
      </div>
    </div>
  )
}
