import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NewCaseFacts } from '@/components/cases/new-case-facts'
import { NewCaseForm } from '@/components/cases/new-case-form'
import { Note } from '@/components/ui/note'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { newCaseOf } from '@/lib/cases/queries'
import { clientName } from '@/lib/clients/client'
import { recordView } from '@/lib/history/view'
import { paths } from '@/lib/paths'
import { actsForAnother } from '@/lib/people/person'
import { isRefusal } from '@/lib/refusal'
import { requireConsultant } from '@/lib/sign-in/gates'
import { sendNewCase } from './actions'

export const metadata: Metadata = { title: 'New Assist case' }

type Props = { params: Promise<{ client: string }> }

/** A new issue of a client who is there already needs a new Assist case. */
export default async function NewCasePage({ params }: Props) {
  const viewer = await requireConsultant()
  const view = await newCaseOf(viewer, (await params).client)
  if (!view) notFound()
  const { client, own, begins } = view
  recordView(viewer, 'new_case', client.id)
  const name = clientName(client)
  const facts = !isRefusal(begins) && <NewCaseFacts {...{ view, begins }} consultant={viewer.name} />
  return (
    <>
      <PageHeader
        title="New Assist case"
        crumbs={[
          { label: 'My Clients', href: paths.clients() },
          { label: name, href: paths.client(client.id) },
          { label: 'New Assist case' },
        ]}
        line={`${name} · ${client.organisation.name}`}
        actingFor={actsForAnother(viewer) ? viewer.name : undefined}
      />
      <PageBody form side={facts} sideName="What it begins with">
        {isRefusal(begins) ? (
          <Note tone="failure">{begins.sentence}</Note>
        ) : (
          <NewCaseForm client={client.id} issues={[...new Set(own.map(({ issue }) => issue))]} send={sendNewCase} />
        )}
      </PageBody>
    </>
  )
}
