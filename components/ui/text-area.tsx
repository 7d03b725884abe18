import type { ComponentProps } from 'react'
import { controlProps, Field, type FieldProps } from './field'

type Props = FieldProps & Omit<ComponentProps<'textarea'>, keyof FieldProps>

/** Several lines of text; grows with what is typed. */
export function TextArea({ name, label, hint, error, optional, id = name, aside, className, ...rest }: Props) {
  return (
    <Field {...{ id, label, hint, error, optional, aside, className }}>
      <textarea rows={2} {...controlProps({ name, id, hint, error, optional })} {...rest} className="control" />
    </Field>
  )
}
