'use server'

import { changeFeed } from '@/lib/calendar/change-feed'
import { makeFeed } from '@/lib/calendar/make-feed'
import { revokeFeed } from '@/lib/calendar/revoke-feed'
import { changeFeedSchema, makeFeedSchema, revokeFeedSchema } from '@/lib/calendar/schema'
import { formAction } from '@/lib/form-action'
import { paths } from '@/lib/paths'
import type { Consultant } from '@/lib/people/person'
import { isRefusal, type Refusal, refuse } from '@/lib/refusal'
import { requireConsultant } from '@/lib/sign-in/gates'

export const make = formAction(makeFeedSchema, async (wish) => {
  const consultant = await sameConsultant(wish.consultant)
  const made = isRefusal(consultant) ? consultant : await makeFeed(consultant, wish)
  return isRefusal(made) ? made : { shown: made }
})

export const change = formAction(changeFeedSchema, async (wish) => {
  const consultant = await sameConsultant(wish.consultant)
  const changed = isRefusal(consultant) ? consultant : await changeFeed(consultant, wish.detail)
  return isRefusal(changed) ? changed : paths.feed({ told: 'changed' })
})

export const revoke = formAction(revokeFeedSchema, async (wish) => {
  const consultant = await sameConsultant(wish.consultant)
  if (isRefusal(consultant)) return consultant
  await revokeFeed(consultant)
  return paths.feed({ told: 'revoked' })
})

async function sameConsultant(id: string): Promise<Consultant | Refusal> {
  const consultant = await requireConsultant()
  return consultant.id === id
    ? consultant
    : refuse('You act for someone else now. Nothing was changed. Reload this page.')
}
