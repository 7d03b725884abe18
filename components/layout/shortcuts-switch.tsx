import clsx from 'clsx'
import { Keyboard } from 'lucide-react'

type Props = { single: boolean; choose: (form: FormData) => void | Promise<void>; className?: string }

/** Switches single keys on and off for the person (WCAG 2.1.4). */
export function ShortcutsSwitch({ single, choose, className }: Props) {
  return (
    <form action={choose} className={className}>
      <button
        type="submit"
        role="switch"
        aria-checked={single}
        name="shortcuts"
        value={single ? 'off' : 'on'}
        className="flex min-h-9 w-full items-center gap-2.5 rounded-sm px-2.5 text-left font-medium hover:bg-petrol-tint hover:text-petrol max-md:min-h-12"
      >
        <Keyboard className="text-ink-3" />
        Single-key shortcuts
        <span aria-hidden="true" className={clsx('ml-auto text-sm', single ? 'text-petrol' : 'text-ink-3')}>
          {single ? 'On' : 'Off'}
        </span>
      </button>
    </form>
  )
}
