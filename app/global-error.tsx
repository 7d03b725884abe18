'use client'

import { ErrorScreen } from '@/components/layout/error-screen'
import { fontClasses } from '@/components/layout/font'
import './globals.css'

/** The last resort: the root layout itself failed, so this brings its own document. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en-AU" data-theme="system" className={fontClasses}>
      <body>
        <title>Phoenix</title>
        <main id="content" className="grid min-h-dvh">
          <ErrorScreen error={error} retry={retry} />
        </main>
      </body>
    </html>
  )
}
