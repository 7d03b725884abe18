import clsx from 'clsx'
import { Stethoscope } from 'lucide-react'
import { FieldGroup, type FieldProps } from './field'

type Props = FieldProps & {
  /** The largest number offered; larger ones are absent, not disabled. */
  max: number
  min?: number
  /** Numbers at and above this one carry a stethoscope. */
  markedFrom?: number
  /** What the mark means, spoken after the number. */
  mark?: string
  defaultValue?: number | string
  onChange?: (value: number) => void
  /** Boxes of a fixed width, for use inside a choice card. */
  compact?: boolean
}

/** Numbers as boxes, made of native radios: arrows move and choose. */
export function NumberChoice(props: Props) {
  const { name, label, hint, error, optional, hideLabel, id = name, className } = props
  const {
    max,
    min = 1,
    markedFrom = Number.POSITIVE_INFINITY,
    mark = 'needs clinical review',
    defaultValue,
    onChange,
    compact,
  } = props
  const numbers = Array.from({ length: Math.max(0, max - min + 1) }, (_, index) => min + index)
  return (
    <FieldGroup {...{ id, label, hint, error, optional, hideLabel, className }}>
      <div className={clsx(compact ? 'flex flex-wrap gap-2' : 'grid grid-flow-col auto-cols-fr gap-2')}>
        {numbers.map((number, index) => (
          <label key={number} className={clsx('number-box', number >= markedFrom && 'marked', compact && 'w-16')}>
            <input
              type="radio"
              id={index === 0 ? id : `${id}-${number}`}
              name={name}
              value={number}
              defaultChecked={String(defaultValue) === String(number)}
              onChange={onChange && (() => onChange(number))}
              aria-label={number >= markedFrom ? `${number}, ${mark}` : String(number)}
            />
            <span aria-hidden="true">{number}</span>
            {number >= markedFrom && <Stethoscope className="absolute top-1.5 right-1.5 size-3.5" />}
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
