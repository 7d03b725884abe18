import type { ComponentProps, ReactNode } from 'react'

type Props = { label: ReactNode; type?: 'checkbox' | 'radio' } & Omit<ComponentProps<'input'>, 'type'>

/** A checkbox, or a single radio, with its words at the right. */
export function TickBox({ label, type = 'checkbox', className, ...rest }: Props) {
  return (
    <label className={`flex min-h-6 items-start gap-2 max-md:min-h-11 max-md:items-center ${className ?? ''}`}>
      <input type={type} {...rest} className="tick" />
      <span>{label}</span>
    </label>
  )
}
