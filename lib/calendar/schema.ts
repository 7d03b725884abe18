import { z } from 'zod'
import { feedDetails } from '@/lib/calendar/feed'

const detail = z.enum(feedDetails, 'Choose what an entry reads like.')
/** Whose calendar the form stood on: practice staff may act for another meanwhile, in a second tab. */
const consultant = z.uuid('Open Calendar feed again.')

/** A calendar address to be made, perhaps instead of the one that stands. */
export const makeFeedSchema = z.object({ consultant, detail, instead: z.stringbool().default(false) })
export const changeFeedSchema = z.object({ consultant, detail })
export const revokeFeedSchema = z.object({ consultant })
