import { TextLink } from '@/components/ui/text-link'
import type { CaseView } from '@/lib/cases/queries'
import { clientName } from '@/lib/clients/client'
import { paths } from '@/lib/paths'

/** The line of context under a case's and a task's heading: client, organisation, issue, consultant. */
export function CaseLine({ client, assistCase }: Pick<CaseView, 'client' | 'assistCase'>) {
  const facts = [client.organisation.name, assistCase.issue, assistCase.consultant?.name].filter(Boolean)
  return (
    <>
      <TextLink href={paths.client(client.id)} className="font-semibold">
        {clientName(client)}
      </TextLink>
      {facts.map((fact) => (
        <span key={fact}>
          <span aria-hidden="true" className="mx-2 text-ink-3">
            ·
          </span>
          {fact}
        </span>
      ))}
    </>
  )
}
