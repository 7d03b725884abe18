import clsx from 'clsx'

export type ButtonLook = {
  /** One primary per view; danger-fill only as the last step of a decline or a withdrawal. */
  variant?: 'primary' | 'secondary' | 'quiet' | 'text' | 'danger' | 'danger-fill'
  /** 30, 36 or 44 px high. */
  size?: 'small' | 'medium' | 'large'
  /** Square, for a button that holds only an icon; give it an aria-label. */
  square?: boolean
  className?: string
}

const variants = {
  primary: 'bg-petrol-fill text-on-petrol hover:bg-petrol-fill-hover',
  secondary: 'border border-control bg-surface text-ink hover:bg-slate-tint',
  quiet: 'text-ink-2 hover:bg-slate-tint',
  text: 'text-petrol hover:bg-petrol-tint',
  danger: 'border border-crimson bg-surface text-crimson hover:bg-crimson-tint',
  'danger-fill': 'bg-crimson-fill text-on-crimson hover:brightness-90 dark:hover:brightness-110',
}

const sizes = {
  small: 'h-[30px] text-sm px-2.5 max-md:h-11',
  medium: 'h-9 text-base px-3.5 max-md:h-11',
  large: 'h-11 text-md px-5',
}

const squares = { small: 'w-[30px] px-0 max-md:w-11', medium: 'w-9 px-0 max-md:w-11', large: 'w-11 px-0' }

/** The look of a button, for anything that must look like one. */
export function buttonClasses({
  variant = 'secondary',
  size = 'medium',
  square = false,
  className,
}: ButtonLook = {}): string {
  return clsx(
    'inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-semibold whitespace-nowrap transition-colors',
    'disabled:border-transparent disabled:bg-slate-tint disabled:text-slate disabled:hover:bg-slate-tint',
    variants[variant],
    sizes[size],
    square && squares[size],
    className,
  )
}
