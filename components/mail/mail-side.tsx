import type { Send } from '@/components/requests/send-form'
import type { MailView } from '@/lib/mail/list'
import { AboutFacts, TryFacts } from './mail-facts'
import { WhatToDo } from './what-to-do'

/** What can be done about a mail, its tries, and whom it is about. */
export function MailSide({ view, zone, send }: { view: MailView; zone: string; send: Send }) {
  return (
    <>
      <WhatToDo view={view} send={send} />
      <TryFacts view={view} zone={zone} />
      <AboutFacts view={view} />
    </>
  )
}
