import { FocusOnArrival } from '@/components/requests/focus-on-arrival'
import { Note } from '@/components/ui/note'
import { caseNumber } from '@/lib/cases/assist-case'
import type { GivenCase } from '@/lib/cases/queries'
import { clientName } from '@/lib/clients/client'

/** Who has the case now: the confirmation of a choice. */
export function GivenNote({ given: { number, client, consultant, practice } }: { given: GivenCase }) {
  const whom = consultant ? `${consultant.name} is the consultant` : `${practice?.name} selects the consultant`
  if (!consultant && !practice) return null
  return (
    <div className="px-6 pt-4 max-md:px-4">
      <FocusOnArrival>
        <Note tone="success">
          {whom} of {caseNumber(number)}, {clientName(client)}.
        </Note>
      </FocusOnArrival>
    </div>
  )
}
