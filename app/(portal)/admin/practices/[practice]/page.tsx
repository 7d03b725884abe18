import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { HistoryCard } from '@/components/cases/history-card'
import { InviteLink } from '@/components/people/invite-link'
import { PeopleCard } from '@/components/people/people-card'
import { StaffReading } from '@/components/practices/staff-reading'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { paths } from '@/lib/paths'
import { personPageSchema } from '@/lib/people/schema'
import { practiceOf } from '@/lib/practices/queries'
import { requireAdministrator, requirePerson } from '@/lib/sign-in/gates'
import { sendStaffReading } from './actions'

export const metadata: Metadata = { title: 'Practice' }

type Props = {
  params: Promise<{ practice: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** A practice: its people, and whether its staff may read Further details. */
export default async function PracticePage({ params, searchParams }: Props) {
  const administrator = await requireAdministrator()
  const { timeZone } = await requirePerson()
  const { told, after } = personPageSchema.parse(await searchParams)
  const practice = await practiceOf(administrator, (await params).practice, { take: 5, after })
  if (!practice) notFound()
  const { id, name, people, history } = practice
  const older = history.next ? paths.practice(id, { after: history.next }) : undefined
  const side = (
    <>
      <StaffReading {...{ practice, told }} send={sendStaffReading} />
      <HistoryCard history={history} zone={timeZone} latest={after && paths.practice(id)} older={older} />
    </>
  )
  return (
    <>
      <PageHeader
        title={name}
        crumbs={[{ label: 'People', href: paths.people() }, { label: name }]}
        line="Practice"
        actions={<InviteLink label="Invite somebody" to={{ practice: id }} />}
      />
      <PageBody side={side} sideName="Further details and history">
        <PeopleCard
          title="People of the practice"
          none="Nobody works here yet."
          people={people}
          all={<TextLink href={paths.people({ practice: id })}>Search among them</TextLink>}
        />
      </PageBody>
    </>
  )
}
