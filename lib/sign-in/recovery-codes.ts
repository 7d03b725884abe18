import 'server-only'
import { randomInt } from 'node:crypto'
import type { Tx } from '@/lib/db'
import { record } from '@/lib/history/record'
import { hashPassword, passwordFits } from '@/lib/sign-in/passwords'

const howMany = 10
/** No letter or figure that is mistaken for another. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const group = (): string => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')

/** Recovery codes as they are shown, once, and as they are kept: 59 random bits each under argon2id (ASVS 5.0 6.5.2). */
export async function newRecoveryCodes(): Promise<{ codes: readonly string[]; hashes: readonly string[] }> {
  const codes = Array.from({ length: howMany }, () => `${group()}-${group()}-${group()}`)
  return { codes, hashes: await Promise.all(codes.map((code) => hashPassword(plain(code)))) }
}

/** Puts new codes in the place of all before. Hash them first: this is for inside a transaction. */
export async function keepRecoveryCodes(tx: Tx, personId: string, hashes: readonly string[], at: Date): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { personId } })
  await tx.recoveryCode.createMany({ data: hashes.map((codeHash) => ({ personId, codeHash, createdAt: at })) })
  await record(tx, { event: 'person.recovery_codes_made' }, { aboutPersonId: personId }, { person: personId }, at)
}

/** The row of a code that was not used yet, or null. It takes as long for a wrong one. */
export async function findRecoveryCode(tx: Tx, personId: string, code: string): Promise<string | null> {
  const rows = await tx.recoveryCode.findMany({
    where: { personId, usedAt: null },
    select: { id: true, codeHash: true },
  })
  const fits = await Promise.all(rows.map(({ codeHash }) => passwordFits(codeHash, plain(code))))
  return rows[fits.indexOf(true)]?.id ?? null
}

/** Uses up a code: true once, also where two come at once. */
export async function takeRecoveryCode(tx: Tx, personId: string, code: string, at: Date): Promise<boolean> {
  const id = await findRecoveryCode(tx, personId, code)
  if (!id) return false
  return (await tx.recoveryCode.updateMany({ where: { id, usedAt: null }, data: { usedAt: at } })).count === 1
}

/** Hyphens, spaces and capitals do not matter. */
const plain = (code: string): string =>
  code
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 40)
