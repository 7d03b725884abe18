import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CaseLine } from '@/components/cases/case-line'
import { ClosingForm } from '@/components/cases/closing-form'
import { ClosingMeaning } from '@/components/cases/closing-meaning'
import { ClosingRefused } from '@/components/cases/closing-refused'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { caseNumber } from '@/lib/cases/assist-case'
import { whyNotClosed } from '@/lib/cases/closing'
import { assistCaseOf } from '@/lib/cases/queries'
import { clientName } from '@/lib/clients/client'
import { recordView } from '@/lib/history/view'
import { paths } from '@/lib/paths'
import { actsForAnother } from '@/lib/people/person'
import { requireConsultant } from '@/lib/sign-in/gates'
import { sendClosing } from './actions'

export const metadata: Metadata = { title: 'Close case' }

type Props = { params: Promise<{ case: string }> }

/** Closes an Assist case, after saying what that means; or why it cannot be closed, with the way out. */
export default async function ClosingPage({ params }: Props) {
  const viewer = await requireConsultant()
  const view = await assistCaseOf(viewer, (await params).case)
  if (!view) notFound()
  const { assistCase, client } = view
  const code = caseNumber(assistCase.number)
  recordView(viewer, 'closing', code)
  const why = whyNotClosed(code, assistCase)
  return (
    <>
      <PageHeader
        title="Close case"
        crumbs={[
          { label: clientName(client), href: paths.client(client.id) },
          { label: code, href: paths.case(code) },
          { label: 'Close case' },
        ]}
        line={<CaseLine client={client} assistCase={assistCase} />}
        actingFor={actsForAnother(viewer) ? viewer.name : undefined}
      />
      <PageBody>
        {why ? (
          <ClosingRefused {...{ why, assistCase }} />
        ) : (
          <ClosingForm code={code} send={sendClosing}>
            <ClosingMeaning view={view} />
          </ClosingForm>
        )}
      </PageBody>
    </>
  )
}
