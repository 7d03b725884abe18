'use client'

import clsx from 'clsx'
import { ChevronDown, EllipsisVertical } from 'lucide-react'
import Link from 'next/link'
import { useRef } from 'react'
import { choose, type MenuItem, Words } from './menu-items'

type Props = { items: readonly MenuItem[]; label: string; className: string }

/** The menu below 768 px: a sheet from the bottom, 48 px rows, submenus unfold in place. */
export function MenuSheet({ items, label, className }: Props) {
  const sheet = useRef<HTMLDialogElement>(null)
  const close = () => sheet.current?.close()
  return (
    <>
      <button
        type="button"
        aria-label={label}
        aria-haspopup="dialog"
        className={className}
        onClick={() => sheet.current?.showModal()}
      >
        <EllipsisVertical />
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a press beside the sheet closes it; the keyboard has Escape */}
      <dialog
        ref={sheet}
        aria-label={label}
        className="rises fixed inset-x-0 top-auto bottom-0 m-0 max-h-[85dvh] w-full max-w-none rounded-t-xl bg-raised px-3 pb-6 text-ink shadow-3 backdrop:bg-scrim"
        onClick={(event) => event.target === sheet.current && close()}
      >
        <span className="mx-auto mt-3 mb-2 block h-1 w-9 rounded-full bg-line-strong" />
        <p className="px-2 pb-1 text-sm text-ink-3">{label}</p>
        <ul>
          {items.map((item) => (
            <SheetRow key={item.label} item={item} close={close} />
          ))}
        </ul>
      </dialog>
    </>
  )
}

const row = 'flex min-h-12 w-full items-center gap-2.5 rounded-lg px-2.5 py-1.5 text-left text-md font-medium'

function SheetRow({ item, close }: { item: MenuItem; close: () => void }) {
  const apart = item.apart && 'mt-1.5 border-t border-line pt-1.5'
  if (item.items)
    return (
      <li className={clsx(apart)}>
        <details className="group/sub">
          <summary className={clsx(row, 'list-none group-open/sub:bg-petrol-tint group-open/sub:text-petrol')}>
            <Words item={item} />
            <ChevronDown className="ml-auto transition-transform group-open/sub:rotate-180" />
          </summary>
          <ul className="my-1 ml-6">
            {item.items.map((inner) => (
              <SheetRow key={inner.label} item={inner} close={close} />
            ))}
          </ul>
        </details>
      </li>
    )
  if (item.href)
    return (
      <li className={clsx(apart)}>
        <Link href={item.href} className={row} onClick={close}>
          <Words item={item} />
        </Link>
      </li>
    )
  return (
    <li className={clsx(apart)}>
      <button
        type="button"
        className={row}
        onClick={() => {
          close()
          choose(item)
        }}
      >
        <Words item={item} />
      </button>
    </li>
  )
}
