import { FieldGroup } from '@/components/ui/field'
import { type Manner, manners, mannerWords } from '@/lib/appointments/appointment'

type Props = { chosen: Manner | ''; error: string | undefined; onChoose?: (manner: Manner) => void }

/** How the session is held: video, phone or face to face. */
export function MannerChoice({ chosen, error, onChoose }: Props) {
  return (
    <FieldGroup id="manner" label="How" error={error ?? ''}>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {manners.map((manner, index) => (
          <label key={manner} className="flex min-h-9 items-center gap-2.5 font-medium max-md:min-h-11">
            <input
              type="radio"
              id={index === 0 ? 'manner' : `manner-${manner}`}
              name="manner"
              value={manner}
              defaultChecked={chosen === manner}
              onChange={onChoose && (() => onChoose(manner))}
              className="tick"
            />
            {mannerWords[manner]}
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
