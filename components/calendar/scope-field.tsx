import { Select } from '@/components/ui/select'
import { type Scope, scopes, scopeWords } from '@/lib/calendar/block'

export type Series = { id: string; ahead: number }

type Props = Series & { label: string; defaultValue?: string | undefined; name?: string }

/** Which of a series: this one, this and the following, or all that are ahead. Nothing where there is one alone. */
export function ScopeField({ id, ahead, label, defaultValue = 'one' }: Props) {
  if (ahead < 2) return null
  const options = scopes.map((scope: Scope) => ({ value: scope, label: scopeWords[scope] }))
  return (
    <Select
      name="scope"
      id={`scope-${label}-${id}`.toLowerCase()}
      label={label}
      hint={`It repeats every week; ${ahead} are not over.`}
      options={options}
      defaultValue={defaultValue}
    />
  )
}
