import { db } from '@/lib/db'
import { textKeys } from '@/lib/text-at-rest/keys'
import { whyLost } from '@/lib/text-at-rest/proofs'

export const dynamic = 'force-dynamic'

/** 200 while the portal answers, its database does, and its keys open the texts there; otherwise 503 and which of them is missing. */
export async function GET() {
  const proofs = await db.textKey.findMany().catch(() => null)
  const lost = proofs !== null && whyLost(proofs, textKeys()) !== null
  const said = {
    database: proofs === null ? 'away' : 'answers',
    texts: proofs === null ? 'unknown' : lost ? 'closed' : 'open',
  }
  return Response.json(said, { status: proofs === null || lost ? 503 : 200 })
}
