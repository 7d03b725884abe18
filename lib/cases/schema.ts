import { z } from 'zod'

/** Whether a part of an address can be a record's id; anything else is not found, without asking the database. */
export const isRecordId = (text: string): boolean => z.uuid().safeParse(text).success

/** What the button *I told the client* sends. */
export const clientToldSchema = z.object({ case: z.string().max(20), task: z.uuid() })

/** The entry of history that a page of it begins after. */
export const historyKey = z
  .string()
  .regex(/^\d{1,18}$/)
  .optional()
  .catch(undefined)

/** The tabs of the Task Filter. */
export const taskTabs = ['needs', 'all', 'done'] as const
export type TaskTab = (typeof taskTabs)[number]
export const taskTabWords: Record<TaskTab, string> = { needs: 'Needs you', all: 'All', done: 'Done' }

/** The state of a case's page as its address keeps it: which tasks, whether the whole history, and after which entry. */
export const caseSearchSchema = z.object({
  tasks: z.enum(taskTabs).catch('all'),
  history: z.literal('all').optional().catch(undefined),
  after: historyKey,
})
export type CaseSearch = z.output<typeof caseSearchSchema>
