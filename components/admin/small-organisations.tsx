import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { adviceWords, type Smallness, smallWords } from '@/lib/organisations/small'
import { paths } from '@/lib/paths'

type Props = { small: readonly { id: string; name: string; smallness: Smallness }[] }

/** Organisations in which a single request may point to a person, with the standing rule to agree on. */
export function SmallOrganisations({ small }: Props) {
  if (small.length === 0) return null
  return (
    <Card title="Small, no standing rule" flush>
      <ul className="border-t border-line">
        {small.map(({ id, name, smallness }) => (
          <li
            key={id}
            className="grid gap-x-6 gap-y-1 border-b border-line px-5 py-3.5 last:border-0 md:grid-cols-[200px_1fr]"
          >
            <TextLink href={paths.organisation(id)}>{name}</TextLink>
            <div>
              <p className="text-ink-2">{smallWords(smallness)}</p>
              <p>{adviceWords(smallness)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
