'use client'

import { ErrorScreen } from '@/components/layout/error-screen'

/** Any page that failed. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main id="content" className="grid min-h-dvh">
      <ErrorScreen error={error} retry={retry} />
    </main>
  )
}
