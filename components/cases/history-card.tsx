import {
  Ban,
  CalendarCheck,
  CalendarPlus,
  FolderOpen,
  Layers2,
  LayersPlus,
  Mail,
  MessageSquareText,
  Stethoscope,
  Undo2,
  User,
  UserCheck,
  X,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { Timeline } from '@/components/ui/timeline'
import type { HistoryPage } from '@/lib/history/queries'
import { type HistoryIcon, historyWords } from '@/lib/history/words'

const icons: Record<HistoryIcon, ReactNode> = {
  client: <User />,
  case: <FolderOpen />,
  consultant: <UserCheck />,
  booked: <CalendarPlus />,
  appointment: <CalendarCheck />,
  cancelled: <Ban />,
  sessions: <LayersPlus />,
  request: <Layers2 />,
  question: <MessageSquareText />,
  review: <Stethoscope />,
  declined: <X />,
  ended: <Undo2 />,
  mail: <Mail />,
}

type Props = {
  history: HistoryPage
  zone: string
  /** Where all of it is shown, from the page that shows the latest few; and the latest few again. */
  all?: string | undefined
  latest?: string | undefined
  /** Where the entries before these are shown. */
  older?: string | undefined
}

/** What happened, latest first: by whom, on whose behalf, or by which rule. */
export function HistoryCard({ history: { entries, of }, zone, all, latest, older }: Props) {
  return (
    <Card
      id="history"
      title="History"
      aside={
        all && of > entries.length ? (
          <TextLink href={all}>{`All ${of} entries`}</TextLink>
        ) : (
          latest && <TextLink href={latest}>Latest only</TextLink>
        )
      }
    >
      {entries.length === 0 && <p className="text-ink-2">Nothing happened yet.</p>}
      <Timeline
        entries={entries.map((entry) => {
          const { icon, title, detail, line } = historyWords(entry, zone)
          return { id: entry.id, icon: icons[icon], title, line: <Lines detail={detail} line={line} /> }
        })}
      />
      {older && (
        <p className="pt-4">
          <TextLink href={older}>Older entries</TextLink>
        </p>
      )}
    </Card>
  )
}

function Lines({ detail, line }: { detail: string | undefined; line: string }) {
  return (
    <>
      {detail && <p className="text-ink-2">{detail}</p>}
      <p>{line}</p>
    </>
  )
}
