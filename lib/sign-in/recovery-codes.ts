import 'server-only'
import { randomInt } from 'node:crypto'
import { db, type Tx } from '@/lib/db'
import { record } from '@/lib/history/record'
import { type Owner, tellOwner } from '@/lib/sign-in/factors'
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

/** When the set that somebody has was made, as text; '' where they have none. */
export async function codesMadeAt(personId: string, tx: Tx = db): Promise<string> {
  const code = await tx.recoveryCode.findFirst({ where: { personId }, select: { createdAt: true } })
  return code?.createdAt.toISOString() ?? ''
}

/** Uses up one of somebody's codes, and tells them by mail: true once, also where two come at once. A wrong one takes as long. */
export async function takeRecoveryCode(owner: Owner, code: string, at: Date): Promise<boolean> {
  const unused = { personId: owner.id, usedAt: null }
  const rows = await db.recoveryCode.findMany({ where: unused, select: { id: true, codeHash: true } })
  const fits = await Promise.all(rows.map(({ codeHash }) => passwordFits(codeHash, plain(code))))
  const id = rows[fits.indexOf(true)]?.id
  if (!id) return false
  return db.$transaction(async (tx) => {
    const { count } = await tx.recoveryCode.updateMany({ where: { id, usedAt: null }, data: { usedAt: at } })
    if (count !== 1) return false
    const what = `A recovery code was used; ${rows.length - 1} ${rows.length === 2 ? 'is' : 'are'} left`
    await tellOwner(tx, owner, { event: 'person.recovery_code_used' }, what, at)
    return true
  })
}

/** Hyphens, spaces and capitals do not matter. */
const plain = (code: string): string =>
  code
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 40)
