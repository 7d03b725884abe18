import { useRouter } from 'next/navigation'
import { type FormEvent, type KeyboardEvent, useEffect, useId, useState } from 'react'
import type { DialogProps } from '@/components/layout/key-dialogs'
import { OverPage } from '@/components/ui/over-page'
import { SearchInput } from '@/components/ui/search-input'
import { paths } from '@/lib/paths'
import type { Find } from '@/lib/search/found'
import { FoundOptions, optionId } from './found-options'
import { useAnswer } from './use-answer'

/** Search over the page: what is found as one types, arrows to choose, Enter to open. */
export function Dialog({ find, close }: DialogProps) {
  if (!find) return null
  return (
    <OverPage label="Search" close={close} className="max-w-[600px]">
      {(shut) => <Box find={find} shut={shut} />}
    </OverPage>
  )
}

function Box({ find, shut }: { find: Find; shut: () => void }) {
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  /** Enter was pressed before the answer had come. */
  const [opens, setOpens] = useState(false)
  const router = useRouter()
  const list = useId()
  const { groups, words, isOf } = useAnswer(find, typed)
  const all = groups.flatMap(({ found }) => found)
  const [count, first] = [all.length, all[at]?.href]

  useEffect(() => {
    if (!opens || !isOf) return
    setOpens(false)
    if (first) open(first)
  })

  const open = (href: string) => {
    shut()
    router.push(href)
  }
  const type = (text: string) => {
    setTyped(text)
    setAt(0)
    setOpens(false)
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || count === 0) return
    event.preventDefault()
    const next = (at + step + count) % count
    setAt(next)
    document.getElementById(optionId(list, next))?.scrollIntoView({ block: 'nearest' })
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    setOpens(typed.trim() !== '')
  }
  return (
    <search>
      <form action={paths.search()} onSubmit={send} className="sticky top-0 z-1 bg-raised p-3">
        <SearchInput
          type="text"
          inputMode="search"
          enterKeyHint="go"
          autoComplete="off"
          name="q"
          label="Name, case, appointment or request"
          role="combobox"
          aria-expanded={count > 0}
          aria-controls={count > 0 ? list : undefined}
          aria-autocomplete="list"
          aria-activedescendant={count > 0 ? optionId(list, at) : undefined}
          value={typed}
          maxLength={100}
          onChange={({ currentTarget }) => type(currentTarget.value)}
          onKeyDown={press}
        />
      </form>
      <p role="status" className={words.shown ? 'px-5 pb-4 text-ink-2' : 'sr-only'}>
        {words.text}
      </p>
      {count > 0 && <FoundOptions id={list} groups={groups} at={at} open={open} />}
      <p className="border-t border-line px-5 py-2.5 text-sm text-ink-3 max-md:hidden">
        Arrows to choose, Enter to open, Esc to close
      </p>
    </search>
  )
}
