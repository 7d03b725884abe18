import clsx from 'clsx'
import { type ReactNode, useEffect, useRef } from 'react'

type Props = {
  label: string
  /** Told when it was closed, however that was. */
  close: () => void
  className?: string
  /** What is in it; it gets the way to close. */
  children: (shut: () => void) => ReactNode
}

/** The browser's own dialog over the page: it keeps the focus in, Escape or a press beside it closes it, and the focus returns. */
export function OverPage({ label, close, className, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const shut = () => dialog.current?.close()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape, which the browser gives it, is the key.
    <dialog
      ref={dialog}
      aria-label={label}
      onClose={close}
      onClick={(event) => event.target === event.currentTarget && shut()}
      className={clsx(
        'opens mx-auto mt-[10dvh] mb-auto max-h-[80dvh] w-[calc(100%-32px)] max-md:mt-4 max-md:max-h-[calc(100dvh-32px)] overflow-y-auto rounded-lg border border-line-strong bg-raised p-0 text-ink shadow-3 backdrop:bg-scrim',
        className,
      )}
    >
      {children(shut)}
    </dialog>
  )
}
