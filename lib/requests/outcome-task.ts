import 'server-only'
import type { Tx } from '@/lib/db'
import type { LockedRequest } from '@/lib/requests/change'

/** Where the client gets no mail, the consultant tells them: a task of the case that stands until it is done (domain §6.1). */
export async function openTellTheClient(tx: Tx, request: LockedRequest, at: Date): Promise<void> {
  if (outcomeAddress(request)) return
  await tx.task.create({
    data: { caseId: request.caseId, kind: 'tell_client_the_outcome', requestId: request.id, openedAt: at },
  })
}

/** The address that the client's outcome goes to, as the consent says, or null (domain §2). */
export function outcomeAddress({ consent, client }: Pick<LockedRequest, 'consent' | 'client'>): string | null {
  if (!consent || consent.outcomeTo === 'nobody') return null
  return consent.outcomeTo === 'another_address' ? consent.address : client.email
}
