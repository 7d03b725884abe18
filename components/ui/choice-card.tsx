import type { ReactNode } from 'react'
import { FieldGroup, type FieldProps } from './field'

/** A set of choice cards: one group of radios with a name. */
export function ChoiceCards({
  name,
  label,
  hint,
  error,
  hideLabel,
  id = name,
  className,
  children,
}: FieldProps & { children: ReactNode }) {
  return (
    <FieldGroup {...{ id, label, hint, error, hideLabel, className }}>
      <div className="space-y-2.5">{children}</div>
    </FieldGroup>
  )
}

type Props = {
  name: string
  value: string
  title: ReactNode
  line?: ReactNode
  id?: string
  defaultChecked?: boolean
  onChange?: (value: string) => void
  /** Fields of this choice. They show only while it is chosen, by CSS alone; hidden ones are not in the tab order. */
  children?: ReactNode
}

/** A card with a radio, a title and a line. Give the first card of a set the id of its group, for error summaries. */
export function ChoiceCard({
  name,
  value,
  title,
  line,
  id = `${name}-${value}`,
  defaultChecked,
  onChange,
  children,
}: Props) {
  return (
    <div className="choice-card">
      <label className="flex items-center gap-3 p-4 max-md:px-4 max-md:py-3.5">
        <input
          type="radio"
          id={id}
          name={name}
          value={value}
          defaultChecked={defaultChecked}
          onChange={onChange && (() => onChange(value))}
          aria-describedby={line ? `${id}-line` : undefined}
          aria-labelledby={`${id}-title`}
          className="tick"
        />
        <span className="min-w-0">
          <span id={`${id}-title`} className="block text-md font-semibold">
            {title}
          </span>
          {line && (
            <span id={`${id}-line`} className="block text-sm text-ink-3">
              {line}
            </span>
          )}
        </span>
      </label>
      {children && <div className="choice-fields space-y-4 pr-4 pb-4 pl-12 max-md:pl-4">{children}</div>}
    </div>
  )
}
