import { Card } from '@/components/ui/card'
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { dateInZone, shortDate } from '@/lib/clocks/calendar-date'
import type { AccessSum } from '@/lib/history/access'
import type { AccessSearch } from '@/lib/history/schema'
import { accessAddress } from './access-address'
import { sumWords } from './access-words'

type Props = { sums: readonly AccessSum[]; search: AccessSearch; zone: string }

/** Per person, of a person's page per client: how often, first and last. */
export function AccessSums({ sums, search, zone }: Props) {
  const ofPerson = search.person !== undefined
  const title = ofPerson ? 'Which clients' : 'Who had to do with it'
  const of = sums[0]?.of ?? 0
  const more = of > sums.length ? `The latest ${sums.length} of ${of}` : undefined
  if (sums.length === 0) return <Card title={title}>Nobody opened, was sent or did anything in these days.</Card>
  return (
    <Card title={title} line={more} flush>
      <Table caption={title} cards>
        <TableHead>
          <HeadCell>{ofPerson ? 'Client' : 'Person'}</HeadCell>
          <HeadCell numeric>Opened</HeadCell>
          <HeadCell numeric>Was sent</HeadCell>
          <HeadCell numeric>Did</HeadCell>
          <HeadCell>First</HeadCell>
          <HeadCell>Last</HeadCell>
          <HeadCell>
            <span className="sr-only">Show</span>
          </HeadCell>
        </TableHead>
        <TableBody>
          {sums.map((sum) => (
            <SumRow key={sum.who} {...{ sum, search, zone }} />
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}

function SumRow({ sum, search, zone }: Omit<Props, 'sums'> & { sum: AccessSum }) {
  const { name, line } = sumWords(sum)
  const day = (at: Date) => shortDate(dateInZone(at, zone))
  const isRecord = sum.who.includes('-')
  const other = search.person ? { person: undefined, client: sum.who } : { client: undefined, person: sum.who }
  return (
    <Row>
      <Cell className="font-semibold max-md:col-span-full">
        {isRecord ? (
          <TextLink href={accessAddress(search, { ...other, who: undefined, kind: undefined })}>{name}</TextLink>
        ) : (
          name
        )}
        <span className="block text-sm font-normal text-ink-3">{line}</span>
      </Cell>
      <Count label="Opened" count={sum.opened} />
      <Count label="Was sent" count={sum.sent} />
      <Count label="Did" count={sum.did + sum.about} />
      <Cell className="whitespace-nowrap text-ink-2 max-md:col-span-full">
        <span className="md:hidden">First </span>
        {day(sum.first)}
      </Cell>
      <Cell className="whitespace-nowrap text-ink-2 max-md:col-span-full">
        <span className="md:hidden">Last </span>
        {day(sum.last)}
      </Cell>
      <Cell className="text-right max-md:col-span-full max-md:text-left">
        {search.who === sum.who ? (
          <TextLink href={accessAddress(search, { who: undefined })}>Show everybody</TextLink>
        ) : (
          sum.who !== 'none' && (
            <TextLink href={accessAddress(search, { who: sum.who })} aria-label={`Show only ${name}`}>
              Show only
            </TextLink>
          )
        )}
      </Cell>
    </Row>
  )
}

function Count({ label, count }: { label: string; count: number }) {
  return (
    <Cell numeric className="max-md:col-span-full max-md:text-left">
      <span className="md:hidden">{label} </span>
      {count === 0 ? <span className="text-ink-3">0</span> : count}
    </Cell>
  )
}
