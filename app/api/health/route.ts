import { db } from '@/lib/db'

export const dynamic = 'force-dynamic'

/** 200 while the portal answers and its database does; 503 while the database is away. */
export async function GET() {
  const answers = await db.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  )
  return Response.json({ database: answers ? 'answers' : 'away' }, { status: answers ? 200 : 503 })
}
