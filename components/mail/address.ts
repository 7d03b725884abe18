import type { MailSearch } from '@/lib/mail/schema'
import { paths } from '@/lib/paths'

/** The address of the list in another state: a change of search or filter begins at the newest mail again. */
export const mailAddress = (search: MailSearch, change: Partial<MailSearch> = {}): string =>
  paths.mails({ ...search, after: undefined, before: undefined, ...change })

/** Whether it shows all mails from the newest on. */
export const isWhole = ({ q, state, event, after, before }: MailSearch): boolean =>
  !q && !state && !event && !after && !before
