import clsx from 'clsx'

/** The flame itself, in the colour of its text. */
export function FlameGlyph({ className = 'size-3.5' }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true" className={clsx('shrink-0', className)}>
      <path d="M8.5 14.5A2.5 2.5 0 0 0 11 12c0-1.38-.5-2-1-3-1.07-2.14-.22-4.05 2-6 .5 2.5 2 4.9 4 6.5s3 3.5 3 5.5a7 7 0 1 1-14 0c0-1.15.43-2.29 1-3a2.5 2.5 0 0 0 2.5 2.5z" />
    </svg>
  )
}

const sizes = { 17: 'size-[17px] rounded-[5px]', 22: 'size-[22px] rounded-[6px]', 30: 'size-[30px] rounded-lg' }
const glyphs = { 17: 'size-[11px]', 22: 'size-3.5', 30: 'size-[19px]' }

type Props = {
  size?: 17 | 22 | 30
  /** Where the words beside it already say so. */
  decorative?: boolean
  className?: string
}

/** Black flame on ember: this needs you. Only for what this viewer can act on, or what crosses the threshold. */
export function Flame({ size = 22, decorative = false, className }: Props) {
  const name = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': 'Needs you' }
  return (
    <span
      {...name}
      className={clsx('inline-grid shrink-0 place-items-center bg-ember text-on-ember', sizes[size], className)}
    >
      <FlameGlyph className={glyphs[size]} />
    </span>
  )
}
