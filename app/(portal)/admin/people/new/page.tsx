import type { Metadata } from 'next'
import { InvitationForm } from '@/components/people/invitation-form'
import { InvitationSide } from '@/components/people/invitation-side'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { paths } from '@/lib/paths'
import { placesToChoose } from '@/lib/people/queries'
import { personSearchSchema, timeZones } from '@/lib/people/schema'
import { requireAdministrator, requireRecentProof } from '@/lib/sign-in/gates'
import { sendInvitation } from './actions'

export const metadata: Metadata = { title: 'Invite somebody' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Asks somebody to come. */
export default async function NewPersonPage({ searchParams }: Props) {
  const administrator = await requireAdministrator()
  const { role, practice, organisation } = personSearchSchema.parse(await searchParams)
  const start = { role, practice, organisation }
  await requireRecentProof(paths.newPerson(start))
  const places = await placesToChoose(administrator, start)
  return (
    <>
      <PageHeader
        title="Invite somebody"
        crumbs={[{ label: 'People', href: paths.people() }, { label: 'Invite somebody' }]}
        line="They get a mail with a link that works once, for seven days."
      />
      <PageBody form side={<InvitationSide />} sideName="About roles">
        <InvitationForm {...places} zones={timeZones} start={start} send={sendInvitation} />
      </PageBody>
    </>
  )
}
