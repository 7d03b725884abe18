/** Something that is stored otherwise than history says. `record` is a reference or a number, never a name. */
export type Difference = {
  readonly record: string
  readonly what: string
  readonly stored: string
  readonly history: string
}

type Value = string | number | Date | null | undefined

const words = (value: Value): string => (value instanceof Date ? value.toISOString() : String(value ?? 'nothing'))

/** The difference of two values, or none where they agree. */
export function differs(record: string, what: string, stored: Value, history: Value): Difference[] {
  const [one, other] = [words(stored), words(history)]
  return one === other ? [] : [{ record, what, stored: one, history: other }]
}

/** 'ESR-7K3QX2, status: approved is stored, history says declined.' */
export const differenceWords = ({ record, what, stored, history }: Difference): string =>
  `${record}, ${what}: ${stored} is stored, history says ${history}.`
