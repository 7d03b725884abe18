import { readFeed } from '@/lib/calendar/read-feed'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ token: string }> }

/** A calendar feed. Its address is the whole key: no sign-in, no cookie. Every other address gets one and the same answer. */
export async function GET(_: Request, { params }: Context) {
  const { token } = await params
  const file = await readFeed(token.replace(/\.ics$/, ''))
  const headers = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' }
  if (file === null)
    return new Response('There is no such calendar.\n', {
      status: 404,
      headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
    })
  return new Response(file, {
    headers: {
      ...{ ...headers, 'content-type': 'text/calendar; charset=utf-8' },
      'content-disposition': 'inline; filename="calendar.ics"',
    },
  })
}
