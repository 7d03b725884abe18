import 'server-only'
import type { z } from 'zod'
import { now } from '@/lib/clock'
import { doneBy } from '@/lib/history/record'
import { tell } from '@/lib/mail/tell'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { advance } from '@/lib/requests/advance'
import { changeRequest } from '@/lib/requests/change'
import { whyNot } from '@/lib/requests/lifecycle'
import { activeChoice } from '@/lib/requests/options'
import { visibleTo } from '@/lib/requests/policy'
import { referenceOf, type Status } from '@/lib/requests/request'
import type { withdrawalSchema } from '@/lib/requests/schema'

/** Takes back a draft or an open request, with a reason (domain §4). A reviewer whom it had reached is told. Refused once it is decided. */
export async function withdrawRequest(
  consultant: Consultant,
  input: z.output<typeof withdrawalSchema>,
  at: Date = now(),
): Promise<{ withdrawn: true } | Refusal> {
  const where = { reference: referenceOf(input.request) ?? '', ...visibleTo(consultant) }
  return changeRequest(where, async (tx, request) => {
    const refused = whyNot(request, 'withdrawn')
    if (refused) return refuse(refused)
    const reason = await activeChoice(tx, 'withdrawal', input.reason)
    if (!reason) return refuse('', { reason: 'Choose why you withdraw the request.' })
    if (reason.saysWhat && !input.reasonOther) return refuse('', { reasonOther: 'Say what the reason is.' })
    const reasonOther = reason.saysWhat ? input.reasonOther : ''
    await tx.withdrawal.create({
      data: { requestId: request.id, reasonId: reason.id, reasonOther, byId: consultant.by.id, at },
    })
    const moved = await advance(tx, request, 'withdrawn', doneBy(consultant), at)
    await tell(tx, 'withdrawn', moved, request.status as Status, at)
    return { withdrawn: true }
  })
}
