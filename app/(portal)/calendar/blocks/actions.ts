'use server'

import type { z } from 'zod'
import { addBlock } from '@/lib/calendar/add-block'
import { typedBlockTime } from '@/lib/calendar/block-time'
import { changeBlock } from '@/lib/calendar/change-block'
import { removeBlock } from '@/lib/calendar/remove-block'
import { addBlockSchema, changeBlockSchema, removeBlockSchema } from '@/lib/calendar/schema'
import { dateInZone, parseTypedDate } from '@/lib/clocks/calendar-date'
import { formAction } from '@/lib/form-action'
import { paths } from '@/lib/paths'
import { isRefusal, refuse } from '@/lib/refusal'
import { requireConsultant } from '@/lib/sign-in/gates'

type Typed = Pick<z.output<typeof addBlockSchema>, 'kind' | 'title' | 'detail'>
const wordsOf = ({ kind, title, detail }: Typed) => ({ kind, title, detail })

export const add = formAction(addBlockSchema, async (input) => {
  const consultant = await requireConsultant()
  if (input.consultant !== consultant.id)
    return refuse(`You act for ${consultant.name} by now; this form was opened for somebody else. Nothing was changed.`)
  const time = typedBlockTime(input, consultant.timeZone)
  if (isRefusal(time)) return time
  const until = input.repeats === 'weekly' ? parseTypedDate(input.until) : null
  if (input.repeats === 'weekly' && until === null) return refuse('', { until: 'Choose a date.' })
  const result = await addBlock(consultant, { ...wordsOf(input), time, until, leaveOut: input.leaveOut })
  return isRefusal(result) ? result : paths.calendar({ on: time.fromDate })
})

export const change = formAction(changeBlockSchema, async (input) => {
  const consultant = await requireConsultant()
  const time = typedBlockTime(input, consultant.timeZone)
  if (isRefusal(time)) return time
  const { block, scope } = input
  const result = await changeBlock(consultant, { block, scope, ...wordsOf(input), time })
  return isRefusal(result) ? result : paths.calendar({ on: time.fromDate })
})

export const remove = formAction(removeBlockSchema, async (input) => {
  const consultant = await requireConsultant()
  const result = await removeBlock(consultant, input)
  return isRefusal(result) ? result : paths.calendar({ on: dateInZone(result.from, consultant.timeZone) })
})
