import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import type { FoundGroup } from '@/lib/search/found'

/** What was found, by kind: the page that also works without scripts. */
export function FoundList({ groups }: { groups: readonly FoundGroup[] }) {
  return groups.map(({ title, found }) => (
    <Card key={title} title={title} className="max-w-[660px]">
      <ul className="-my-1">
        {found.map((one) => (
          <li
            key={one.href}
            className="relative flex min-h-9 flex-wrap items-baseline gap-x-3 border-line py-2 not-last:border-b"
          >
            <TextLink href={one.href} reference coversRow>
              {one.title}
            </TextLink>
            <span className="text-ink-2">{one.line}</span>
          </li>
        ))}
      </ul>
    </Card>
  ))
}
