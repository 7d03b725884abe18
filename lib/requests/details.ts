// Further details in forms. Without the schemas, because browsers load this.

/** A question of the Further details, as form and verbs need it (domain §9). */
export type DetailQuestion = {
  readonly code: string
  readonly label: string
  readonly help: string
  readonly required: boolean
}

/** The field of the form that answers a question of the Further details. */
export const detailField = (code: string): string => `details.${code}`

/** A form's flat fields with the Further details gathered under `details`. */
export function gatherDetails(fields: Readonly<Record<string, string>>): Record<string, unknown> {
  const isDetail = ([name]: [string, string]) => name.startsWith(detailField(''))
  const given = Object.entries(fields)
  const details = given.filter(isDetail).map(([name, value]) => [name.slice(detailField('').length), value])
  return { ...Object.fromEntries(given.filter((field) => !isDetail(field))), details: Object.fromEntries(details) }
}

/** Of the questions that have to be answered, how many are. */
export function requiredAnswered(
  questions: readonly DetailQuestion[],
  answers: Readonly<Record<string, string>>,
): { answered: number; of: number } {
  const required = questions.filter((question) => question.required)
  return { answered: required.filter(({ code }) => answers[code]?.trim()).length, of: required.length }
}
