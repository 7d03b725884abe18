import { ButtonLink } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { taskWords } from '@/lib/cases/tasks'
import { mailToClientWords } from '@/lib/mail/mail'
import { paths } from '@/lib/paths'
import { clientsMail } from './client-outcome'
import type { RequestView } from './request-view'

/** That the client is to be told the outcome, why, and the task that waits; nothing where nobody has to tell them. */
export function OutcomeToTell({ view }: { view: RequestView }) {
  const [task] = view.read.tasks
  if (!task) return null
  const mail = clientsMail(view)
  const failed = mail?.status === 'failed'
  return (
    <Note
      tone="ember"
      silent
      title={failed ? `The outcome did not reach ${view.short}` : `Tell ${view.short} the outcome`}
    >
      <div className="flex items-center justify-between gap-x-6 gap-y-3 max-md:flex-col max-md:items-stretch">
        <p>{mail ? `The mail ${mailToClientWords(mail)}.` : `${view.short} gets no email about it.`}</p>
        <ButtonLink href={paths.task(view.case, task.id)}>{taskWords.tell_client_the_outcome}</ButtonLink>
      </div>
    </Note>
  )
}
