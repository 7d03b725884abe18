import { Avatar } from '@/components/ui/avatar'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import type { FoundSubjects } from '@/lib/history/found-subject'
import { type AccessSearch, mostFound } from '@/lib/history/schema'
import { accessAddress } from './access-address'

/** Whom a search can mean, to choose from. */
export function AccessFound({ found, search }: { found: FoundSubjects; search: AccessSearch }) {
  if (found.clients.length + found.people.length === 0)
    return (
      <EmptyState title="Nobody is found.">
        Try three letters or more of a name or an email, or a number such as ASST-000123.
      </EmptyState>
    )
  return (
    <>
      <Group title="Clients" of="client" subjects={found.clients} search={search} />
      <Group title="People" of="person" subjects={found.people} search={search} />
    </>
  )
}

type GroupProps = {
  title: string
  of: 'client' | 'person'
  subjects: FoundSubjects['clients']
  search: AccessSearch
}

function Group({ title, of, subjects, search }: GroupProps) {
  if (subjects.length === 0) return null
  const more = subjects.length === mostFound ? `The first ${mostFound}. Write more of the name.` : undefined
  return (
    <Card title={title} line={more} flush>
      <ul className="border-t border-line">
        {subjects.map(({ id, name, line }) => (
          <li
            key={id}
            className="relative flex items-center gap-3 border-b border-line px-5 py-2.5 last:border-0 hover:bg-sunken max-md:px-4"
          >
            <Avatar name={name} />
            <span className="min-w-0">
              <TextLink href={accessAddress(search, { client: undefined, person: undefined, [of]: id })} coversRow>
                {name}
              </TextLink>
              <span className="block text-sm break-words text-ink-3">{line}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
