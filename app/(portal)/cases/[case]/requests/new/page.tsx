import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { unreadInForm } from '@/components/further-details/details-unread'
import { formFacts } from '@/components/requests/form-facts'
import { BarredForm, FormHeader } from '@/components/requests/form-header'
import { formStart } from '@/components/requests/form-start'
import { RequestForm } from '@/components/requests/request-form'
import { now } from '@/lib/clock'
import { dateInZone } from '@/lib/clocks/calendar-date'
import { ledgerInputFrom, remainingOnCase } from '@/lib/entitlement/queries'
import { recordView } from '@/lib/history/view'
import { inForceAt } from '@/lib/organisations/queries'
import { formOf } from '@/lib/requests/queries'
import { isOpen, type Status } from '@/lib/requests/request'
import { whyBarred } from '@/lib/requests/submission'
import { requireConsultant } from '@/lib/sign-in/gates'
import { autosave, sendRequest } from './actions'

export const metadata: Metadata = { title: 'Extra Sessions Request' }

type Props = { params: Promise<{ case: string }>; searchParams: Promise<{ again?: string | string[] }> }

/** The form of an Extra Sessions Request (domain §2.6). */
export default async function NewRequestPage({ params, searchParams }: Props) {
  const [consultant, at] = [await requireConsultant(), now()]
  const read = await formOf(consultant, (await params).case)
  if (!read) notFound()
  recordView(consultant, 'form', (await params).case)
  const { assistCase } = read
  const terms = inForceAt(assistCase.client.organisation.agreements, at)
  const open = assistCase.requests.find(({ status }) => isOpen(status as Status))
  const draft = assistCase.requests.find(({ status }) => status === 'draft')
  const barred = whyBarred(assistCase, open, terms)
  const dateOfRequest = dateInZone(at, terms.timeZone)
  const input = ledgerInputFrom(assistCase.client, { caseId: assistCase.id, asked: 0, dateOfRequest, terms })
  const remaining = remainingOnCase(assistCase.client, assistCase.id, terms, dateOfRequest)
  const again = [(await searchParams).again].flat()[0]
  const facts = formFacts({ read, input, terms, consultant, remaining, again, at })
  const start = formStart(read, facts, consultant.timeZone, at)
  return (
    <>
      <FormHeader
        {...{ facts, consultant }}
        clientId={assistCase.client.id}
        draft={!barred}
        saved={barred ? undefined : draft?.reference}
      />
      {barred ? (
        <BarredForm sentence={barred} open={open?.reference} facts={facts} />
      ) : (
        <RequestForm
          {...{ facts, ...start }}
          send={sendRequest}
          saveDraft={autosave}
          unread={unreadInForm(consultant, read, facts)}
        />
      )}
    </>
  )
}
