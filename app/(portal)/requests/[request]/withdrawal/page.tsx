import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { WithdrawalForm } from '@/components/requests/withdrawal-form'
import { withdrawalWords } from '@/components/requests/withdrawal-words'
import { Note } from '@/components/ui/note'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { recordView } from '@/lib/history/view'
import { paths } from '@/lib/paths'
import { actsForAnother } from '@/lib/people/person'
import { whyNot } from '@/lib/requests/lifecycle'
import { withdrawableOf } from '@/lib/requests/queries'
import { requestNumber } from '@/lib/requests/request'
import { requireConsultant } from '@/lib/sign-in/gates'
import { sendWithdrawal } from '../actions'

export const metadata: Metadata = { title: 'Withdraw request' }

/** A reason stays inside the provider. */
const inside = { released: '', urgent: false }

type Props = { params: Promise<{ request: string }> }

/** Takes a request back, with a reason: the last step before it is withdrawn. */
export default async function WithdrawalPage({ params }: Props) {
  const consultant = await requireConsultant()
  const request = await withdrawableOf(consultant, (await params).request)
  if (!request) notFound()
  const number = requestNumber(request.reference)
  recordView(consultant, 'withdrawal', number)
  const refused = whyNot(request, 'withdrawn')
  const reasons = request.reasons.filter(({ active }) => active)
  return (
    <>
      <PageHeader
        title="Withdraw request"
        crumbs={[
          { label: 'My Requests', href: paths.requests() },
          { label: number, href: paths.request(number) },
          { label: 'Withdraw request' },
        ]}
        actingFor={actsForAnother(consultant) ? consultant.name : undefined}
        line={number}
      />
      <PageBody>
        {refused ? (
          <Note tone="failure">{refused}</Note>
        ) : (
          <WithdrawalForm
            request={number}
            sentence={withdrawalWords(request)}
            reasons={reasons.map(({ code, label, saysWhat }) => ({ code, label, saysWhat, ...inside }))}
            send={sendWithdrawal}
          />
        )}
      </PageBody>
    </>
  )
}
