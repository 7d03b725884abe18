import clsx from 'clsx'
import type { ComponentProps } from 'react'

type Search = { name: string; label: string; className?: string } & Omit<ComponentProps<'input'>, 'name'>

/** A search box with a lens; its label is only spoken, and is also the placeholder. */
export function SearchInput({ name, label, className, ...rest }: Search) {
  return (
    <div className={clsx('relative', className)}>
      <svg
        viewBox="0 0 24 24"
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 left-3.5 my-auto size-4 fill-none stroke-ink-3 stroke-[1.85]"
      >
        <circle cx="11" cy="11" r="8" />
        <path d="m21 21-4.3-4.3" strokeLinecap="round" />
      </svg>
      <input type="search" name={name} aria-label={label} placeholder={label} {...rest} className="control !pl-10" />
    </div>
  )
}
