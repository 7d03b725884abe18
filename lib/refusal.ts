/**
 * What a person can cause and must be told: returned, never thrown (architecture, four promises of a verb).
 * `sentence` says what is wrong and what to do; `fields` puts a sentence beside the field it is about.
 */
export type Refusal = {
  readonly refused: true
  readonly sentence: string
  readonly fields: Readonly<Record<string, string>>
}

/** Makes a refusal: a sentence for people, and optionally one per field. */
export function refuse(sentence: string, fields: Record<string, string> = {}): Refusal {
  return { refused: true, sentence, fields }
}

/** Tells a refusal from a verb's result. */
export function isRefusal(result: unknown): result is Refusal {
  return typeof result === 'object' && result !== null && 'refused' in result && result.refused === true
}
