import { Building2, Check, MessageSquareText, Pause, PencilLine, Stethoscope, TimerOff, Undo2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { FlameGlyph } from '@/components/ui/flame'
import { Tag } from '@/components/ui/tag'
import { presentationOf, type Status, type StatusIcon, type Viewer } from '@/lib/requests/request'

const icons: Record<StatusIcon, ReactNode> = {
  'pencil-line': <PencilLine />,
  flame: <FlameGlyph />,
  stethoscope: <Stethoscope />,
  'building-2': <Building2 />,
  check: <Check />,
  x: <X />,
  'undo-2': <Undo2 />,
  'timer-off': <TimerOff />,
  pause: <Pause />,
  'message-square-text': <MessageSquareText />,
}

type Props = {
  status: Status
  viewer: Viewer
  /** How many sessions of how many an approval granted. */
  granted?: { sessions: number; of: number }
}

/** A request's state in the colour, icon and words of who looks (design §5). */
export function StatusTag({ status, viewer, granted }: Props) {
  const { tone, icon, words } = presentationOf(status, viewer, granted)
  return (
    <Tag tone={tone} icon={icons[icon]}>
      {words}
    </Tag>
  )
}
