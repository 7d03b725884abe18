import { z } from 'zod'
import { feedDetails } from '@/lib/calendar/feed'

const detail = z.enum(feedDetails, 'Choose what an entry reads like.')

/** A calendar address to be made, perhaps instead of the one that stands. */
export const makeFeedSchema = z.object({ detail, instead: z.stringbool().default(false) })
export const changeFeedSchema = z.object({ detail })
export const revokeFeedSchema = z.object({})
