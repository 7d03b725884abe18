import { DoorOpen } from 'lucide-react'
import { TextLink } from '@/components/ui/text-link'
import type { FormFacts } from './form-facts'
import type { LiveCount } from './live-count'
import { wrongDoorWords } from './verdict-words'

type Props = { facts: FormFacts; live: LiveCount }

/** Sessions that are there already, or soon will be, and where a new issue belongs. It warns, it does not stop (domain §2). */
export function WrongDoor({ facts, live }: Props) {
  const words = wrongDoorWords(facts, live)
  return (
    <div className="flex gap-2.5 text-sm text-ink-2">
      <DoorOpen className="mt-0.5" />
      <ul className="space-y-1">
        {words.map((sentence) => (
          <li key={sentence} className="font-medium text-ink">
            {sentence}
          </li>
        ))}
        <li>
          For a new issue, <TextLink href={facts.newIssue.href}>open a new Assist case</TextLink>
          {facts.newIssue.words}
        </li>
      </ul>
    </div>
  )
}
