import type { NextRequest } from 'next/server'
import { accessFile } from '@/components/admin/access-file'
import { now } from '@/lib/clock'
import { dateInZone } from '@/lib/clocks/calendar-date'
import { accessRows, askedBy } from '@/lib/history/access'
import { accessPeriod, accessSearchSchema } from '@/lib/history/schema'
import { recordAccess } from '@/lib/history/view'
import { paths } from '@/lib/paths'
import { requireAdministrator, requireRecentProof } from '@/lib/sign-in/gates'

export const dynamic = 'force-dynamic'

/** Rows that are read at once. */
const part = 2_000

const encoder = new TextEncoder()
const streamOf = (lines: AsyncGenerator<string>) =>
  new ReadableStream<Uint8Array>({
    async pull(stream) {
      const { value, done } = await lines.next()
      if (done) stream.close()
      else stream.enqueue(encoder.encode(value))
    },
  })

/** *Who could have seen it* as a file, for an administrator who proved lately who they are. */
export async function GET({ nextUrl }: NextRequest) {
  const administrator = await requireAdministrator()
  const query = Object.fromEntries(nextUrl.searchParams)
  const { timeZone: zone } = await requireRecentProof(paths.accessFile(query))
  const search = accessSearchSchema.parse(query)
  const today = dateInZone(now(), zone)
  const asked = askedBy(search, accessPeriod(search, today), zone)
  if (!asked) return new Response('Name a client or a person, and two days.\n', { status: 400 })
  recordAccess(administrator, asked, true)
  const lines = accessFile((after) => accessRows(administrator, { ...asked, after }, part), zone)
  return new Response(streamOf(lines), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="history-${today}.csv"`,
      'cache-control': 'private, no-store',
    },
  })
}
