import type { ComponentProps } from 'react'
import { controlProps, Field, type FieldProps } from './field'

type Props = FieldProps & Omit<ComponentProps<'input'>, keyof FieldProps>

/** One line of text with its label, hint and error. */
export function TextInput({ name, label, hint, error, optional, id = name, aside, className, ...rest }: Props) {
  return (
    <Field {...{ id, label, hint, error, optional, aside, className }}>
      <input type="text" {...controlProps({ name, id, hint, error, optional })} {...rest} className="control" />
    </Field>
  )
}
