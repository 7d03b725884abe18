import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { paths } from '@/lib/paths'

/** Nobody is what was searched for; there is always whoever looks. */
export function NoPeople() {
  return (
    <EmptyState title="Nobody matches.">
      <TextLink href={paths.people()}>Clear the search and filters.</TextLink>
    </EmptyState>
  )
}
