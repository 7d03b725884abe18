import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { placeOfZone } from '@/lib/clocks/calendar-date'

type Props = {
  values: Readonly<Record<string, string | undefined>>
  fields: Readonly<Record<string, string>>
  zones: readonly string[]
}

/** Who somebody is: name, title, and the clock they live by. */
export function FactsFields({ values, fields, zones }: Props) {
  const { timeZone = 'Australia/Sydney' } = values
  const all = zones.includes(timeZone) ? zones : [timeZone, ...zones]
  return (
    <>
      <TextInput name="name" label="Name" error={fields.name} defaultValue={values.name} autoComplete="off" />
      <TextInput
        name="title"
        label="Title"
        optional
        hint="Such as Psychologist, or People and culture partner."
        error={fields.title}
        defaultValue={values.title}
        autoComplete="off"
      />
      <Select
        name="timeZone"
        label="Time zone"
        options={all.map((zone) => ({ value: zone, label: `${placeOfZone(zone)} time` }))}
        defaultValue={timeZone}
        error={fields.timeZone}
      />
    </>
  )
}
