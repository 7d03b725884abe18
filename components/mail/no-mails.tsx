import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { paths } from '@/lib/paths'

type Props = { whole: boolean; searched: boolean }

/** No mail is what was searched for; or none was written yet. */
export function NoMails({ whole, searched }: Props) {
  if (whole) return <EmptyState title="No mail was written yet." />
  return (
    <EmptyState title="No mail matches.">
      {searched && 'Search finds whole words of an address or subject, and references. '}
      <TextLink href={paths.mails()}>Clear the search and filters.</TextLink>
    </EmptyState>
  )
}
