import { z } from 'zod'
import { blockKinds, longestDetail, longestTitle, scopes } from '@/lib/calendar/block'
import { feedDetails } from '@/lib/calendar/feed'

/** Whose calendar the form stood on: practice staff may act for another meanwhile, in a second tab. */
const consultant = z.uuid('Open this page again.')

const typed = (longest: number) => z.string().trim().max(longest).default('')

/** A tick box: what a browser sends of one that is ticked, or nothing. */
const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'on')

/** What a block is, and when, as it was typed: `typedBlockTime` reads it by the consultant's own clock. */
const blockFields = {
  kind: z.enum(blockKinds, 'Choose what the time is for.'),
  title: z.string().trim().max(longestTitle, `Use at most ${longestTitle} characters.`).default(''),
  detail: z.string().trim().max(longestDetail, `Use at most ${longestDetail} characters.`).default(''),
  ...{ fromDate: typed(60), fromTime: typed(20), toDate: typed(60), toTime: typed(20) },
  wholeDays: ticked,
}

const scope = z.enum(scopes).default('one')

export const addBlockSchema = z.object({
  consultant,
  ...blockFields,
  repeats: z.enum(['never', 'weekly']).default('never'),
  until: typed(60),
  leaveOut: ticked,
})

export const changeBlockSchema = z.object({ ...blockFields, block: z.uuid(), scope })

export const removeBlockSchema = z.object({ block: z.uuid(), scope })

const detail = z.enum(feedDetails, 'Choose what an entry reads like.')
/** A calendar address to be made, perhaps instead of the one that stands. */
export const makeFeedSchema = z.object({ consultant, detail, instead: z.stringbool().default(false) })
export const changeFeedSchema = z.object({ consultant, detail })
export const revokeFeedSchema = z.object({ consultant })
