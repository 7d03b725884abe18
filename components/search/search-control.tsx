import { Search } from 'lucide-react'

/** Search, in the navigation: a link that works without scripts, and opens over the page with them. */
export function SearchControl({ href }: { href: string }) {
  return (
    <a
      href={href}
      data-key="/"
      aria-keyshortcuts="Control+K"
      className="shell-link border-control bg-surface hover:border-control"
    >
      <Search />
      <span className="shell-tip min-w-0 flex-1">Search</span>
      <span aria-hidden="true" className="key max-xl:hidden">
        Ctrl K
      </span>
    </a>
  )
}
