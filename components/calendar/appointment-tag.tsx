import { Ban, Calendar, Check, Play, UserX } from 'lucide-react'
import type { ReactNode } from 'react'
import { FlameGlyph } from '@/components/ui/flame'
import { Tag, type TagTone } from '@/components/ui/tag'
import { type ShownState, stateWords } from '@/lib/appointments/appointment'

type Look = { tone: TagTone; icon: ReactNode; struck?: boolean }

/** How an appointment's state looks (design §5): colour and icon, always beside its words. */
const looks: Record<ShownState, Look> = {
  scheduled: { tone: 'petrol', icon: <Calendar /> },
  commenced: { tone: 'petrol-fill', icon: <Play /> },
  to_be_completed: { tone: 'ember', icon: <FlameGlyph /> },
  completed: { tone: 'slate', icon: <Check /> },
  cancelled: { tone: 'outline', icon: <Ban />, struck: true },
  late_cancellation: { tone: 'striped-slate', icon: <Ban /> },
  no_show: { tone: 'striped-crimson', icon: <UserX /> },
}

/** The state of an appointment, as the consultant side reads it. */
export function AppointmentTag({ state }: { state: ShownState }) {
  return <Tag {...looks[state]}>{stateWords[state]}</Tag>
}
