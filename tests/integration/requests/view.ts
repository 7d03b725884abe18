import { requestView } from '@/components/requests/request-view'
import type { Consultant } from '@/lib/people/person'
import { requestOf } from '@/lib/requests/queries'

/** A request as its page shows it at an instant. */
export async function viewOf(of: Consultant, number: string, at: Date) {
  const read = await requestOf(of, number)
  if (!read) throw new Error(`${number} is not found.`)
  return requestView(read, of, at)
}
