import type { ReactNode } from 'react'
import { Logo } from './logo'
import { userSupport } from './sign-in-shell'

type Props = { children: ReactNode /** The question that User Support answers. */; foot?: string }

/** One card in the middle of the page: a single step of coming in. */
export function CardShell({ children, foot }: Props) {
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] content-center justify-items-center gap-6 bg-canvas px-4 py-10">
      <header>
        <Logo large />
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="w-full max-w-[500px] rounded-sheet border border-line bg-surface p-10 shadow-2 max-md:p-6"
      >
        {children}
      </main>
      <footer className="text-sm text-ink-3">
        {foot && `${foot} `}
        {userSupport}
      </footer>
    </div>
  )
}
