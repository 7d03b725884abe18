import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Letter } from '@/components/mail/letter'
import { MailSide } from '@/components/mail/mail-side'
import { SentAgain } from '@/components/mail/sent-again'
import { StateTag } from '@/components/mail/state-tag'
import { ToldNote } from '@/components/mail/told-note'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { recordView } from '@/lib/history/view'
import { mailOf } from '@/lib/mail/list'
import { mailPageSchema } from '@/lib/mail/schema'
import { eventWords } from '@/lib/mail/words'
import { paths } from '@/lib/paths'
import { requestNumber } from '@/lib/requests/request'
import { requireAdministrator, requirePerson } from '@/lib/sign-in/gates'
import { sendChoice } from './actions'

/** Says nothing of whom it is about: titles of pages stay in the browser's history. */
export const metadata: Metadata = { title: 'Mail' }

type Props = {
  params: Promise<{ mail: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** One mail: what was sent, what became of it, and what can be done about it. */
export default async function MailPage({ params, searchParams }: Props) {
  const administrator = await requireAdministrator()
  const { told } = mailPageSchema.parse(await searchParams)
  const { timeZone: zone } = await requirePerson()
  const view = await mailOf(administrator, (await params).mail)
  if (!view) notFound()
  const { mail } = view
  const about = mail.request ? requestNumber(mail.request.reference) : mail.clientId
  if (about) recordView(administrator, 'mail', about)
  const title = eventWords(mail.event)
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[{ label: 'Mail', href: paths.mails() }, { label: title }]}
        flame={view.needsSomebody}
        line={<StateTag mail={mail} />}
      />
      <PageBody
        side={<MailSide view={view} zone={zone} send={sendChoice} />}
        sideName="What to do, tries and whom it is about"
      >
        <ToldNote told={told} view={view} />
        <Letter view={view} />
        <SentAgain view={view} zone={zone} />
      </PageBody>
    </>
  )
}
