import 'server-only'
import type { Tx } from '@/lib/db'
import type { LockedRequest } from '@/lib/requests/change'
import { consentIsOver } from '@/lib/requests/consent'

/** Where the client gets no mail, the consultant tells them: a task of the case that stands until it is done (domain §6.1). */
export async function openTellTheClient(tx: Tx, request: LockedRequest, at: Date): Promise<void> {
  if (outcomeAddress(request, at)) return
  await tx.task.create({
    data: { caseId: request.caseId, kind: 'tell_client_the_outcome', requestId: request.id, openedAt: at },
  })
}

/** The address that the client's outcome goes to, as the consent says, or null (domain §2); null too once the consent is over. */
export function outcomeAddress(
  { consent, client, agreement }: Pick<LockedRequest, 'consent' | 'client' | 'agreement'>,
  at: Date,
): string | null {
  if (!consent || !agreement || consent.outcomeTo === 'nobody') return null
  if (consentIsOver(consent, agreement.timeZone, at)) return null
  return consent.outcomeTo === 'another_address' ? consent.address : client.email
}
