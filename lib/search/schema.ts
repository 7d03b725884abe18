import { z } from 'zod'

const mostTyped = 100

/** Words to search by. Whatever else arrives is no error: the rest is cut off, and what is no letter (NUL) is a space. */
export const typedWords = z
  .string()
  .catch('')
  .transform((typed) =>
    typed
      .slice(0, mostTyped)
      .replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ')
      .trim(),
  )

/** The state of Search as its address keeps it, and as its dialog sends it. */
export const searchSchema = z.object({ q: typedWords })
