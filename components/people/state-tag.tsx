import { Ban, CircleCheck, MailQuestion } from 'lucide-react'
import type { ReactNode } from 'react'
import { Tag, type TagTone } from '@/components/ui/tag'
import { type PersonState, personStateWords } from '@/lib/people/person'

const looks: Record<PersonState, { tone: TagTone; icon: ReactNode }> = {
  invited: { tone: 'petrol', icon: <MailQuestion /> },
  active: { tone: 'green', icon: <CircleCheck /> },
  disabled: { tone: 'outline', icon: <Ban /> },
}

/** Where somebody stands on the way in. */
export function StateTag({ state }: { state: PersonState }) {
  return <Tag {...looks[state]}>{personStateWords[state]}</Tag>
}
