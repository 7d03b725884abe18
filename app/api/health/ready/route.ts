import { readiness } from '@/lib/readiness'

export const dynamic = 'force-dynamic'

/** 200 while the process may be sent requests; otherwise 503 and what is missing. */
export async function GET() {
  const { ready, ...said } = await readiness()
  return Response.json(said, { status: ready ? 200 : 503 })
}
