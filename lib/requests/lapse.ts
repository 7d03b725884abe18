import 'server-only'
import { now } from '@/lib/clock'
import { holidaysOf } from '@/lib/clocks/holidays'
import { hasLapsed } from '@/lib/clocks/owed'
import { tell } from '@/lib/mail/tell'
import { type Refusal, refuse } from '@/lib/refusal'
import { advance } from '@/lib/requests/advance'
import { changeRequest } from '@/lib/requests/change'
import { whyNot } from '@/lib/requests/lifecycle'
import type { Status } from '@/lib/requests/request'

/** Ends a request that was not answered in time (domain §4, §5): the clock's own verb. Refused before its due day has ended. */
export async function lapseRequest(reference: string, at: Date = now()): Promise<{ lapsed: true } | Refusal> {
  return changeRequest({ reference }, async (tx, request) => {
    const refused = whyNot(request, 'lapsed')
    if (refused) return refuse(refused)
    const terms = request.agreement
    if (!terms || !hasLapsed({ ...request, terms, holidays: await holidaysOf(tx, terms.state) }, at))
      return refuse('It can still be answered.')
    const moved = await advance(tx, request, 'lapsed', { rule: 'answer clock, version 1' }, at)
    await tell(tx, 'lapsed', moved, request.status as Status, at)
    return { lapsed: true }
  })
}
