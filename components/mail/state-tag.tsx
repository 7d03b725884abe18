import { CheckCheck, Clock3, InboxIcon, MailQuestion, MailX, Unplug } from 'lucide-react'
import type { ReactNode } from 'react'
import { Flame } from '@/components/ui/flame'
import { Tag, type TagTone } from '@/components/ui/tag'
import { type MailState, mailStateOf, mailStateWords } from '@/lib/mail/mail'

const looks: Record<MailState, { tone: TagTone; icon: ReactNode }> = {
  waiting: { tone: 'slate', icon: <Clock3 /> },
  delivered: { tone: 'green', icon: <CheckCheck /> },
  no_such_address: { tone: 'crimson', icon: <MailX /> },
  not_accepting: { tone: 'crimson', icon: <InboxIcon /> },
  technical: { tone: 'crimson', icon: <Unplug /> },
  parked: { tone: 'striped', icon: <MailQuestion /> },
}

type Props = { mail: { status: string; failure: string | null; needsSomebody?: boolean } }

/** What became of a mail, with the flame where somebody has to see to it. */
export function StateTag({ mail }: Props) {
  const state = mailStateOf(mail)
  return (
    <span className="inline-flex items-center gap-2">
      {mail.needsSomebody && <Flame size={17} />}
      <Tag {...looks[state]}>{mailStateWords[state]}</Tag>
    </span>
  )
}
