import { Eye, Mail, PencilLine, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { Pagination } from '@/components/ui/pagination'
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table'
import { Tabs } from '@/components/ui/tabs'
import { Tag } from '@/components/ui/tag'
import { dateAndTime } from '@/lib/clocks/calendar-date'
import type { AccessRow } from '@/lib/history/access'
import { type AccessKind, type AccessSearch, accessKinds, accessKindWords } from '@/lib/history/schema'
import { accessAddress } from './access-address'
import { aboutWords, clientOfRow, whatWords, whoWords } from './access-words'

type Props = { rows: readonly AccessRow[]; next: string | null; search: AccessSearch; zone: string }

const icons: Readonly<Record<AccessKind, ReactNode>> = {
  opened: <Eye />,
  sent: <Mail />,
  did: <PencilLine />,
  about: <UserRound />,
}
const tones = { opened: 'petrol', sent: 'indigo', did: 'green', about: 'plum' } as const

/** What happened, newest first; in the address is which kind, of whom, and from where on. */
export function AccessTable({ rows, next, search, zone }: Props) {
  const ofPerson = search.person !== undefined
  const kinds = accessKinds.filter((kind) => ofPerson || kind !== 'about')
  return (
    <Card title="What happened" line="Newest first" flush>
      <Tabs
        label="Kinds"
        className="px-6 max-md:px-4"
        items={[
          { href: accessAddress(search, { kind: undefined }), label: 'All', current: !search.kind },
          ...kinds.map((kind) => ({
            href: accessAddress(search, { kind }),
            label: accessKindWords[kind],
            current: search.kind === kind,
          })),
        ]}
      />
      {rows.length === 0 ? (
        <p className="px-6 py-5 text-ink-2 max-md:px-4">Nothing of this kind in these days.</p>
      ) : (
        <Table caption="What happened, newest first" cards>
          <TableHead>
            <HeadCell>When</HeadCell>
            <HeadCell>{ofPerson ? 'Client' : 'Who'}</HeadCell>
            <HeadCell>Kind</HeadCell>
            <HeadCell>What</HeadCell>
            <HeadCell>About</HeadCell>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <AccessTableRow key={row.key} {...{ row, zone, ofPerson }} />
            ))}
          </TableBody>
        </Table>
      )}
      <Pagination
        previous={search.after ? accessAddress(search) : undefined}
        next={next ? accessAddress(search, { after: next }) : undefined}
      />
    </Card>
  )
}

function AccessTableRow({ row, zone, ofPerson }: { row: AccessRow; zone: string; ofPerson: boolean }) {
  const who = ofPerson ? whomWords(row) : whoWords(row)
  const what = whatWords(row, zone)
  return (
    <Row>
      <Cell className="whitespace-nowrap text-ink-2 max-md:order-1">{dateAndTime(row.at, zone)}</Cell>
      <Cell className="font-semibold max-md:order-3 max-md:col-span-full">
        {who.name}
        <span className="block text-sm font-normal text-ink-3">{who.line}</span>
      </Cell>
      <Cell className="max-md:order-2">
        <Tag tone={tones[row.kind]} icon={icons[row.kind]}>
          {accessKindWords[row.kind]}
        </Tag>
      </Cell>
      <Cell className="break-words max-md:order-4 max-md:col-span-full">
        {what.title}
        <span className="block text-sm text-ink-3">{what.line}</span>
      </Cell>
      <Cell className="max-md:order-5 max-md:col-span-full">
        {aboutWords(row).map((number) => (
          <span key={number} className="reference block max-md:inline max-md:pr-3">
            {number}
          </span>
        ))}
      </Cell>
    </Row>
  )
}

/** Of a person's page: the client, or who did something to the person. */
const whomWords = (row: AccessRow): { name: string; line: string } => {
  if (row.kind === 'about') return { name: '', line: `By ${whoWords(row).name}` }
  return { name: clientOfRow(row), line: row.onBehalfOf ? `For ${row.onBehalfOf}` : '' }
}
