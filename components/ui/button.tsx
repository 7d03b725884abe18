import Link from 'next/link'
import type { ComponentProps } from 'react'
import { type ButtonLook, buttonClasses } from './button-look'

export { type ButtonLook, buttonClasses }

/** A button that does something; labels are verb and object. */
export function Button({ variant, size, square, className, ...rest }: ButtonLook & ComponentProps<'button'>) {
  return <button type="button" {...rest} className={buttonClasses({ variant, size, square, className })} />
}

/** A link that looks like a button, for going somewhere. */
export function ButtonLink({ variant, size, square, className, ...rest }: ButtonLook & ComponentProps<typeof Link>) {
  return <Link {...rest} className={buttonClasses({ variant, size, square, className })} />
}
