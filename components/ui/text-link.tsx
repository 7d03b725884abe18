import clsx from 'clsx'
import Link from 'next/link'
import type { ComponentProps } from 'react'

type Props = ComponentProps<typeof Link> & {
  /** References and case numbers: weight 600, never broken. */
  reference?: boolean
  /** Covers the row or card it stands in, which must be `relative`. */
  coversRow?: boolean
}

export const linkClasses =
  'font-medium text-petrol underline decoration-petrol-line underline-offset-[3px] hover:decoration-petrol'

/** Petrol, underlined at all times. */
export function TextLink({ reference, coversRow, className, ...rest }: Props) {
  return (
    <Link {...rest} className={clsx(linkClasses, reference && 'reference', coversRow && 'covers-row', className)} />
  )
}
