import 'server-only'
import { releasable } from '@/lib/approvals/release'
import { db, type Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { type Refusal, refuse } from '@/lib/refusal'

/** A request with all that its verbs and mails need. */
export const wholeRequest = {
  case: true,
  client: true,
  organisation: true,
  agreement: true,
  consultant: { include: { practice: true } },
  startedBy: true,
  goal: true,
  pathway: true,
  stays: { orderBy: { id: 'asc' } },
  decisions: { include: { byPerson: true, reason: true, condition: true }, orderBy: { decidedAt: 'asc' } },
  questions: { include: { askedBy: true }, orderBy: { askedAt: 'asc' } },
  consent: true,
  heldSlot: true,
  askedAgainOf: releasable.askedAgainOf,
  history: releasable.history,
} as const satisfies Prisma.RequestInclude

export type LockedRequest = Prisma.RequestGetPayload<{ include: typeof wholeRequest }>

/**
 * Locks the client's row: taken first by everything that counts, asks or grants, so that no two pass the threshold together. And
 * before it the calendar, which any number hold at once: no holiday changes under a due date that is being computed.
 */
export async function lockClient(tx: Tx, clientId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM client
    WHERE id = ${clientId}::uuid AND pg_advisory_xact_lock_shared(2, 'public.holiday'::regclass::int) IS NOT NULL FOR UPDATE`
}

/**
 * Changes one request in one transaction, holding its client's row and its own. `where` carries the actor's `visibleTo`;
 * what lies outside is refused as not found. Nothing is written when `work` refuses before it writes.
 */
export async function changeRequest<T>(
  where: Prisma.RequestWhereInput & { reference: string },
  work: (tx: Tx, request: LockedRequest) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  return db.$transaction(async (tx) => {
    const found = await tx.request.findFirst({ where, select: { id: true, clientId: true } })
    if (!found) return refuse('There is no such request, or it is not yours to see.')
    await lockClient(tx, found.clientId)
    await tx.$queryRaw`SELECT 1 FROM request WHERE id = ${found.id}::uuid FOR UPDATE`
    return work(tx, await lockedRequest(tx, found.id))
  })
}

/** Reads a request whose locks are held. */
export function lockedRequest(tx: Tx, id: string): Promise<LockedRequest> {
  return tx.request.findUniqueOrThrow({ where: { id }, relationLoadStrategy: 'join', include: wholeRequest })
}
