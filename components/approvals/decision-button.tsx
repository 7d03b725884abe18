import { StickyActions } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'

/** The button of the decision card names what it does (design §4). Which words show, the style sheet chooses. */
export function DecisionButton({ sessions }: { sessions: number }) {
  const fewer = Array.from({ length: sessions - 1 }, (_, index) => index + 1)
  return (
    <StickyActions className="mt-5">
      <SubmitButton size="large" className="decision-button w-full">
        <span data-for="">Send your decision</span>
        <span data-for="approve_all">{approve(sessions)}</span>
        {fewer.map((number) => (
          <span key={number} data-for={`approve_${number}`}>
            {approve(number)}
          </span>
        ))}
        <span data-for="ask">Send question</span>
        <span data-for="decline">Decline the request</span>
      </SubmitButton>
    </StickyActions>
  )
}

const approve = (sessions: number): string => `Approve ${sessions} ${sessions === 1 ? 'session' : 'sessions'}`
