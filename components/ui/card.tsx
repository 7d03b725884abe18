import clsx from 'clsx'
import { type ReactNode, useId } from 'react'

type Props = {
  title?: ReactNode
  /** Beside the title, for example a date range. */
  line?: ReactNode
  /** At the right of the title: a link, a count, a tag. */
  aside?: ReactNode
  /** Ground of the head and border, for what needs the viewer or what was granted. */
  tone?: 'plain' | 'ember' | 'green' | 'decision' | 'dashed'
  /** No padding, for tables and lists that reach the edges. */
  flush?: boolean
  className?: string
  id?: string
  children?: ReactNode
}

const tones = {
  plain: 'border-line',
  ember: 'border-ember-line',
  green: 'border-green-line',
  decision: 'border-line shadow-2',
  dashed: 'border-dashed border-control bg-transparent',
}

/** A white card; with a title it is a section named by it. */
export function Card({ title, line, aside, tone = 'plain', flush = false, className, id, children }: Props) {
  const name = useId()
  const ember = tone === 'ember'
  return (
    <section
      id={id}
      aria-labelledby={title ? name : undefined}
      className={clsx(
        'rounded-lg border bg-surface max-md:rounded-lg',
        ember && 'overflow-hidden',
        tones[tone],
        className,
      )}
    >
      {title && (
        <div
          className={clsx(
            'flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-5 max-md:px-4',
            ember ? 'border-b border-ember-line bg-ember-tint py-3.5' : 'pt-4.5 pb-2',
          )}
        >
          <div className="flex min-w-0 flex-wrap items-baseline gap-x-3">
            <h2 id={name} className={clsx(tone === 'decision' ? 'text-xl' : 'text-md font-title')}>
              {title}
            </h2>
            {line && <span className={clsx(ember ? 'text-ink-2' : 'text-sm text-ink-3')}>{line}</span>}
          </div>
          {aside && <div className={clsx('max-w-full', ember ? 'text-ink-2' : 'text-ink-3')}>{aside}</div>}
        </div>
      )}
      <div
        className={clsx(
          !flush && 'px-5 pb-5 max-md:px-4 max-md:pb-4',
          !flush && (!title || ember) && 'pt-5 max-md:pt-4',
          flush && 'md:[&_:is(td,th):first-child]:pl-5 md:[&_:is(td,th):last-child]:pr-5',
        )}
      >
        {children}
      </div>
    </section>
  )
}
