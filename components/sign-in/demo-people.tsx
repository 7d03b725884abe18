import { Button } from '@/components/ui/button'
import { type Role, roles, roleWords } from '@/lib/people/person'

type DemoPerson = {
  name: string
  email: string
  role: string
  title: string
  organisation: { name: string } | null
  practice: { name: string } | null
}
type Props = { people: DemoPerson[]; action: (form: FormData) => Promise<void>; to: string }

/** The demo's people, each signed in by a click. Only rendered in the demo, on loopback. */
export function DemoPeople({ people, action, to }: Props) {
  return (
    <section aria-labelledby="demo" className="mt-6 border-t border-line pt-5">
      <h2 id="demo" className="text-md font-semibold">
        Demo people
      </h2>
      <p className="text-sm text-ink-3">This list is only in the demo, on this machine.</p>
      {roles.map((role) => (
        <RoleOfPeople
          key={role}
          role={role}
          people={people.filter((person) => person.role === role)}
          action={action}
          to={to}
        />
      ))}
    </section>
  )
}

function RoleOfPeople({ role, people, action, to }: Props & { role: Role }) {
  if (people.length === 0) return null
  return (
    <details className="mt-3" open={role === 'consultant' || role === 'reviewer'}>
      <summary className="cursor-pointer text-sm font-semibold text-ink-2">
        {roleWords[role]}, {people.length}
      </summary>
      <ul className="mt-1.5 space-y-1.5">
        {people.map(({ name, email, title, organisation, practice }) => (
          <li key={email}>
            <form action={action} className="flex items-center justify-between gap-3">
              <input type="hidden" name="email" value={email} />
              <input type="hidden" name="to" value={to} />
              <Button type="submit" size="small">
                Sign in as {name}
              </Button>
              <span className="min-w-0 truncate text-right text-sm text-ink-3">
                {organisation?.name ?? practice?.name ?? title}
              </span>
            </form>
          </li>
        ))}
      </ul>
    </details>
  )
}
