import 'server-only'
import { db } from '@/lib/db'
import type { Person } from '@/lib/people/person'
import { mayUseEmailedCode } from '@/lib/sign-in/emailed-code'
import { standingOf } from '@/lib/sign-in/policy'

/** One's own way in: password, email that is to be confirmed, second factors, and where one is signed in, the latest first. */
export async function accountOf(viewer: Person, at: Date) {
  const [person, signIns] = await Promise.all([
    db.person.findUniqueOrThrow({
      where: { id: viewer.id },
      relationLoadStrategy: 'join',
      select: {
        ...{ passwordSetAt: true, totpSecret: true, role: true },
        organisation: { select: { allowsEmailedCode: true } },
        passkeys: passkeys,
        links: {
          where: { purpose: 'new_email', usedAt: null, revokedAt: null, expiresAt: { gt: at } },
          select: { newEmail: true, expiresAt: true },
        },
        _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
      },
    }),
    db.signIn.findMany({
      where: { ...standingOf(viewer, at), factorAt: { not: null } },
      select: { id: true, userAgent: true, address: true, factor: true, createdAt: true, lastSeenAt: true },
      orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
      take: 50,
    }),
  ])
  return {
    ...{ passwordSetAt: person.passwordSetAt, passkeys: person.passkeys, recoveryCodes: person._count.recoveryCodes },
    ...{ app: person.totpSecret !== null, emailedCode: mayUseEmailedCode(person) },
    newEmail: person.links[0] ?? null,
    signIns: signIns.map(({ id, ...rest }) => ({ id, ...rest, thisOne: id === viewer.signInId })),
  }
}

const passkeys = {
  select: { id: true, name: true, createdAt: true, lastUsedAt: true },
  orderBy: { createdAt: 'asc' },
} as const

/** One's own passkeys, in the order they were added. */
export const passkeysOf = (viewer: Person) => db.passkey.findMany({ where: { personId: viewer.id }, ...passkeys })
