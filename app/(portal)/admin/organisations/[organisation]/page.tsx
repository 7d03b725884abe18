import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { HistoryCard } from '@/components/cases/history-card'
import { AgreementFacts } from '@/components/organisations/agreement-facts'
import { EmailedCode } from '@/components/organisations/emailed-code'
import { SmallAdvice } from '@/components/organisations/small-advice'
import { InviteLink } from '@/components/people/invite-link'
import { PeopleCard } from '@/components/people/people-card'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { organisationOf } from '@/lib/organisations/list'
import { smallnessOf } from '@/lib/organisations/queries'
import { paths } from '@/lib/paths'
import { personPageSchema } from '@/lib/people/schema'
import { requireAdministrator, requirePerson } from '@/lib/sign-in/gates'
import { sendEmailedCode } from './actions'

export const metadata: Metadata = { title: 'Organisation' }

type Props = {
  params: Promise<{ organisation: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** An organisation: its agreement in force, its reviewers, and how they may sign in. */
export default async function OrganisationPage({ params, searchParams }: Props) {
  const administrator = await requireAdministrator()
  const { timeZone } = await requirePerson()
  const { told, after } = personPageSchema.parse(await searchParams)
  const { organisation: key } = await params
  const reading = organisationOf(administrator, key, { take: 5, after })
  const [organisation, smallness] = await Promise.all([reading, smallnessOf(administrator, key)])
  if (!organisation) notFound()
  const { id, name, agreement, reviewers, history } = organisation
  const older = history.next ? paths.organisation(id, { after: history.next }) : undefined
  const side = (
    <>
      <EmailedCode {...{ organisation, told }} send={sendEmailedCode} />
      <HistoryCard history={history} zone={timeZone} latest={after && paths.organisation(id)} older={older} />
    </>
  )
  const all = <TextLink href={paths.people({ organisation: id })}>Search among them</TextLink>
  const invite = <InviteLink label="Invite a reviewer" to={{ role: 'reviewer', organisation: id }} />
  const crumbs = [{ label: 'Organisations', href: paths.organisations() }, { label: name }]
  return (
    <>
      <PageHeader title={name} crumbs={crumbs} line="Organisation" actions={invite} />
      <PageBody side={side} sideName="Second factor and history">
        <SmallAdvice smallness={smallness} />
        <AgreementFacts agreement={agreement} />
        <PeopleCard title="Reviewers" none="Nobody can decide for it yet." people={reviewers} all={all} />
      </PageBody>
    </>
  )
}
