import 'server-only'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import type { Consultant } from '@/lib/people/person'
import { isRefusal, type Refusal, refuse } from '@/lib/refusal'
import { lockCase } from '@/lib/requests/asking'
import { draftDetails, type TypedRequest } from '@/lib/requests/schema'
import { startRequest } from '@/lib/requests/write'

/**
 * Keeps what was typed so far, as it was typed (autosave, domain §4). One draft a case; the first save starts it. Refused
 * where a request could not be submitted either, and once this very form was submitted.
 */
export async function saveDraft(
  consultant: Consultant,
  typed: TypedRequest,
  at: Date = now(),
): Promise<{ reference: string; savedAt: Date } | Refusal> {
  return db.$transaction(async (tx) => {
    const asking = await lockCase(tx, consultant, typed, at)
    if (isRefusal(asking)) return asking
    if (asking.sent) return refuse('This form was already sent.')
    if (asking.barred) return refuse(asking.barred)
    const data = { typed: kept(consultant, typed, asking.draft), savedAt: at, submissionKey: typed.submissionKey }
    const { reference } = asking.draft
      ? await tx.request.update({ where: { id: asking.draft.id }, data })
      : await startRequest(tx, consultant, asking, data, at)
    return { reference, savedAt: at }
  })
}

/** Practice staff who do not read Further details leave those of the draft as they are. */
function kept(consultant: Consultant, typed: TypedRequest, draft: { typed: unknown } | undefined) {
  if (consultant.readsClinicalText) return typed
  const { details: _, ...rest } = typed
  const written = draftDetails(draft?.typed)
  return Object.keys(written).length > 0 ? { ...rest, details: written } : rest
}
