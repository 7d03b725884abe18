'use client'

import { type ReactNode, useId, useRef } from 'react'
import { Button, type ButtonLook } from './button'

type Props = {
  /** Words and look of the button that opens it. */
  trigger: ReactNode
  triggerLook?: ButtonLook
  title: string
  sentence?: ReactNode
  /** Words of the least harmful button, which closes it and has the focus first. */
  keep: string
  /** Fields, if any; inside the form where `action` is given. */
  children?: ReactNode
  /** The last step: a SubmitButton of the form, or any button. */
  confirm: ReactNode
  action?: (form: FormData) => void
}

/**
 * A question before something that cannot be undone, as a native dialog: it traps the focus, closes on Escape and gives the
 * focus back. At most 480 px, two buttons at the right.
 */
export function Dialog({ trigger, triggerLook, title, sentence, keep, children, confirm, action }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const open = () => {
    dialog.current?.showModal()
    dialog.current?.querySelector<HTMLElement>('[data-keep]')?.focus()
  }
  return (
    <>
      <Button {...triggerLook} aria-haspopup="dialog" onClick={open}>
        {trigger}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby={`${id}-title`}
        aria-describedby={sentence ? `${id}-sentence` : undefined}
        className="opens m-auto w-[calc(100%-2rem)] max-w-[480px] rounded-lg border border-line-strong bg-raised p-6 text-ink shadow-3 backdrop:bg-scrim"
      >
        <form action={action}>
          <h2 id={`${id}-title`} className="text-lg">
            {title}
          </h2>
          {sentence && (
            <p id={`${id}-sentence`} className="mt-1 text-ink-2">
              {sentence}
            </p>
          )}
          {children && <div className="mt-4 space-y-4">{children}</div>}
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <Button data-keep onClick={() => dialog.current?.close()}>
              {keep}
            </Button>
            {confirm}
          </div>
        </form>
      </dialog>
    </>
  )
}
