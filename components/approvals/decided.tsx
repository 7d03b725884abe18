import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { ReleasedRequest } from '@/lib/approvals/release'
import { dueDate } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'

type Props = { request: ReleasedRequest; viewer: string; next: string | null }

/** What became of it, in the place of the decision card, and where to go from here. */
export function Decided({ request, viewer, next }: Props) {
  const { outcome, sessions } = request
  const words = said(request, viewer)
  return (
    <Card tone={outcome?.kind === 'approved' ? 'green' : 'decision'}>
      <div className="flex gap-4" role="status">
        {outcome?.kind === 'approved' && (
          <p className="grid size-[84px] shrink-0 place-content-center rounded-xl bg-green-tint text-center text-green">
            <span className="text-4xl leading-none">{outcome.sessions}</span>
            <span className="mt-1.5 text-xs font-semibold">of {sessions} asked</span>
          </p>
        )}
        <div>
          <h2 className="text-xl">{words.title}</h2>
          <p className="mt-0.5 text-ink-2">{words.line}</p>
        </div>
      </div>
      <div className="mt-4 flex flex-wrap gap-2 border-t border-line pt-4">
        {next && (
          <ButtonLink href={paths.approval(next)} variant="primary">
            Next request, {next}
          </ButtonLink>
        )}
        <ButtonLink href={paths.approvals()}>All approvals</ButtonLink>
      </div>
    </Card>
  )
}

function said({ outcome, status, clock }: ReleasedRequest, viewer: string): { title: string; line: string } {
  const who = outcome?.who === viewer ? 'You' : outcome?.who
  if (outcome?.kind === 'approved') {
    const condition = outcome.condition ? ` Condition: ${outcome.condition}.` : ''
    const title = `${who} approved ${outcome.sessions} ${outcome.sessions === 1 ? 'session' : 'sessions'}`
    return { title, line: `${dueDate(outcome.on)}. The provider tells the consultant and the client.${condition}` }
  }
  if (outcome?.kind === 'declined')
    return {
      title: `${who} declined the request`,
      line: `${dueDate(outcome.on)}. Reason: ${outcome.reason}. The provider tells the consultant and the client.`,
    }
  if (status === 'organisation_question')
    return {
      title: 'Waiting for an answer',
      line: `The clock is paused on business day ${clock.day} of ${clock.length}. You get an email when the answer is here.`,
    }
  if (status === 'withdrawn') return { title: 'Withdrawn', line: 'No decision is needed any more.' }
  return { title: 'Lapsed', line: 'The question was not answered in time. No decision is needed any more.' }
}
