import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { paths } from '@/lib/paths'

/** No mail is what was searched for; or none was written yet. */
export function NoMails({ whole }: { whole: boolean }) {
  if (whole) return <EmptyState title="No mail was written yet." />
  return (
    <EmptyState title="No mail matches.">
      <TextLink href={paths.mails()}>Clear the search and filters.</TextLink>
    </EmptyState>
  )
}
