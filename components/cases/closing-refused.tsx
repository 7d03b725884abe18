import { ButtonLink } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { caseNumber } from '@/lib/cases/assist-case'
import { inTheWay } from '@/lib/cases/closing'
import type { CaseRow } from '@/lib/cases/queries'
import { paths } from '@/lib/paths'

/** Why a case cannot be closed now, and the way to each thing that is in the way. */
export function ClosingRefused({ why, assistCase }: { why: string; assistCase: CaseRow }) {
  const { request, appointments } = inTheWay(assistCase)
  const code = caseNumber(assistCase.number)
  return (
    <>
      <Note
        tone="failure"
        title={assistCase.closedAt ? 'It is closed already' : 'The case cannot be closed yet'}
        silent
      >
        {why}
      </Note>
      <div className="flex flex-wrap gap-2">
        {request && (
          <>
            <ButtonLink href={paths.request(request)}>Open {request}</ButtonLink>
            <ButtonLink href={paths.withdrawal(request)}>Withdraw {request}</ButtonLink>
          </>
        )}
        {appointments.map((number) => (
          <ButtonLink key={number} href={paths.appointment(number)}>
            Open {number}
          </ButtonLink>
        ))}
        <ButtonLink href={paths.case(code)} variant="quiet">
          Back to {code}
        </ButtonLink>
      </div>
    </>
  )
}
