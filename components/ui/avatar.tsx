import clsx from 'clsx'

const sizes = { small: 'size-8 text-xs', medium: 'size-10 text-base', large: 'size-11 text-md' }

/** Initials of a name that stands beside it; says nothing itself. */
export function Avatar({ name, size = 'small' }: { name: string; size?: keyof typeof sizes }) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        'inline-grid shrink-0 place-items-center rounded-full bg-petrol-tint-2 font-semibold text-petrol',
        sizes[size],
      )}
    >
      {initials(name)}
    </span>
  )
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  const first = words[0]?.[0] ?? ''
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''
  return (first + last).toUpperCase()
}
