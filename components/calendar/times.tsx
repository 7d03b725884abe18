import { Clock, Layers2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { mannerWords } from '@/lib/appointments/appointment'
import type { AppointmentFacts } from '@/lib/appointments/queries'
import {
  clockTime,
  dateInZone,
  listDate,
  placeOfZone,
  zoneAbbreviation,
  zoneDifference,
} from '@/lib/clocks/calendar-date'
import { MannerIcon } from './state-icon'
import { dayWords, whenWords } from './words'

type Props = { facts: AppointmentFacts; zone: string; at: Date }

/** When an appointment is, in both zones where they differ; how it is held; which of its case's sessions it is. */
export function Times({ facts, zone, at }: Props) {
  const { startsAt, endsAt, clientZone, manner, session } = facts
  const own = dateInZone(startsAt, zone)
  const day = dayWords(own, dateInZone(at, zone))
  const theirs = dateInZone(startsAt, clientZone)
  const [begins, ends] = [zoneAbbreviation(startsAt, zone), zoneAbbreviation(endsAt, zone)]
  return (
    <ul className="space-y-2">
      <Line icon={<Clock />}>
        <p className="text-md">
          <b>
            {clockTime(startsAt, zone)} {begins !== ends && `${begins} `}to {clockTime(endsAt, zone)}
          </b>{' '}
          {ends}, {day}
        </p>
        {clientZone !== zone && (
          <p className="text-ink-2">
            {theirs !== own && `${listDate(theirs)}, `}
            {clockTime(startsAt, clientZone)} in {placeOfZone(clientZone)}, {zoneDifference(startsAt, clientZone, zone)}
          </p>
        )}
      </Line>
      <Line icon={<MannerIcon manner={manner} />}>
        {mannerWords[manner]}. {whenWords(facts, at, zone)}
      </Line>
      {session && (
        <Line icon={<Layers2 />}>
          Session {session.nth} of {session.of} on this case
        </Line>
      )}
    </ul>
  )
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex gap-2 [&>.lucide]:mt-0.5 [&>.lucide]:text-ink-3">
      {icon}
      <div className="min-w-0">{children}</div>
    </li>
  )
}
