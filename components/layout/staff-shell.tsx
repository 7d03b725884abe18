import clsx from 'clsx'
import { Menu, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { SearchControl } from '@/components/search/search-control'
import { Flame } from '@/components/ui/flame'
import { AccountEntries, AccountMenu } from './account-menu'
import { Logo } from './logo'
import type { NavItem, ShellActions, ShellPerson } from './nav'
import { NavLink } from './nav-link'
import type { Theme } from './theme'

type Props = {
  person: ShellPerson
  nav: readonly NavItem[]
  /** The role's first page, where the logo leads. */
  home: string
  theme: Theme
  actions: ShellActions
  /** Where Search leads; without it there is none. */
  search?: string
  /** Practice staff: the switch Acting for. */
  actingFor?: ReactNode
  children: ReactNode
}

/** Navigation at the left on canvas, the page as one white sheet; an icon rail below 1280 px, a bar at the bottom below 768. */
export function StaffShell({ person, nav, home, theme, actions, search, actingFor, children }: Props) {
  return (
    <div className="staff-shell">
      <header className="shell-side">
        <Logo href={home} className="h-8 pl-2.5" />
        {search && <SearchControl href={search} />}
        {actingFor && <div className="shell-label">{actingFor}</div>}
        <nav aria-label="Main" className="shell-nav">
          {nav.map((item) => (
            <SideLink key={item.href} item={item} />
          ))}
        </nav>
        <div className="mt-auto border-t border-line pt-2">
          <AccountMenu id="account" placement="rail" {...{ person, theme, actions }} />
        </div>
      </header>
      <main id="content" tabIndex={-1} className="shell-sheet">
        {children}
      </main>
      <BottomBar {...{ person, nav, theme, actions, search, actingFor }} />
    </div>
  )
}

function SideLink({ item }: { item: NavItem }) {
  return (
    <>
      {item.apart && <hr className="mx-2.5 my-2 border-line" />}
      <NavLink href={item.href} also={item.also} only={item.only} className="shell-link">
        {item.icon}
        <span className="shell-tip min-w-0 flex-1 truncate xl:leading-4 xl:whitespace-normal">{item.label}</span>
        <Needs item={item} />
      </NavLink>
    </>
  )
}

function Needs({ item, className }: { item: NavItem; className?: string }) {
  if (!item.flame) return null
  return (
    <span className={clsx('shell-needs flex items-center gap-1.5', className)}>
      <Flame size={17} />
      {item.count !== undefined && <span className="shell-count font-semibold text-ink">{item.count}</span>}
    </span>
  )
}

/** How many entries fit beside More. */
const inBar = 3

function BottomBar({ person, nav, theme, actions, search, actingFor }: Omit<Props, 'home' | 'children'>) {
  return (
    <nav aria-label="Main, short" className="shell-bar">
      {nav.slice(0, inBar).map((item) => (
        <NavLink key={item.href} href={item.href} also={item.also} only={item.only} className="shell-bar-link">
          {item.icon}
          <span>{item.label}</span>
          <Needs item={item} className="absolute top-1 right-1/2 -mr-7 [&_.shell-count]:sr-only" />
        </NavLink>
      ))}
      <button type="button" popoverTarget="more" className="shell-bar-link">
        <Menu />
        More
        {nav.slice(inBar).some(({ flame }) => flame) && (
          <span className="absolute top-1 right-1/2 -mr-7">
            <Flame size={17} />
          </span>
        )}
      </button>
      <div id="more" popover="auto" className="shell-more rounded-t-xl bg-raised text-ink shadow-3">
        {actingFor && <div className="px-2.5 py-2">{actingFor}</div>}
        {search && (
          <NavLink href={search} className="shell-link min-h-12">
            <Search />
            <span className="flex-1">Search</span>
          </NavLink>
        )}
        {nav.slice(inBar).map((item) => (
          <NavLink key={item.href} href={item.href} also={item.also} only={item.only} className="shell-link min-h-12">
            {item.icon}
            <span className="flex-1">{item.label}</span>
            <Needs item={item} />
          </NavLink>
        ))}
        <div className="mt-1 border-t border-line pt-2">
          <AccountEntries {...{ person, theme, actions }} />
        </div>
      </div>
    </nav>
  )
}
