import { FieldError } from '@/components/ui/field'
import { TickBox } from '@/components/ui/tick-box'
import { stateLabel, states } from '@/lib/holidays/holiday'

type Props = { values: Readonly<Record<string, string | undefined>>; error: string | undefined }

/** The states and territories that keep a holiday: one or several. */
export function StateTicks({ values, error }: Props) {
  return (
    <fieldset aria-describedby={error && 'states-error'}>
      <legend className="font-semibold">States and territories</legend>
      <div className="mt-1.5 grid gap-x-4 gap-y-2 sm:grid-cols-2">
        {states.map((state, index) => (
          <TickBox
            key={state}
            {...(index === 0 ? { id: 'states' } : {})}
            name={state}
            value="yes"
            defaultChecked={values[state] === 'yes'}
            label={stateLabel(state)}
          />
        ))}
      </div>
      {error && <FieldError id="states">{error}</FieldError>}
    </fieldset>
  )
}
