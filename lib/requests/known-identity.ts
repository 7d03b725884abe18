import { calendarDate } from '@/lib/clocks/calendar-date'
import type { LockedRequest } from '@/lib/requests/change'
import type { KnownIdentity } from '@/lib/requests/identity-guard'

/** What would identify the people of a request, for the identity guard (domain §8). */
export function knownIdentity({
  client,
  consultant,
  consent,
}: Pick<LockedRequest, 'client' | 'consultant' | 'consent'>): KnownIdentity {
  return {
    clientNames: [client.givenName, client.preferredName].filter(Boolean).map((name) => `${name} ${client.familyName}`),
    contacts: {
      emails: [client.email ?? '', consent?.address ?? '', consultant.email].filter(Boolean),
      phones: [client.phone ?? ''].filter(Boolean),
    },
    dateOfBirth: client.dateOfBirth ? calendarDate(client.dateOfBirth) : null,
    consultantNames: [consultant.name],
    practiceNames: consultant.practice ? [consultant.practice.name] : [],
  }
}
