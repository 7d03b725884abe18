import type { ReactNode } from 'react'

/** One entry of a navigation. */
export type NavItem = {
  href: string
  label: string
  /** A lucide icon, as an element. */
  icon: ReactNode
  /** Something there needs the viewer, and how much. */
  flame?: boolean
  count?: number
  /** Other paths that belong to it; one that ends with a slash is for what lies under it, for example /cases/ to My Clients. */
  also?: readonly string[]
  /** Its own page alone: what lies under that belongs to another entry. */
  only?: boolean
  /** A hairline above it. */
  apart?: boolean
}

/** Who is signed in, as the shells show it. */
export type ShellPerson = {
  name: string
  title: string
  /** Whether single keys do something; left out where no page has any. */
  shortcuts?: boolean
}

/** Server actions that the shells send forms to; `chooseTheme` reads the field `theme`, `chooseShortcuts` the field `shortcuts`. */
export type ShellActions = {
  signOut: (form: FormData) => void | Promise<void>
  chooseTheme: (form: FormData) => void | Promise<void>
  chooseShortcuts: (form: FormData) => void | Promise<void>
}

/** Whether a path lies under a navigation entry. */
export function isUnder(pathname: string, { href, also = [], only }: Pick<NavItem, 'href' | 'also' | 'only'>): boolean {
  const bare = href.split('?')[0] ?? href
  if (only) return pathname === bare
  return [bare, ...also].some((start) => pathname === start || pathname.startsWith(start.replace(/\/?$/, '/')))
}
