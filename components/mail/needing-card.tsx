import { Card } from '@/components/ui/card'
import { Flame } from '@/components/ui/flame'
import { TextLink } from '@/components/ui/text-link'
import type { ListedMail } from '@/lib/mail/list'
import { paths } from '@/lib/paths'
import { MailTable } from './mail-table'

type Props = { rows: readonly ListedMail[]; zone: string }

/** What did not arrive, or may not have, and nobody has seen to; nothing where all is well. */
export function NeedingCard({ rows, zone }: Props) {
  if (rows.length === 0) return null
  const all = <TextLink href={paths.mails({ state: 'needs_somebody' })}>All that need somebody</TextLink>
  const title = (
    <span className="flex items-center gap-2.5">
      <Flame decorative />
      Needs somebody
    </span>
  )
  return (
    <div className="px-6 pt-4 max-md:px-4">
      <Card tone="ember" title={title} aside={all} flush>
        <MailTable caption="Needs somebody" rows={rows} zone={zone} />
      </Card>
    </div>
  )
}
