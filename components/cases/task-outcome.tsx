import type { ReactNode } from 'react'
import { TextLink } from '@/components/ui/text-link'
import type { TaskView } from '@/lib/cases/queries'
import { shortName } from '@/lib/clients/client'
import { mailToClientWords } from '@/lib/mail/mail'
import { paths } from '@/lib/paths'
import { requestNumber } from '@/lib/requests/request'

/** What to tell a client who gets no mail: the same as the mail would say, nothing clinical in it (domain §6.1). */
export function TaskOutcome({ view, told }: { view: TaskView; told: ReactNode }) {
  const { task, request, client, text, mail } = view
  if (!request) return null
  const name = shortName(client)
  const granted = request.decisions.find(({ outcome }) => outcome === 'approved')?.sessions
  const number = requestNumber(request.reference)
  return (
    <>
      <p className="text-ink-2">
        {mail ? `The mail to ${name} about ` : `${name} gets no email about `}
        <TextLink href={paths.request(number)} reference>
          {number}
        </TextLink>
        {mail && ` ${mailToClientWords(mail)}`}. {task.doneAt ? 'This was to be told:' : 'Tell them:'}
      </p>
      <div className="mt-3 space-y-2 rounded-lg bg-sunken px-4 py-3.5">
        <p className="text-md font-semibold">
          {granted
            ? `${granted === 1 ? '1 more session is' : `${granted} more sessions are`} approved.`
            : 'More sessions were not approved this time.'}
        </p>
        <p>{granted ? text('how_to_book') : text('other_support_client')}</p>
        {granted && <p>{text('support_before_then')}</p>}
      </div>
      {!task.doneAt && <div className="mt-4">{told}</div>}
    </>
  )
}
