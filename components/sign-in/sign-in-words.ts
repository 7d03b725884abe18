import { dateAndTime } from '@/lib/clocks/calendar-date'
import { factorWords } from '@/lib/history/people-words'
import { deviceWords } from '@/lib/sign-in/device'
import type { SignInShown } from './sign-ins-card'

type SignIn = {
  id: string
  userAgent: string
  address: string
  factor: string | null
  createdAt: Date
  lastSeenAt: Date
  thisOne: boolean
}

/** A sign-in in words: the device, by which factor, from where, since when, and when it was seen last. */
export function signInShown(signIn: SignIn, zone: string): SignInShown {
  const { id, userAgent, address, factor, createdAt, lastSeenAt, thisOne } = signIn
  const facts = [
    factorWords[factor ?? ''] ?? '',
    address && `From ${address}`,
    `Since ${dateAndTime(createdAt, zone)}`,
    `Last seen ${dateAndTime(lastSeenAt, zone)}`,
  ]
  return { id, thisOne, device: deviceWords(userAgent), facts: facts.filter(Boolean) }
}
