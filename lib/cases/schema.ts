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

/** A new case of a client: the issue in a few words. */
export const newCaseSchema = z.object({
  client: z.uuid(),
  issue: z
    .string()
    .transform((typed) => typed.trim().replaceAll(/\s+/g, ' '))
    .pipe(
      z.string().min(3, 'Say in a few words what the case is about.').max(80, 'Keep the issue under 80 characters.'),
    ),
})

/** Which case is closed. */
export const closingSchema = z.object({ case: z.string().max(20) })

/** The consultant that is chosen for a case, and the practice that is to choose one. */
export const selectConsultantSchema = z.object({
  case: z.string().max(20),
  consultant: z.string({ error: 'Choose a consultant.' }).min(1, 'Choose a consultant.').max(40),
})
export const giveToPracticeSchema = z.object({
  case: z.string().max(20),
  practice: z.string({ error: 'Choose a practice.' }).min(1, 'Choose a practice.').max(40),
})

/** The state of the list of cases without a consultant: where it begins, and which one was just given to somebody. */
export const withoutConsultantSchema = z.object({
  after: z.string().max(20).optional().catch(undefined),
  given: z.string().max(20).optional().catch(undefined),
})
