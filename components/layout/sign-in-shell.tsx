import type { ReactNode } from 'react'
import { Logo } from './logo'
import { Wing } from './wing'

/** The number that every way out of a problem names. */
export const userSupport = 'User Support 1300 975 707'

/** A form of 400 px in a column of 600, the wing at the right from 1024 px on; on a phone it stands above. */
export function SignInShell({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh bg-surface max-lg:grid-cols-[minmax(0,1fr)] max-lg:grid-rows-[auto_1fr] lg:grid-cols-[600px_1fr]">
      <aside
        aria-label="About Phoenix"
        className="relative overflow-hidden bg-panel text-on-panel max-lg:h-[168px] lg:sticky lg:top-0 lg:order-2 lg:h-dvh"
      >
        <Wing className="absolute inset-0 size-full max-lg:-top-[215px] max-lg:-right-[163px] max-lg:left-auto max-lg:h-[450px] max-lg:w-[420px]" />
        <Logo large inPanel className="absolute top-6 left-5 lg:hidden" />
        <div className="absolute inset-x-14 bottom-12 max-lg:hidden">
          <p className="text-4xl font-semibold">
            Ask for the sessions a client needs.
            <br />
            See where every request is.
          </p>
          <p className="mt-5 max-w-[540px] text-sm text-on-panel-2">
            We acknowledge the Traditional Custodians of the lands on which we work, and pay our respects to Elders past
            and present.
          </p>
        </div>
      </aside>
      <div className="flex flex-col px-5 py-7 sm:px-[88px] lg:py-10">
        <header className="max-lg:hidden">
          <Logo large />
        </header>
        <main id="content" tabIndex={-1} className="w-full max-w-[400px] lg:my-auto lg:py-12">
          {children}
        </main>
        <footer className="mt-auto pt-10 text-sm text-ink-3 lg:pt-0">{userSupport}</footer>
      </div>
    </div>
  )
}
