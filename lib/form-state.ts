import type { z } from 'zod'

/** What an action hands back to its form: what was typed, a sentence per field, and one for the whole. */
export type FormState = {
  readonly values: Readonly<Record<string, string>>
  readonly fields: Readonly<Record<string, string>>
  /** A refusal for the whole form, or ''. */
  readonly sentence: string
  /** Grows with every answer, so that the same refusal twice is announced twice. */
  readonly attempt: number
  /** What must be done in a new tab first, such as signing in again; the form stays as it is until it is sent again. */
  readonly beside?: { readonly href: string; readonly words: string }
  /** What is shown this once: it stands in no address, no cookie and no log. */
  readonly shown?: Readonly<Record<string, string>>
}

export const untouched: FormState = { values: {}, fields: {}, sentence: '', attempt: 0 }

/** What a gesture, such as a drop in the calendar, is answered with: what was done, or why nothing was. */
export type GestureAnswer = { readonly done: string } | { readonly refused: string }

/** The first message of each field. */
export function firstOfEach(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) fields[issue.path.map(String).join('.')] ??= issue.message
  return fields
}

/** The digest of the error that a database out of reach causes: all that an error page learns of it. */
export const databaseAway = 'DATABASE-AWAY'
