import { Note } from '@/components/ui/note'
import type { FormFacts } from './form-facts'
import type { LiveCount } from './live-count'
import { urgentWords, verdictWords } from './verdict-words'

type Props = { facts: FormFacts; live: LiveCount }

/** Under the number: which numbers need a clinical review, and what follows for the chosen one. Ember means two steps more. */
export function Verdict({ facts, live }: Props) {
  const { sentence, consequence } = verdictWords(facts, live)
  const urgent = urgentWords(facts, live)
  return (
    <Note tone={live.crossed ? 'ember' : 'information'} silent>
      <p>
        <b>{sentence}</b> {consequence}
      </p>
      {urgent && <p className="mt-1.5">{urgent}</p>}
    </Note>
  )
}

/** What the live region says: the verdict and the total. */
export function spokenVerdict(facts: FormFacts, live: LiveCount): string {
  const { sentence, consequence } = verdictWords(facts, live)
  return `${sentence} ${consequence} ${urgentWords(facts, live)} Total in 12 months: ${live.ledger.total}.`
}
