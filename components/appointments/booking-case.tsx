import { Note } from '@/components/ui/note'
import { TextLink } from '@/components/ui/text-link'
import type { Manner } from '@/lib/appointments/appointment'
import { paths } from '@/lib/paths'

/** A case that can be chosen for a booking. */
export type Bookable = {
  readonly code: string
  readonly client: string
  readonly zone: string
  readonly issue: string
  readonly left: number
  /** Why nothing can be booked on the day, or null. */
  readonly why: string | null
  /** What a booking changes in the count. */
  readonly effect: string
  /** The number of the case's open request. */
  readonly request: string | null
  readonly manner: Manner | null
}

/** What booking on a case means: the count before and after, or the booking guard with the way on (domain §4). */
export function BookingCase({ chosen: { code, left, why, effect, request } }: { chosen: Bookable }) {
  if (why === null)
    return (
      <Note tone="information">
        {left === 1 ? '1 session of this case can be booked.' : `${left} sessions of this case can be booked.`} {effect}{' '}
        No mail is sent to the client.
      </Note>
    )
  return (
    <Note tone="ember">
      {why}{' '}
      {request ? (
        <TextLink href={paths.request(request)}>Open {request}</TextLink>
      ) : (
        left === 0 && <TextLink href={paths.newRequest(code)}>Request extra sessions</TextLink>
      )}
    </Note>
  )
}
