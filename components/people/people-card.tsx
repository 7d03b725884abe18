import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { paths } from '@/lib/paths'
import { type PersonState, type Role, roleWords } from '@/lib/people/person'
import { StateTag } from './state-tag'

type Someone = { id: string; name: string; email: string; title: string; role?: Role; state: PersonState }
type Props = { title: string; none: string; people: readonly Someone[]; all: ReactNode }

/** The people of a practice or an organisation, each a link. */
export function PeopleCard({ title, none, people, all }: Props) {
  if (people.length === 0)
    return (
      <Card title={title} aside={all}>
        <p className="text-ink-2">{none}</p>
      </Card>
    )
  return (
    <Card title={title} aside={all} flush>
      <Table caption={title} cards>
        <TableHead>
          <HeadCell>Name</HeadCell>
          <HeadCell>Email</HeadCell>
          <HeadCell>Role</HeadCell>
          <HeadCell>State</HeadCell>
        </TableHead>
        <TableBody>
          {people.map(({ id, name, email, title: called, role, state }) => (
            <Row key={id}>
              <Cell className="max-md:order-1">
                <TextLink href={paths.person(id)} coversRow className="font-semibold break-words">
                  {name}
                </TextLink>
              </Cell>
              <Cell className="text-ink-2 [overflow-wrap:anywhere] max-md:order-3 max-md:col-span-full">{email}</Cell>
              <Cell className="text-ink-2 max-md:order-4 max-md:col-span-full max-md:empty:hidden">
                {[role && roleWords[role], called].filter(Boolean).join(', ')}
              </Cell>
              <Cell className="max-md:order-2 max-md:justify-self-end">
                <StateTag state={state} />
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
