import { Select } from '@/components/ui/select'
import { roles, roleWords } from '@/lib/people/person'

type Named = { readonly id: string; readonly name: string }
type Props = {
  values: Readonly<Record<string, string | undefined>>
  fields: Readonly<Record<string, string>>
  practices: readonly Named[]
  organisations: readonly Named[]
}

/** Role, and the place that the chosen role has: which of them shows is CSS alone, so that it needs no scripts. */
export function PlaceFields({ values, fields, practices, organisations }: Props) {
  return (
    <div className="group/place grid gap-4">
      <Select
        name="role"
        label="Role"
        placeholder="Choose a role"
        options={roles.map((role) => ({ value: role, label: roleWords[role] }))}
        defaultValue={values.role ?? ''}
        error={fields.role}
      />
      <Select
        name="practice"
        label="Practice"
        hint="Practice staff need one. Consultants and clinical leaders may have one."
        placeholder="No practice"
        options={practices.map(asOption)}
        defaultValue={values.practice ?? ''}
        error={fields.practice}
        className="group-has-[[value=administrator]:checked]/place:hidden group-has-[[value=reviewer]:checked]/place:hidden"
      />
      <Select
        name="organisation"
        label="Organisation"
        hint="They decide on the requests of its people, and see nothing of who they are."
        placeholder="Choose an organisation"
        options={organisations.map(asOption)}
        defaultValue={values.organisation ?? ''}
        error={fields.organisation}
        className="hidden group-has-[[value=reviewer]:checked]/place:block"
      />
    </div>
  )
}

const asOption = ({ id, name }: Named) => ({ value: id, label: name })
