import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BlockForm } from '@/components/calendar/block-form'
import { blockWhen, startOfBlock } from '@/components/calendar/block-start'
import { RemoveBlock } from '@/components/calendar/remove-block'
import { Note } from '@/components/ui/note'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { mayChange } from '@/lib/calendar/block'
import { blockOf } from '@/lib/calendar/queries'
import { now } from '@/lib/clock'
import { dateInZone } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { actsForAnother } from '@/lib/people/person'
import { requireConsultant } from '@/lib/sign-in/gates'
import { change, remove } from '../actions'

export const metadata: Metadata = { title: 'Time kept free' }

/** A block of the consultant's own time: changed or removed, alone or with what follows it. */
export default async function BlockPage({ params }: { params: Promise<{ block: string }> }) {
  const consultant = await requireConsultant()
  const { timeZone: zone, name } = consultant
  const at = now()
  const block = await blockOf(consultant, (await params).block, at)
  if (!block) notFound()
  const back = paths.calendar({ on: dateInZone(block.startsAt, zone) })
  const series = block.ahead > 1 ? { id: block.id, ahead: block.ahead } : { id: block.id, ahead: 1 }
  return (
    <>
      <PageHeader
        title={block.title}
        crumbs={[{ label: 'My Calendar', href: back }, { label: block.title }]}
        line={blockWhen(block, zone)}
        actingFor={actsForAnother(consultant) ? name : undefined}
      />
      <PageBody>
        {mayChange(block, at) ? (
          <>
            <BlockForm
              {...{ start: startOfBlock(block, zone), today: dateInZone(at, zone), send: change, back, series }}
            />
            <RemoveBlock {...{ send: remove, title: block.title, series }} />
          </>
        ) : (
          <Note tone="information">This is over, so it stays as it was.</Note>
        )}
      </PageBody>
    </>
  )
}
