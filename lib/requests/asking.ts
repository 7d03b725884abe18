import 'server-only'
import { caseNumberOf } from '@/lib/cases/assist-case'
import { visibleTo } from '@/lib/cases/policy'
import type { Tx } from '@/lib/db'
import { agreementInForce } from '@/lib/organisations/queries'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { lockClient } from '@/lib/requests/change'
import { openStatuses } from '@/lib/requests/request'
import type { TypedRequest } from '@/lib/requests/schema'
import { whyBarred } from '@/lib/requests/submission'

/** A case that is asked for, its client's row locked: the terms in force, its draft, and what this very form became. */
export type Asking = Exclude<Awaited<ReturnType<typeof lockCase>>, Refusal>

/** Locks the case a form is about. Refused as not found for one that is unknown or another's. */
export async function lockCase(tx: Tx, consultant: Consultant, typed: TypedRequest, at: Date) {
  const where = { number: caseNumberOf(typed.case) ?? -1, ...visibleTo(consultant) }
  const found = await tx.assistCase.findFirst({ where, select: { id: true, clientId: true } })
  if (!found) return refuse('There is no such case, or it is not yours to see.')
  await lockClient(tx, found.clientId)
  const assistCase = await tx.assistCase.findUniqueOrThrow({
    where: { id: found.id },
    include: {
      client: { include: { organisation: true } },
      requests: { where: { OR: [{ closedAt: null }, { submissionKey: typed.submissionKey }] } },
    },
  })
  const { requests, client } = assistCase
  const terms = await agreementInForce(tx, client.organisationId, at)
  const open = requests.find(({ status }) => openStatuses.some((one) => one === status))
  return {
    ...{ caseId: found.id, client, terms },
    draft: requests.find(({ status }) => status === 'draft'),
    sent: requests.find(({ submissionKey, status }) => submissionKey === typed.submissionKey && status !== 'draft'),
    barred: whyBarred(assistCase, open, terms),
  }
}
