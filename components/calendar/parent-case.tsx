import { FolderOpen } from 'lucide-react'
import { TextLink } from '@/components/ui/text-link'
import type { AppointmentFacts } from '@/lib/appointments/queries'
import { caseNumber, contractTypeWords } from '@/lib/cases/assist-case'
import { paths } from '@/lib/paths'

/** The case an appointment belongs to: a link for the consultant whose case it is. */
export function ParentCase({ facts: { case: parent, own } }: { facts: AppointmentFacts }) {
  const code = caseNumber(parent.number)
  return (
    <div className="flex items-center gap-3">
      <span className="grid size-9 shrink-0 place-items-center rounded-md bg-petrol-tint text-petrol">
        <FolderOpen className="size-[18px]" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="text-ink-2">Parent Case:</p>
        {own ? (
          <TextLink href={paths.case(code)} reference className="text-md">
            {code}
          </TextLink>
        ) : (
          <p className="reference">{code}</p>
        )}
      </div>
      <p className="min-w-0 max-w-1/2 text-right break-words text-ink-2">
        {contractTypeWords[parent.contractType] ?? parent.contractType}
        <br />
        {parent.issue}
      </p>
    </div>
  )
}
