/** Every address of the portal, so that no link is spelt by hand. */
export const paths = {
  /** `kept` says that what was typed there waits for whoever signs in. */
  signIn: (returnTo?: string, kept?: 'kept') => withQuery('/sign-in', { to: returnTo, kept }),
  /** The second factor, after the password; setting one up, where there is none yet. */
  secondFactor: (query: Record<string, string | undefined> = {}) => withQuery('/sign-in/code', query),
  factorSetUp: (query: Record<string, string | undefined> = {}) => withQuery('/sign-in/set-up', query),
  forgottenPassword: () => '/new-password',
  /** What links in mails lead to: whoever knows the token, once. */
  invitation: (token: string) => `/invitation/${token}`,
  newPassword: (token: string) => `/new-password/${token}`,
  newEmail: (token: string) => `/new-email/${token}`,
  /** One's own password, address, second factors and sign-ins. */
  account: (query: Record<string, string | undefined> = {}) => withQuery('/account', query),
  accountPassword: () => '/account/password',
  accountEmail: () => '/account/email',
  accountApp: () => '/account/app',
  accountPasskeys: () => '/account/passkeys',
  accountRecoveryCodes: () => '/account/recovery-codes',
  /** To prove once more who one is, and then to go on. */
  proof: (to: string) => withQuery('/account/proof', { to }),
  staySignedIn: () => '/account/stay',
  calendar: (query: Record<string, string | undefined> = {}) => withQuery('/calendar', query),
  appointment: (appointment: string) => `/calendar/${appointment}`,
  /** To book an appointment, or to keep time of one's own free; on a day, at a time, for a case, where those are known. */
  newAppointment: (query: Record<string, string | undefined> = {}) => withQuery('/calendar/new', query),
  newBlock: (query: Record<string, string | undefined> = {}) => withQuery('/calendar/blocks/new', query),
  block: (block: string) => `/calendar/blocks/${block}`,
  time: (appointment: string, on?: string) => withQuery(`/calendar/${appointment}/time`, { on }),
  cancellation: (appointment: string) => `/calendar/${appointment}/cancellation`,
  noShow: (appointment: string) => `/calendar/${appointment}/no-show`,
  feed: (query: Record<string, string | undefined> = {}) => withQuery('/calendar/feed', query),
  /** What calendar apps read: whoever knows the token. */
  feedFile: (token: string) => `/api/calendar/${token}.ics`,
  clients: (query: Record<string, string | undefined> = {}) => withQuery('/clients', query),
  client: (client: string, tab?: string) => withQuery(`/clients/${client}`, { tab }),
  newCase: (client: string) => `/clients/${client}/cases/new`,
  casesWithoutConsultant: () => '/cases',
  case: (assistCase: string) => `/cases/${assistCase}`,
  closing: (assistCase: string) => `/cases/${assistCase}/closing`,
  selectConsultant: (assistCase: string) => `/cases/${assistCase}/consultant`,
  task: (assistCase: string, task: string) => `/cases/${assistCase}/tasks/${task}`,
  newRequest: (assistCase: string, again?: string) => withQuery(`/cases/${assistCase}/requests/new`, { again }),
  requests: (query: Record<string, string | undefined> = {}) => withQuery('/requests', query),
  request: (request: string, query: Record<string, string | undefined> = {}) =>
    withQuery(`/requests/${request}`, query),
  furtherDetails: (request: string) => `/requests/${request}/further-details`,
  answer: (request: string) => `/requests/${request}/answer`,
  withdrawal: (request: string) => `/requests/${request}/withdrawal`,
  heldSlot: (request: string) => `/requests/${request}/held-slot`,
  search: (query: Record<string, string | undefined> = {}) => withQuery('/search', query),
  reviews: (query: Record<string, string | undefined> = {}) => withQuery('/reviews', query),
  review: (request: string) => `/reviews/${request}`,
  approvals: (query: Record<string, string | undefined> = {}) => withQuery('/approvals', query),
  approval: (request: string) => `/approvals/${request}`,
  admin: () => '/admin',
  mails: (query: Record<string, string | undefined> = {}) => withQuery('/admin/mail', query),
  mail: (mail: string, query: Record<string, string | undefined> = {}) => withQuery(`/admin/mail/${mail}`, query),
  people: (query: Record<string, string | undefined> = {}) => withQuery('/admin/people', query),
  newPerson: (query: Record<string, string | undefined> = {}) => withQuery('/admin/people/new', query),
  person: (person: string, query: Record<string, string | undefined> = {}) =>
    withQuery(`/admin/people/${person}`, query),
  practice: (practice: string, query: Record<string, string | undefined> = {}) =>
    withQuery(`/admin/practices/${practice}`, query),
  organisations: (query: Record<string, string | undefined> = {}) => withQuery('/admin/organisations', query),
  organisation: (organisation: string, query: Record<string, string | undefined> = {}) =>
    withQuery(`/admin/organisations/${organisation}`, query),
  holidays: (query: Record<string, string | undefined> = {}) => withQuery('/admin/holidays', query),
  newHoliday: (query: Record<string, string | undefined> = {}) => withQuery('/admin/holidays/new', query),
  holiday: (holiday: string) => `/admin/holidays/${holiday}`,
  /** Who could have seen it: a client or a person, between two dates. */
  access: (query: Record<string, string | undefined> = {}) => withQuery('/admin/history', query),
  accessFile: (query: Record<string, string | undefined> = {}) => withQuery('/admin/history/export', query),
  adminStatistics: (query: Record<string, string | undefined> = {}) => withQuery('/admin/statistics', query),
  statistics: (query: Record<string, string | undefined> = {}) => withQuery('/statistics', query),
  guides: () => '/guides',
  help: () => '/help',
} as const

function withQuery(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return given.length ? `${path}?${new URLSearchParams(given)}` : path
}
