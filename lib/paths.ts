/** Every address of the portal, so that no link is spelt by hand. */
export const paths = {
  signIn: (returnTo?: string) => (returnTo ? `/sign-in?to=${encodeURIComponent(returnTo)}` : '/sign-in'),
  calendar: (query: Record<string, string | undefined> = {}) => withQuery('/calendar', query),
  appointment: (appointment: string) => `/calendar/${appointment}`,
  clients: (query: Record<string, string | undefined> = {}) => withQuery('/clients', query),
  client: (client: string, tab?: string) => withQuery(`/clients/${client}`, { tab }),
  case: (assistCase: string) => `/cases/${assistCase}`,
  task: (assistCase: string, task: string) => `/cases/${assistCase}/tasks/${task}`,
  newRequest: (assistCase: string, again?: string) => withQuery(`/cases/${assistCase}/requests/new`, { again }),
  requests: (query: Record<string, string | undefined> = {}) => withQuery('/requests', query),
  request: (request: string, query: Record<string, string | undefined> = {}) =>
    withQuery(`/requests/${request}`, query),
  furtherDetails: (request: string) => `/requests/${request}/further-details`,
  answer: (request: string) => `/requests/${request}/answer`,
  withdrawal: (request: string) => `/requests/${request}/withdrawal`,
  reviews: (query: Record<string, string | undefined> = {}) => withQuery('/reviews', query),
  review: (request: string) => `/reviews/${request}`,
  approvals: (query: Record<string, string | undefined> = {}) => withQuery('/approvals', query),
  approval: (request: string) => `/approvals/${request}`,
  admin: () => '/admin',
  guides: () => '/guides',
  help: () => '/help',
} as const

function withQuery(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return given.length ? `${path}?${new URLSearchParams(given)}` : path
}
