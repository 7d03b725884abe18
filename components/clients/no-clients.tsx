import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { type ClientSearch, clientFilters, clientTabWords } from '@/lib/clients/schema'
import { paths } from '@/lib/paths'
import { clientsAddress } from './address'

const cleared = { q: '', organisation: undefined, needs: undefined, near: undefined, request: undefined }

/** Why My Clients shows nobody: none at all, nothing found, or nothing in this tab. */
export function NoClients({ search, any }: { search: ClientSearch; any: boolean }) {
  if (!any)
    return (
      <EmptyState title="No client has you as consultant yet.">
        A client is here as soon as you are selected as the consultant of their Assist case.
      </EmptyState>
    )
  const filtered = clientFilters.some((filter) => search[filter])
  if (filtered || search.q || search.organisation)
    return (
      <EmptyState title="Nothing matches.">
        <TextLink href={clientsAddress(search, cleared)}>
          {filtered ? 'Clear the search and filters.' : 'Clear the search.'}
        </TextLink>
      </EmptyState>
    )
  return (
    <EmptyState title={`${clientTabWords[search.tab]}: none`}>
      <TextLink href={paths.clients()}>Show open cases.</TextLink>
    </EmptyState>
  )
}
