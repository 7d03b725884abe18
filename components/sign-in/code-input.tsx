import { controlProps, Field } from '@/components/ui/field'

type Props = { error: string | undefined; label?: string; hint?: string }

/** Six digits in one field, drawn as six places: a phone offers the code, and pasting fills it in. */
export function CodeInput({ error, label = 'Code', hint = 'A new code appears every 30 seconds.' }: Props) {
  return (
    <Field id="code" label={label} hint={hint} error={error}>
      <div className="code-field">
        <div className="code-places">
          {['1', '2', '3', '4', '5', '6'].map((place) => (
            <i key={place} aria-hidden />
          ))}
          <input
            {...controlProps({ name: 'code', hint, error })}
            type="text"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
          />
        </div>
      </div>
    </Field>
  )
}
