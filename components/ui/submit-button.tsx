'use client'

import { LoaderCircle } from 'lucide-react'
import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { type ButtonLook, buttonClasses } from './button'

type Props = ButtonLook & Omit<ComponentProps<'button'>, 'type'>

/**
 * Sends its form. While that works the label stays, a spinner comes before it, and a second press does nothing. With name
 * and value the spinner shows only on the button that was pressed.
 */
export function SubmitButton({ variant = 'primary', size, square, className, children, onClick, ...rest }: Props) {
  const { pending, data } = useFormStatus()
  const mine = pending && (!rest.name || data?.get(rest.name) === rest.value)
  return (
    <button
      {...rest}
      type="submit"
      aria-disabled={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
      className={buttonClasses({ variant, size, square, className })}
    >
      {mine && <Spinner />}
      {children}
    </button>
  )
}

/** Turns; with reduced motion it is the word instead (design §8). */
export function Spinner() {
  return (
    <>
      <LoaderCircle className="animate-spin motion-reduce:hidden" />
      <span className="hidden motion-reduce:inline">Working:</span>
    </>
  )
}
