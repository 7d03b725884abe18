import 'server-only'
import type { Tx } from '@/lib/db'
import type { Choice } from '@/lib/requests/schema'

/** The option lists of domain §9. */
export type OptionList =
  | 'goal'
  | 'pathway'
  | 'further_details'
  | 'condition'
  | 'organisation_decline'
  | 'clinical_decline'
  | 'withdrawal'

/** A list in its order, with the options that are switched off: what was chosen then must still be readable. */
export function choicesOf(
  tx: Tx,
  list: OptionList,
): Promise<(Choice & { releasedLabel: string | null; help: string; required: boolean })[]> {
  return tx.option.findMany({ where: { list }, orderBy: { position: 'asc' }, omit: { list: true, position: true } })
}

/** The questions of the Further details that are asked now, in their order (domain §9). */
export async function detailQuestions(tx: Tx) {
  return (await choicesOf(tx, 'further_details')).filter(({ active }) => active)
}

/** One active option of a list by its code, or null. */
export function activeChoice(tx: Tx, list: OptionList, code: string) {
  return tx.option.findFirst({ where: { list, code, active: true } })
}
