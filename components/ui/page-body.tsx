import clsx from 'clsx'
import type { ReactNode } from 'react'

type Props = {
  /** The side column: 380 to 432 px, 340 below 1280, under the main one below 1024. */
  side?: ReactNode
  sideName?: string
  /** A form column of at most 660 px beside a wider side. */
  form?: boolean
  /** The side column stays in view while the page scrolls, from 1024 on. */
  stickySide?: boolean
  children: ReactNode
}

/** The ground behind the cards of a page: one column, or two. */
export function PageBody({ side, sideName, form = false, stickySide = false, children }: Props) {
  const main = <div className="min-w-0 space-y-4 max-md:space-y-3">{children}</div>
  if (!side) return <div className="p-6 max-md:px-4 max-md:py-3">{main}</div>
  return (
    <div
      className={clsx(
        'grid items-start gap-4 p-6 max-md:gap-3 max-md:px-4 max-md:py-3',
        form
          ? 'justify-center lg:grid-cols-[minmax(0,660px)_340px] xl:grid-cols-[minmax(0,660px)_432px] xl:gap-6'
          : 'lg:grid-cols-[minmax(0,1fr)_340px] xl:grid-cols-[minmax(0,1fr)_380px]',
      )}
    >
      {main}
      <aside
        aria-label={sideName ?? 'Beside the page'}
        className={clsx('min-w-0 space-y-4 max-md:space-y-3', stickySide && 'lg:sticky lg:top-6')}
      >
        {side}
      </aside>
    </div>
  )
}
