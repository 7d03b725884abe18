import { z } from 'zod'

/** Whether a part of an address can be a record's id; anything else is not found, without asking the database. */
export const isRecordId = (text: string): boolean => z.uuid().safeParse(text).success

/** What the button *I told the client* sends. */
export const clientToldSchema = z.object({ case: z.string().max(20), task: z.uuid() })
