/** What a client is called: the preferred name where there is one, then the family name. */
export function clientName(client: { givenName: string; familyName: string; preferredName: string | null }): string {
  return `${client.preferredName ?? client.givenName} ${client.familyName}`
}

/** What a sentence about the client calls them. */
export const shortName = (client: { givenName: string; preferredName: string | null }): string =>
  client.preferredName ?? client.givenName

/** 'mei-lin@example.com' → 'm•••@example.com', so that an address can be recognised without being shown. */
export function maskedAddress(address: string): string {
  const [local = '', domain = ''] = address.split('@')
  return `${local.slice(0, 1)}•••@${domain}`
}

/**
 * Whether the last session of a case is near, so that one asks for more in time: the case is open, and what can still be booked
 * and what is booked are together at most one session. So is one booked with nothing left, or one left with none booked; and
 * where both are gone, the last session has been.
 */
export const lastSessionNear = (of: { open: boolean; left: number; booked: number }): boolean =>
  of.open && of.left + of.booked <= 1
