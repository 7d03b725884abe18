import { shortName } from '@/lib/clients/client'
import type { withdrawableOf } from '@/lib/requests/queries'

type Withdrawable = NonNullable<Awaited<ReturnType<typeof withdrawableOf>>>

/** What withdrawing this request means, before it is done. */
export function withdrawalWords({ status, sessionsAsked, client, organisation }: Withdrawable): string {
  if (status === 'draft')
    return `This draft for ${shortName(client)} is closed. Nobody is told, because nobody has seen it.`
  const asked = `${sessionsAsked} ${sessionsAsked === 1 ? 'session' : 'sessions'}`
  const told = status.startsWith('organisation_') ? ` ${organisation.name} is told that no decision is needed.` : ''
  return `The request for ${asked} for ${shortName(client)} ends without a decision, and this cannot be undone.${told} You can make a new request afterwards.`
}
