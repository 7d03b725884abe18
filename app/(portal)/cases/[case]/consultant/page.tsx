import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ConsultantChoice } from '@/components/cases/consultant-choice'
import { PageHeader } from '@/components/ui/page-header'
import { caseNumber } from '@/lib/cases/assist-case'
import { choiceOfConsultant } from '@/lib/cases/without-consultant'
import { clientName } from '@/lib/clients/client'
import { recordView } from '@/lib/history/view'
import { paths } from '@/lib/paths'
import { requireCaseAssigner } from '@/lib/sign-in/gates'
import { sendConsultant, sendPractice } from './actions'

export const metadata: Metadata = { title: 'Select Consultant' }

type Props = { params: Promise<{ case: string }> }

/** The task *Select Consultant*, for practice staff and the provider (domain §1, §10). */
export default async function SelectConsultantPage({ params }: Props) {
  const assigner = await requireCaseAssigner()
  const choice = await choiceOfConsultant(assigner, (await params).case)
  if (!choice) notFound()
  const { number, client, issue, consultant } = choice.assistCase
  const code = caseNumber(number)
  recordView(assigner, 'consultant', code)
  return (
    <>
      <PageHeader
        title="Select Consultant"
        flame={!consultant}
        crumbs={[
          { label: 'Unassigned cases', href: paths.casesWithoutConsultant() },
          { label: code },
          { label: 'Select Consultant' },
        ]}
        line={`${code} · ${clientName(client)} · ${client.organisation.name} · ${issue}`}
      />
      <ConsultantChoice choice={choice} zone={assigner.timeZone} select={sendConsultant} give={sendPractice} />
    </>
  )
}
