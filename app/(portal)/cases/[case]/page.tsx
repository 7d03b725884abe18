import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CaseBody } from '@/components/cases/case-body'
import { CaseHeader } from '@/components/cases/case-header'
import { assistCaseOf } from '@/lib/cases/queries'
import { caseSearchSchema } from '@/lib/cases/schema'
import { now } from '@/lib/clock'
import { historyOfCase } from '@/lib/history/queries'
import { recordView } from '@/lib/history/view'
import { actsForAnother } from '@/lib/people/person'
import { requireConsultant } from '@/lib/sign-in/gates'
import { book } from '../../requests/[request]/held-slot/actions'

type Props = {
  params: Promise<{ case: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The heading: the case's number, nothing about the client. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).case.toUpperCase() }
}

/** An Assist case: ledger, Task Filter, appointments, requests, history. */
export default async function CasePage({ params, searchParams }: Props) {
  const viewer = await requireConsultant()
  const { case: code } = await params
  const search = caseSearchSchema.parse(await searchParams)
  const part = search.history ? { take: 50, after: search.after } : { take: 4 }
  const at = now()
  const [view, history] = await Promise.all([assistCaseOf(viewer, code, at), historyOfCase(viewer, code, part)])
  if (!view) notFound()
  recordView(viewer, 'case', code)
  return (
    <>
      <CaseHeader view={view} actingFor={actsForAnother(viewer) ? viewer.name : undefined} />
      <CaseBody {...{ view, history, search, at, book }} zone={viewer.timeZone} />
    </>
  )
}
