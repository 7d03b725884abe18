import type { ReactNode } from 'react'
import { AccountMenu } from './account-menu'
import { Logo } from './logo'
import type { NavItem, ShellActions, ShellPerson } from './nav'
import { NavLink } from './nav-link'
import type { Theme } from './theme'

type Props = {
  organisation: string
  person: ShellPerson
  nav: readonly Omit<NavItem, 'icon'>[]
  home: string
  theme: Theme
  actions: ShellActions
  children: ReactNode
}

/** The reviewer's house: a white bar of 64 px and one column of at most 1200 px. Nothing in it comes from a client's record. */
export function ReviewerShell({ organisation, person, nav, home, theme, actions, children }: Props) {
  return (
    <div className="reviewer-shell min-h-dvh">
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex h-16 max-w-[1200px] items-center gap-4 px-6 max-md:h-14 max-md:gap-2 max-md:px-4">
          <Logo href={home} className="max-md:[&_.logo-word]:sr-only" />
          <span className="truncate border-l border-line-strong pl-4 text-md text-ink-2 max-md:border-0 max-md:pl-0 max-md:font-semibold">
            {organisation}
          </span>
          <nav aria-label="Main" className="reviewer-nav">
            {nav.map((item) => (
              <NavLink key={item.href} href={item.href} also={item.also} className="reviewer-link">
                {item.label}
              </NavLink>
            ))}
          </nav>
          <div className="ml-auto shrink-0">
            <AccountMenu id="account" placement="bar" {...{ person, theme, actions }} />
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto max-w-[1200px] px-6 pb-12 max-md:px-4 max-md:pb-24">
        {children}
      </main>
    </div>
  )
}
