import 'server-only'
import type { Anchor } from '@/lib/history/anchor'
import { beginning, type SealedRow, sealedSelect, sealOf } from '@/lib/history/chain'

/** Asks the database; all questions of one verification in one snapshot. */
export type Ask = <Row>(sql: string, values?: unknown[]) => Promise<Row[]>

/** An anchor and where it was found. */
export type FoundAnchor = Anchor & { readonly from: 'table' | 'file' }

/** The first row that is not as it was sealed, and in which way; `row` is its id where that is known. */
export type Broken = {
  readonly what:
    | 'changed'
    | 'missing'
    | 'added'
    | 'moved'
    | 'seal changed'
    | 'seal missing'
    | 'sealed anew'
    | 'cut off'
    | 'anchor missing'
  readonly row: string | null
  readonly sentence: string
}
export type Verdict = { readonly rows: number; readonly anchors: number; readonly broken: Broken | null }

/** A seal with the row it is of; `id` is null where that row is gone. */
type Link = SealedRow & { readonly position: string; readonly entry: string; readonly hash: Buffer }
const isGone = ({ id }: { id: string | null }): boolean => id === null

const batch = 20_000
const links = `SELECT s.position::text, s.entry_id::text AS entry, s.hash, ${sealedSelect}
  FROM history_seal s LEFT JOIN history_entry h ON h.id = s.entry_id WHERE s.position > $1 ORDER BY s.position LIMIT ${batch}`

/**
 * Recomputes the chain over history outside of the database, from what each row says, and holds it against its seals and against
 * every anchor. Names the first row that is not as it was sealed. Not seen: a row that was added at the end as the portal adds it.
 */
export async function verifyHistory(ask: Ask, anchors: readonly FoundAnchor[]): Promise<Verdict> {
  let before = beginning
  let rows = 0
  let agreed = 0
  const broken = (found: Broken): Verdict => ({ rows, anchors: days(anchors).size, broken: found })
  const at = Map.groupBy(anchors, ({ position }) => position)
  for await (const link of chain(ask)) {
    const place = rows + 1
    if (Number(link.position) !== place) return broken(await gone(ask, place))
    if (isGone(link))
      return broken(
        told('missing', link.entry, `Row ${link.entry} of history, at place ${place} of the chain, is missing.`),
      )
    const seal = sealOf(before, link)
    if (!seal.equals(link.hash)) return broken(await mismatch(ask, link, before))
    rows = place
    before = seal
    const wrong = at.get(place)?.find(({ hash }) => hash !== seal.toString('hex'))
    if (wrong) return broken(await sealedAnew(ask, agreed, wrong))
    if (at.has(place)) agreed = place
  }
  const beyond = anchors.filter(({ position }) => position > rows).sort((a, b) => a.position - b.position)[0]
  if (beyond) return broken(cutOff(rows, beyond))
  const [unsealed] = await ask<SealedRow>(
    `SELECT ${sealedSelect} FROM history_entry h WHERE NOT EXISTS (SELECT FROM history_seal s WHERE s.entry_id = h.id) ORDER BY h.id LIMIT 1`,
  )
  if (unsealed)
    return broken(told('added', unsealed.id, `${named(unsealed)} was added behind the portal: it has no seal.`))
  const kept = days(anchors.filter(({ from }) => from === 'table'))
  const lost = anchors.find(({ from, day }) => from === 'file' && !kept.has(day))
  if (lost)
    return broken(told('anchor missing', null, `The anchor of ${lost.day} is in the file, and the database has none.`))
  return { rows, anchors: days(anchors).size, broken: null }
}

const days = (anchors: readonly Anchor[]) => new Set(anchors.map(({ day }) => day))
const told = (what: Broken['what'], row: string | null, sentence: string): Broken => ({ what, row, sentence })
const named = ({ id, at, event }: SealedRow): string => `Row ${id} of history (${at.toISOString()}, ${event})`

/** The chain in its order; the next part is asked for while one is looked at. */
async function* chain(ask: Ask): AsyncGenerator<Link> {
  const part = (from: string) => {
    const asked = ask<Link>(links, [from])
    asked.catch(() => {}) // whoever waits for it hears of it; where the walk ends early nobody does
    return asked
  }
  for (let rows = await part('0'); rows.length > 0; ) {
    const next = part(rows.at(-1)?.position ?? '')
    yield* rows
    rows = await next
  }
}

/** A place of the chain that is empty: its seal is gone, or the row with it. */
async function gone(ask: Ask, place: number): Promise<Broken> {
  const [left] = await ask<SealedRow>(
    `SELECT ${sealedSelect} FROM history_entry h WHERE NOT EXISTS (SELECT FROM history_seal s WHERE s.entry_id = h.id) ORDER BY h.id LIMIT 1`,
  )
  if (left) return told('seal missing', left.id, `${named(left)} has lost its seal, at place ${place} of the chain.`)
  return told('missing', null, `The row at place ${place} of the chain is missing, and its seal with it.`)
}

/** Why a row's seal does not follow from the seal before it: whatever else would make it follow says which. */
async function mismatch(ask: Ask, link: Link, before: Buffer): Promise<Broken> {
  const place = Number(link.position)
  const around = await ask<Link>(links, [String(Math.max(place - 3, 0))])
  const sealAt = (position: number): Buffer =>
    position === 0 ? beginning : (around.find((one) => one.position === String(position))?.hash ?? beginning)
  const last = around.find(({ position }) => position === String(place - 1))
  if (last && sealOf(sealAt(place - 2), link).equals(link.hash))
    return told('added', last.id, `${named(last)} was added behind the portal, at place ${place - 1} of the chain.`)
  for await (const other of chain(ask)) {
    if (isGone(other) || other.position === link.position) continue
    const seal = sealOf(before, other)
    if (seal.equals(link.hash) || seal.equals(other.hash))
      return told(
        'moved',
        other.id,
        `${named(other)} was moved from place ${place} of the chain to place ${other.position}.`,
      )
  }
  const next = around.find(({ position }) => position === String(place + 1))
  if (next && !isGone(next) && sealOf(sealOf(before, link), next).equals(next.hash))
    return told(
      'seal changed',
      link.id,
      `${named(link)} is as it was, and its seal was changed, at place ${place} of the chain.`,
    )
  return told(
    'changed',
    link.id,
    `${named(link)} was changed after it was sealed, at place ${place} of the chain, or a row before it taken away.`,
  )
}

/** The chain holds, and is another than the one that was anchored: everything after a change was sealed anew. */
async function sealedAnew(ask: Ask, agreed: number, { day, from, position }: FoundAnchor): Promise<Broken> {
  const [first] = await ask<Link>(links, [String(agreed)])
  const where = `The anchor of ${day} (${from === 'file' ? 'file' : 'database'}) does not agree at place ${position} of the chain`
  return told(
    'sealed anew',
    first?.id ?? null,
    `${where}: a row after place ${agreed} was changed and all that follow were sealed anew. The first that may be it is ${first ? named(first).replace('Row', 'row') : 'gone'}.`,
  )
}

const cutOff = (rows: number, { day, position }: Anchor): Broken =>
  told(
    'cut off',
    null,
    `The chain ends at place ${rows}, and the anchor of ${day} knows ${position}: every row from place ${rows + 1} on was taken away.`,
  )
