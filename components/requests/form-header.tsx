import { ButtonLink } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { paths } from '@/lib/paths'
import { actsForAnother, type Consultant } from '@/lib/people/person'
import { requestNumber } from '@/lib/requests/request'
import type { FormFacts } from './form-facts'
import { StatusTag } from './status-tag'

type Props = {
  facts: FormFacts
  consultant: Consultant
  clientId: string
  draft: boolean
  /** The reference of a draft that was saved before. */
  saved: string | undefined
}

/** For whom the request is. When it is decided depends on the number, so the verdict says it. */
export function FormHeader({ facts, consultant, clientId, draft, saved }: Props) {
  const { client, organisation } = facts
  return (
    <PageHeader
      title="Extra Sessions Request"
      crumbs={[
        { label: 'My Clients', href: paths.clients() },
        { label: client.name, href: paths.client(clientId) },
        { label: facts.case, href: paths.case(facts.case) },
        { label: 'Extra Sessions Request' },
      ]}
      status={draft && <StatusTag status="draft" viewer="consultant_side" />}
      actingFor={actsForAnother(consultant) ? consultant.name : undefined}
      line={
        <>
          For <b className="text-ink">{client.name}</b>, case <span className="reference">{facts.case}</span>,{' '}
          {organisation}.{' '}
          {saved && <TextLink href={paths.withdrawal(requestNumber(saved))}>Withdraw this draft</TextLink>}
        </>
      }
    />
  )
}

/** Instead of the form, where no request can be made: the rule, and where to go. */
export function BarredForm({ sentence, open, facts }: { sentence: string; open?: string; facts: FormFacts }) {
  return (
    <PageBody>
      <Note tone="failure" title="No request can be made on this case now">
        {sentence}
      </Note>
      <div className="flex flex-wrap gap-2">
        {open ? (
          <ButtonLink href={paths.request(requestNumber(open))} variant="primary">
            Open {requestNumber(open)}
          </ButtonLink>
        ) : (
          <ButtonLink href={facts.newIssue.href}>Open a new Assist case</ButtonLink>
        )}
        <ButtonLink href={paths.case(facts.case)}>Back to {facts.case}</ButtonLink>
      </div>
    </PageBody>
  )
}
