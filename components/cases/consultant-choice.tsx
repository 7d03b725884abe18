import type { Send } from '@/components/requests/send-form'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { Note } from '@/components/ui/note'
import { PageBody } from '@/components/ui/page-body'
import { caseNumber } from '@/lib/cases/assist-case'
import type { ConsultantChoice as Choice } from '@/lib/cases/without-consultant'
import { clientName } from '@/lib/clients/client'
import { calendarDate, dateInZone, placeOfZone, shortDate } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { GiveToPracticeForm, SelectConsultantForm } from './select-consultant-form'

type Props = { choice: Choice; zone: string; select: Send; give: Send }

/** Who can take a case that has no consultant; of the provider also which practice is to choose. */
export function ConsultantChoice({ choice, zone, select, give }: Props) {
  const { assistCase, consultants, practices } = choice
  const code = caseNumber(assistCase.number)
  if (assistCase.consultant || assistCase.closedAt)
    return (
      <PageBody>
        <Note tone="information" silent>
          {assistCase.consultant ? `${assistCase.consultant.name} is the consultant of ${code}.` : `${code} is closed.`}
        </Note>
        <ButtonLink href={paths.casesWithoutConsultant()}>All cases without a consultant</ButtonLink>
      </PageBody>
    )
  const options = consultants.map((one) => ({ id: one.id, name: one.name, line: lineOf(one, practices.length > 0) }))
  const side = (
    <>
      <CaseFacts assistCase={assistCase} zone={zone} />
      {practices.length > 0 && (
        <Card title="Give it to a practice">
          <p className="mb-4 text-ink-2">Its staff then choose one of its consultants. You still can too.</p>
          <GiveToPracticeForm {...{ code, send: give }} practices={practices.map(asOption)} />
        </Card>
      )}
    </>
  )
  return (
    <PageBody form side={side} sideName="The case">
      {options.length > 0 ? (
        <SelectConsultantForm {...{ code, consultants: options, send: select }} />
      ) : (
        <Note tone="information" silent>
          No consultant of your practice can take a case now. Call User Support.
        </Note>
      )}
    </PageBody>
  )
}

const asOption = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })

/** "Psychologist, Rosella House Psychology, Melbourne. 12 open cases." */
function lineOf({ title, practice, timeZone, _count }: Choice['consultants'][number], everywhere: boolean): string {
  const open = _count.cases === 1 ? '1 open case' : `${_count.cases || 'No'} open cases`
  const who = [title, everywhere && (practice?.name ?? 'no practice'), placeOfZone(timeZone)].filter(Boolean)
  return `${who.join(', ')}. ${open}.`
}

function CaseFacts({ assistCase, zone }: { assistCase: Choice['assistCase']; zone: string }) {
  const { client, issue, openedOn, practice, tasks } = assistCase
  const since = tasks[0]?.openedAt
  return (
    <Card title="The case">
      <Facts
        items={[
          { label: 'Client', value: clientName(client) },
          { label: 'Organisation', value: client.organisation.name },
          { label: 'Time zone', value: `${placeOfZone(client.timeZone)} time` },
          { label: 'Issue', value: issue },
          { label: 'Opened', value: shortDate(calendarDate(openedOn)) },
          ...(since ? [{ label: 'Waiting since', value: shortDate(dateInZone(since, zone)) }] : []),
          { label: 'Who chooses', value: practice?.name ?? 'The provider' },
        ]}
      />
    </Card>
  )
}
