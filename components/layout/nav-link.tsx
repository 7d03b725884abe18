'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { isUnder, type NavItem } from './nav'

type Props = Pick<NavItem, 'href' | 'also' | 'only'> & { className: string; children: ReactNode }

/** A link that knows whether one is there. In the More sheet it closes the sheet; Escape closes its tooltip in the rail. */
export function NavLink({ href, also, only, className, children }: Props) {
  const pathname = usePathname()
  return (
    <Link
      href={href}
      aria-current={isUnder(pathname, { href, also, only }) ? 'page' : undefined}
      className={className}
      onClick={(event) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.setAttribute('data-quiet', '')}
      onBlur={(event) => event.currentTarget.removeAttribute('data-quiet')}
      onMouseEnter={(event) => event.currentTarget.removeAttribute('data-quiet')}
    >
      {children}
    </Link>
  )
}
