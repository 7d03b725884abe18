import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { controlProps, Field, type FieldProps } from './field'

export type SelectOption = { value: string; label: string; disabled?: boolean }

type Choices = {
  options: readonly SelectOption[]
  /** The empty first choice, for example "Choose a goal"; leave out where a value is always set. */
  placeholder?: string
}

type Props = FieldProps & Choices & Omit<ComponentProps<'select'>, keyof FieldProps>

/** The native select, with label, hint and error. */
export function Select({
  name,
  label,
  hint,
  error,
  optional,
  id = name,
  aside,
  className,
  options,
  placeholder,
  ...rest
}: Props) {
  return (
    <Field {...{ id, label, hint, error, optional, aside, className }}>
      <BareSelect {...controlProps({ name, id, hint, error, optional })} {...{ options, placeholder }} {...rest} />
    </Field>
  )
}

/** The select alone, for filters; give it an aria-label. The key keeps a returned default through React's reset of forms. */
export function BareSelect({ options, placeholder, ...rest }: Choices & Omit<ComponentProps<'select'>, 'className'>) {
  return (
    <span className="relative block">
      <select key={String(rest.defaultValue)} {...rest} className="control">
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <span className="pointer-events-none absolute inset-y-0.5 right-0.5 grid w-9 place-items-center rounded-r-md bg-surface text-ink-3">
        <ChevronDown />
      </span>
    </span>
  )
}
