'use server'

import type { FoundGroup } from '@/lib/search/found'
import { foundBy } from '@/lib/search/queries'
import { searchSchema } from '@/lib/search/schema'
import { asSearcher } from '@/lib/sign-in/gated'
import { signedIn } from '@/lib/sign-in/gates'

/** What the viewer finds for what they typed, whatever was sent; null where they were signed out meanwhile. */
export async function find(sent: unknown): Promise<readonly FoundGroup[] | null> {
  const now = await signedIn()
  if (!now) return null
  const viewer = asSearcher(now.person, now.actingFor)
  return viewer ? foundBy(viewer, searchSchema.parse({ q: sent }).q) : []
}
