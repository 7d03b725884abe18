import { clientName } from '@/lib/clients/client'
import type { Access } from '@/lib/history/access'
import type { AccessSearch } from '@/lib/history/schema'
import { PersonStanding, StandingCard } from './access-standing'
import { AccessSums } from './access-sums'
import { AccessTable } from './access-table'
import { roleOf } from './access-words'

/** Whom it is about, as the page's title and the line under it. */
export function headOf({ client, person }: Access): { title: string; line: string } {
  if (client) return { title: clientName(client), line: `${client.organisation.name}. Who could have seen it.` }
  const { name = '', role = null, place = null, email = '' } = person ?? {}
  return {
    title: name,
    line: `${[roleOf(role), place, email].filter(Boolean).join(' · ')}. What they could have seen.`,
  }
}

/** Who had to do with a client, who can see them now, and all that happened; of a person the same the other way round. */
export function AccessView({ access, search, zone }: { access: Access; search: AccessSearch; zone: string }) {
  const { person, standing, sums, rows, next } = access
  return (
    <>
      <AccessSums {...{ sums, search, zone }} />
      {person ? <PersonStanding person={person} /> : <StandingCard standing={standing} />}
      <AccessTable {...{ rows, next, search, zone }} />
    </>
  )
}
