import type { Metadata } from 'next'
import { isWhole, mailAddress } from '@/components/mail/address'
import { MailFilters } from '@/components/mail/mail-filters'
import { MailTable } from '@/components/mail/mail-table'
import { NeedingCard } from '@/components/mail/needing-card'
import { NoMails } from '@/components/mail/no-mails'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { mailsBy, mailsNeedingSomebody } from '@/lib/mail/list'
import { mailSearchSchema } from '@/lib/mail/schema'
import { requireAdministrator, requirePerson } from '@/lib/sign-in/gates'

export const metadata: Metadata = { title: 'Mail' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Every mail of the portal: what needs somebody first, then all, newest first. */
export default async function MailsPage({ searchParams }: Props) {
  const administrator = await requireAdministrator()
  const { timeZone } = await requirePerson()
  const search = mailSearchSchema.parse(await searchParams)
  const whole = isWhole(search)
  const [{ rows, before, after }, needing] = await Promise.all([
    mailsBy(administrator, search),
    whole ? mailsNeedingSomebody(administrator) : [],
  ])
  return (
    <div className="flex flex-1 flex-col md:rounded-sheet md:bg-surface">
      <PageHeader title="Mail" line="Every mail that the portal wrote, and what became of it." />
      <NeedingCard rows={needing} zone={timeZone} />
      <MailFilters search={search} />
      {rows.length === 0 ? (
        <NoMails whole={whole} searched={search.q !== ''} />
      ) : (
        <>
          <MailTable caption="Mail" rows={rows} zone={timeZone} />
          <Pagination
            previous={before ? mailAddress(search, { before }) : undefined}
            next={after ? mailAddress(search, { after }) : undefined}
          />
        </>
      )}
    </div>
  )
}
