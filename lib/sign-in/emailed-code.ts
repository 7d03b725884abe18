import 'server-only'
import { randomInt } from 'node:crypto'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { tellPerson } from '@/lib/mail/tell-person'
import { type Refusal, refuse } from '@/lib/refusal'
import { mayTry } from '@/lib/sign-in/attempts'
import { knownTo } from '@/lib/sign-in/known-browser'
import { hashPassword, passwordFits } from '@/lib/sign-in/passwords'
import type { Browser } from '@/lib/sign-in/sign-ins'

const minutes = 10
const mostTries = 5
/** How many codes one sign-in may ask for. */
const mostCodes = 3

type Half = { readonly id: string; readonly person: { readonly id: string; readonly email: string } }

/** True for reviewers whose organisation lets them use a code by mail. */
export const mayUseEmailedCode = (person: { role: string; organisation: { allowsEmailedCode: boolean } | null }) =>
  person.role === 'reviewer' && person.organisation?.allowsEmailedCode === true

/**
 * Sends six digits to the address of the record, for one half sign-in: ten minutes, five tries, once. The one before no longer works.
 * Refused where the organisation does not allow it, and after three.
 */
export async function sendEmailedCode(
  half: Half,
  browser: Browser,
  at: Date = now(),
): Promise<{ sent: true } | Refusal> {
  const known = await knownTo(half.person.id, browser)
  if (!(await mayTry([known ? ['code-mail-known', known] : ['code-mail-person', half.person.id]])))
    return refuse('Too many codes were sent. Wait an hour, or use another way.')
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const codeHash = await hashPassword(code)
  return db.$transaction(async (tx) => {
    const { id: personId, email: toAddress } = half.person
    await tx.$queryRaw`SELECT 1 FROM person WHERE id = ${personId}::uuid FOR UPDATE`
    const person = await tx.person.findUniqueOrThrow({
      where: { id: personId },
      select: { role: true, organisation: { select: { allowsEmailedCode: true } } },
    })
    if (!mayUseEmailedCode(person)) return refuse('Your organisation does not use codes by mail.')
    const sent = await tx.emailedCode.count({ where: { signInId: half.id } })
    if (sent >= mostCodes) return refuse('Three codes were sent. Wait for the mail, or sign in anew.')
    await tx.emailedCode.updateMany({ where: { signInId: half.id, usedAt: null }, data: { usedAt: at } })
    const expiresAt = new Date(at.getTime() + minutes * 60_000)
    await tx.emailedCode.create({ data: { personId, signInId: half.id, codeHash, createdAt: at, expiresAt } })
    await tellPerson(tx, 'emailed-code', { code, minutes }, { personId, toAddress }, at)
    return { sent: true as const }
  })
}

/** Uses up the code of a half sign-in: true once. Each try counts before it is compared, so that five are five. */
export async function takeEmailedCode(half: Half, code: string, at: Date): Promise<boolean> {
  const where = { signInId: half.id, personId: half.person.id, usedAt: null, expiresAt: { gt: at } }
  const open = await db.emailedCode.findFirst({ where, select: { id: true, codeHash: true } })
  if (!open) return false
  const tried = { id: open.id, usedAt: null, tries: { lt: mostTries } }
  const { count } = await db.emailedCode.updateMany({ where: tried, data: { tries: { increment: 1 } } })
  if (count !== 1 || !(await passwordFits(open.codeHash, code.replaceAll(/\s/g, '')))) return false
  return (await db.emailedCode.updateMany({ where: { id: open.id, usedAt: null }, data: { usedAt: at } })).count === 1
}
