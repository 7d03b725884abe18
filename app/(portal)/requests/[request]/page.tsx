import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { QuestionCard } from '@/components/requests/question-card'
import { RequestHeader } from '@/components/requests/request-header'
import { RequestPage } from '@/components/requests/request-page'
import { requestView } from '@/components/requests/request-view'
import { caseNumber } from '@/lib/cases/assist-case'
import { now } from '@/lib/clock'
import { remainingOnCase, requestLedger } from '@/lib/entitlement/queries'
import { recordView } from '@/lib/history/view'
import { paths } from '@/lib/paths'
import { actsForAnother } from '@/lib/people/person'
import { requestOf } from '@/lib/requests/queries'
import { requireConsultant } from '@/lib/sign-in/gates'
import { findIdentity, keepAnswer, sendAnswer } from './actions'
import { book, release } from './held-slot/actions'

type Props = {
  params: Promise<{ request: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).request.toUpperCase() }
}

/** One request of the consultant side; a draft is its form, and of a draft that was withdrawn the case is left. */
export default async function RequestStatusPage({ params, searchParams }: Props) {
  const consultant = await requireConsultant()
  const read = await requestOf(consultant, (await params).request)
  if (!read) notFound()
  const code = caseNumber(read.case.number)
  if (!read.agreement) redirect(read.status === 'draft' ? paths.newRequest(code) : paths.case(code))
  const view = requestView(read, consultant, now())
  recordView(consultant, 'request', view.number)
  const asked = view.status.endsWith('_question')
  const { submitted, answered } = await searchParams
  return (
    <>
      <RequestHeader view={view} actingFor={actsForAnother(consultant) ? consultant.name : undefined} />
      <RequestPage
        view={view}
        ledger={requestLedger(read, view.terms, view.today)}
        remaining={remainingOnCase(read.client, read.case.id, view.terms, view.today)}
        submitted={submitted !== undefined}
        answered={answered !== undefined}
        slots={{ book, release }}
        question={asked && <QuestionCard view={view} send={sendAnswer} find={findIdentity} save={keepAnswer} />}
      />
    </>
  )
}
