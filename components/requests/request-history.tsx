import {
  Building2,
  CalendarClock,
  Check,
  Layers2,
  MailCheck,
  MessageCircleQuestionMark,
  MessageSquareText,
  PencilLine,
  Send,
  Stethoscope,
  TimerOff,
  Undo2,
  X,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { Timeline } from '@/components/ui/timeline'
import { type HistoryIcon, historyOf } from './history-words'
import type { RequestView } from './request-view'

const icons: Record<HistoryIcon, ReactNode> = {
  start: <PencilLine />,
  send: <Send />,
  organisation: <Building2 />,
  review: <Stethoscope />,
  question: <MessageCircleQuestionMark />,
  answer: <MessageSquareText />,
  check: <Check />,
  x: <X />,
  undo: <Undo2 />,
  lapse: <TimerOff />,
  sessions: <Layers2 />,
  mail: <MailCheck />,
  slot: <CalendarClock />,
}

/** What happened, latest first. */
export function RequestHistory({ view }: { view: RequestView }) {
  return (
    <Card title="History">
      <Timeline entries={historyOf(view).map(({ icon, ...entry }) => ({ ...entry, icon: icons[icon] }))} />
    </Card>
  )
}
