import ICAL from 'ical.js'
import { expect } from 'vitest'
import { makeFeed } from '@/lib/calendar/make-feed'
import { readFeed } from '@/lib/calendar/read-feed'
import type { Consultant } from '@/lib/people/person'
import { done, noon } from '@/tests/support/world'

/** A new feed's token, the secret part of its address. */
export async function newToken(
  of: Consultant,
  { detail = 'manner', instead = false }: Partial<Parameters<typeof makeFeed>[1]> = {},
): Promise<string> {
  const { address } = done(await makeFeed(of, { detail, instead }, noon))
  return /^https?:\/\/[^/]+\/api\/calendar\/([\w-]{43})\.ics$/.exec(address)?.[1] ?? ''
}

/** The file behind a token, which must be there. */
export async function fileOf(token: string, at = noon): Promise<string> {
  const file = await readFeed(token, at)
  expect(file, 'the address answers').not.toBeNull()
  return file ?? ''
}

/** A file as another library reads it: its entries, by time. */
export function entriesOf(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file))
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, summary, startDate, endDate, sequence } = new ICAL.Event(component)
    const words = (name: string) => component.getFirstPropertyValue(name)?.toString()
    const [starts, ends] = [startDate.toJSDate(), endDate.toJSDate()]
    return { uid, summary, sequence, starts, ends, status: words('status'), transparency: words('transp') }
  })
}

/** The entries behind a token. */
export const readBack = async (token: string, at = noon) => entriesOf(await fileOf(token, at))
