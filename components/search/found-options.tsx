import clsx from 'clsx'
import type { MouseEvent } from 'react'
import type { FoundGroup } from '@/lib/search/found'

export const optionId = (list: string, at: number): string => `${list}-${at}`

type Props = {
  id: string
  groups: readonly FoundGroup[]
  /** The place of the chosen one in all that was found. */
  at: number
  open: (href: string) => void
}

/** What was found as options of the field above, which keeps the focus; each is a link all the same. */
export function FoundOptions({ id, groups, at, open }: Props) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    open(event.currentTarget.pathname)
  }
  return (
    <div id={id} role="listbox" aria-label="Found" className="border-t border-line px-2 pb-2">
      {groups.map(({ title, found }, group) => {
        const before = groups.slice(0, group).reduce((sum, one) => sum + one.found.length, 0)
        return (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields.
          <div key={title} role="group" aria-labelledby={`${id} ${title}`.replaceAll(' ', '-')}>
            <p id={`${id} ${title}`.replaceAll(' ', '-')} className="px-3 pt-3 pb-1 text-sm text-ink-3">
              {title}
            </p>
            {found.map((one, index) => (
              <a
                key={one.href}
                id={optionId(id, before + index)}
                role="option"
                aria-selected={before + index === at}
                tabIndex={-1}
                href={one.href}
                onClick={follow}
                className={clsx(
                  'flex min-h-10 flex-wrap content-center items-baseline gap-x-3 rounded-sm px-3 py-2 max-md:min-h-12',
                  before + index === at ? 'bg-petrol-tint text-petrol' : 'hover:bg-slate-tint',
                )}
              >
                <span className="reference">{one.title}</span>
                <span className={clsx('min-w-0', before + index === at ? '' : 'text-ink-2')}>{one.line}</span>
              </a>
            ))}
          </div>
        )
      })}
    </div>
  )
}
