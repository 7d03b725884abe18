import type { Metadata } from 'next'
import { NotFoundScreen } from '@/components/layout/not-found-screen'

export const metadata: Metadata = { title: 'Not found' }

/** An address outside every shell; the portal's own not-found stands inside the shell and knows the role's first page. */
export default function NotFound() {
  return (
    <main id="content" tabIndex={-1} className="grid min-h-dvh">
      <NotFoundScreen />
    </main>
  )
}
