import clsx from 'clsx'
import { Check, CircleAlert, CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { Flame } from './flame'

type Props = {
  tone: 'information' | 'success' | 'ember' | 'failure'
  title?: ReactNode
  /** Instead of the icon of its tone. */
  icon?: ReactNode
  /** A note that was there all along says nothing by itself. */
  silent?: boolean
  /** The confirmation of a submit: takes the focus after the navigation. */
  focusFirst?: boolean
  className?: string
  children?: ReactNode
}

const grounds = {
  information: 'bg-petrol-tint',
  success: 'bg-green-tint',
  ember: 'bg-ember-tint',
  failure: 'bg-crimson-tint',
}
const icons = {
  information: <Check className="text-petrol" />,
  success: <CircleCheck className="text-green" />,
  ember: <Flame size={17} decorative />,
  failure: <CircleAlert className="text-crimson" />,
}

/** A sentence on its tint: announced when it comes, at once for a failure. With a title it is larger. */
export function Note({
  tone,
  title,
  icon = icons[tone],
  silent = false,
  focusFirst = false,
  className,
  children,
}: Props) {
  const role = silent ? undefined : tone === 'failure' ? 'alert' : 'status'
  return (
    <div
      role={role}
      data-focus-first={focusFirst || undefined}
      className={clsx(
        'flex gap-2.5 rounded-lg',
        title ? 'p-4 [&>.lucide]:size-[21px]' : 'px-3.5 py-3',
        '[&>*:first-child]:mt-0.5',
        grounds[tone],
        className,
      )}
    >
      {icon}
      <div className="min-w-0 flex-1">
        {title && <p className="text-md font-title">{title}</p>}
        {children && <div className="[&_a]:relative">{children}</div>}
      </div>
    </div>
  )
}
