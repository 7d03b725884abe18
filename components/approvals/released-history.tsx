import { CalendarClock, Check, CircleHelp, Inbox, MessageSquareReply, TimerOff, Undo2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { Timeline } from '@/components/ui/timeline'
import type { ReleasedEvent, ReleasedKind, ReleasedRequest } from '@/lib/approvals/release'
import { dueDate } from '@/lib/clocks/calendar-date'

const icons: Record<ReleasedKind, ReactNode> = {
  received: <Inbox />,
  due_moved: <CalendarClock />,
  asked: <CircleHelp />,
  answered: <MessageSquareReply />,
  approved: <Check />,
  declined: <X />,
  withdrawn: <Undo2 />,
  lapsed: <TimerOff />,
}

/** What happened with the organisation, by role and by day. */
export function ReleasedHistory({ request }: { request: ReleasedRequest }) {
  const entries = request.history.map((event, index) => ({
    id: `${request.history.length - index}`,
    icon: icons[event.kind],
    title: titleOf(event, request),
    line: `${dueDate(event.on)}${event.text ? `. ${quoted(event)}` : ''}`,
  }))
  return (
    <Card title="History">
      <Timeline entries={entries} />
    </Card>
  )
}

function titleOf({ kind, who }: ReleasedEvent, { sessions, outcome }: ReleasedRequest): string {
  const granted = outcome?.kind === 'approved' ? outcome.sessions : 0
  const words: Record<ReleasedKind, string> = {
    received: 'Request received',
    due_moved: 'Due date moved',
    asked: `${who} asked a question`,
    answered: `${who} answered`,
    approved: `${who} approved ${granted} of ${sessions}`,
    declined: `${who} declined`,
    withdrawn: `${who} withdrew the request`,
    lapsed: 'The request lapsed unanswered',
  }
  return words[kind]
}

const quoted = ({ kind, text }: ReleasedEvent): string => (kind === 'asked' || kind === 'answered' ? `“${text}”` : text)
