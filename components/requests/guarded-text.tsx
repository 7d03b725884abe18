import { controlProps, Field, type FieldProps } from '@/components/ui/field'
import type { IdentityMatch } from '@/lib/requests/identity-guard'

type Props = FieldProps & {
  value: string
  onText: (text: string) => void
  matches: readonly Pick<IdentityMatch, 'start' | 'end'>[]
}

/** A text in which places are marked: the same text lies behind the field, invisible but for its marks. */
export function GuardedText({ name, label, hint, error, id = name, value, onText, matches }: Props) {
  return (
    <Field {...{ id, label, hint, error }}>
      <div className="relative grid [&>*]:col-start-1 [&>*]:row-start-1">
        <div
          aria-hidden="true"
          className="control overflow-hidden border-transparent! bg-transparent! px-3! py-2! wrap-break-word whitespace-pre-wrap text-transparent!"
        >
          {marked(value, matches)}{' '}
        </div>
        <textarea
          rows={3}
          {...controlProps({ name, id, hint, error })}
          value={value}
          onChange={(event) => onText(event.target.value)}
          className="control resize-none! overflow-hidden bg-transparent!"
        />
      </div>
    </Field>
  )
}

/** The text with its places in <mark>. */
function marked(text: string, matches: Props['matches']) {
  let from = 0
  const parts = matches.flatMap(({ start, end }) => {
    const before = text.slice(from, start)
    from = end
    return [
      before,
      <mark
        key={start}
        className="rounded-xs bg-crimson-tint text-transparent underline decoration-crimson decoration-wavy underline-offset-3"
      >
        {text.slice(start, end)}
      </mark>,
    ]
  })
  return [...parts, text.slice(from)]
}
