import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { HistoryCard } from '@/components/cases/history-card'
import { PersonForms } from '@/components/people/person-forms'
import { PersonSide } from '@/components/people/person-side'
import { StateTag } from '@/components/people/state-tag'
import { ToldNote } from '@/components/people/told-note'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { paths } from '@/lib/paths'
import { roleWords } from '@/lib/people/person'
import { personOf } from '@/lib/people/queries'
import { personPageSchema } from '@/lib/people/schema'
import { requireAdministrator, requirePerson } from '@/lib/sign-in/gates'
import * as send from './actions'

export const metadata: Metadata = { title: 'Person' }

type Props = {
  params: Promise<{ person: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Somebody who signs in: who they are, how they come in, and what was done about them. */
export default async function PersonPage({ params, searchParams }: Props) {
  const administrator = await requireAdministrator()
  const { person: id } = await params
  const { told, after } = personPageSchema.parse(await searchParams)
  const { timeZone } = await requirePerson()
  const view = await personOf(administrator, id, { take: 10, after })
  if (!view) notFound()
  const { person, history } = view
  const { practice, organisation } = person
  const own = person.id === administrator.id
  return (
    <>
      <PageHeader
        title={person.name}
        crumbs={[{ label: 'People', href: paths.people() }, { label: person.name }]}
        status={<StateTag state={person.state} />}
        line={[roleWords[person.role], practice?.name ?? organisation?.name].filter(Boolean).join(' · ')}
      />
      <PageBody side={<PersonSide {...{ view, own, send }} zone={timeZone} />} sideName="Person and way in">
        <ToldNote told={told} name={person.name} />
        <PersonForms {...{ view, own, send }} />
        <HistoryCard
          history={history}
          zone={timeZone}
          latest={after && paths.person(id)}
          older={history.next ? paths.person(id, { after: history.next }) : undefined}
        />
      </PageBody>
    </>
  )
}
