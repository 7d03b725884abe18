import type { ComponentType } from 'react'
import type { Find } from '@/lib/search/found'

export type KeysProps = {
  /** Whether single keys do something; Ctrl K always does. */
  single: boolean
  /** Whether the viewer has a calendar, which has keys of its own. */
  calendar: boolean
  /** Left out where a role has nothing to search. */
  find?: Find
  choose: (form: FormData) => void | Promise<void>
}

/** What a dialog over the page gets, and the module that has one: loaded when it is asked for. */
export type DialogProps = KeysProps & { close: () => void }
export type Over = { Dialog: ComponentType<DialogProps> }
