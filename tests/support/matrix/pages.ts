import type { GridRecord, State } from '@/tests/support/matrix/grid'
import {
  type Allowed,
  all,
  everybody,
  ofOrganisation,
  ofPractice,
  own,
  type Somebody,
} from '@/tests/support/matrix/row'

/*
 * How to add a row (S1). A page by its address; what stands in brackets is filled in from the record's field of that name.
 *
 *   '/requests': { lets: side }                                                       no id: who gets the page
 *   '/requests/[request]': { finds: ofSide, of: 'waiting' }                           with one: who gets it of whose record
 *   '/invitation/[token]': { anyone: 'why nobody needs to be signed in' }
 *
 * `onward` where who is let in is sent on to another page; `query` where the record is named there. Everybody else gets *not found*, in the same words as for what does
 * not exist; whoever is not signed in gets the sign-in.
 */
export type Page =
  | { readonly lets: readonly Somebody[]; readonly onward?: true }
  | { readonly finds: Allowed; readonly of: State; readonly onward?: true; readonly query?: string }
  | { readonly anyone: string }

const side: Somebody[] = ['consultant', 'practice_staff']
const leaders: Somebody[] = ['clinical_leader', 'leader_of_practice']
const assigners: Somebody[] = ['practice_staff', 'administrator']
const administrators: Somebody[] = ['administrator']
const ofSide = { consultant: own, practice_staff: own }
const chosen = { practice_staff: ofPractice, administrator: all }
const reviewed = { clinical_leader: all, leader_of_practice: all }

export const pages: Readonly<Record<string, Page>> = {
  '/': { lets: everybody, onward: true },
  '/sign-in': { anyone: 'It is where one signs in.' },
  '/guides': { lets: everybody },
  '/help': { lets: ['reviewer'] },
  '/statistics': { lets: ['reviewer'] },
  '/search': { lets: [...side, ...leaders] },

  '/calendar': { lets: side },
  '/calendar/new': { lets: side },
  '/calendar/feed': { lets: side },
  '/calendar/blocks/new': { lets: side },
  '/calendar/blocks/[block]': { finds: ofSide, of: 'idle' },
  '/calendar/[appointment]': { finds: ofSide, of: 'ahead' },
  '/calendar/[appointment]/time': { finds: ofSide, of: 'ahead' },
  '/calendar/[appointment]/cancellation': { finds: ofSide, of: 'ahead' },
  '/calendar/[appointment]/no-show': { finds: ofSide, of: 'past' },

  '/clients': { lets: side },
  '/clients/[client]': { finds: ofSide, of: 'idle' },
  '/clients/[client]/cases/new': { finds: ofSide, of: 'idle' },
  '/cases': { lets: assigners },
  '/cases/[case]': { finds: ofSide, of: 'idle' },
  '/cases/[case]/closing': { finds: ofSide, of: 'idle' },
  '/cases/[case]/consultant': { finds: chosen, of: 'unassigned' },
  '/cases/[case]/requests/new': { finds: ofSide, of: 'idle' },
  '/cases/[case]/tasks/[task]': { finds: ofSide, of: 'idle' },

  '/requests': { lets: side },
  '/requests/[request]': { finds: ofSide, of: 'waiting' },
  '/requests/[request]/answer': { finds: ofSide, of: 'asked', onward: true },
  '/requests/[request]/further-details': { finds: ofSide, of: 'details' },
  '/requests/[request]/held-slot': { finds: ofSide, of: 'waiting' },
  '/requests/[request]/withdrawal': { finds: ofSide, of: 'waiting' },

  '/reviews': { lets: leaders },
  '/reviews/[request]': { finds: reviewed, of: 'reviewing' },
  '/approvals': { lets: ['reviewer'] },
  '/approvals/[request]': { finds: { reviewer: ofOrganisation }, of: 'waiting' },
  '/admin': { lets: administrators },
  '/admin/people': { lets: administrators },
  '/admin/people/new': { lets: administrators },
  '/admin/people/[person]': { finds: { administrator: all }, of: 'idle' },
  '/admin/mail': { lets: administrators },
  '/admin/mail/[mail]': { finds: { administrator: all }, of: 'undelivered' },
  '/admin/practices/[practice]': { finds: { administrator: all }, of: 'idle' },
  '/admin/organisations': { lets: administrators },
  '/admin/organisations/[organisation]': { finds: { administrator: all }, of: 'idle' },
  '/admin/holidays': { lets: administrators },
  '/admin/holidays/new': { lets: administrators },
  '/admin/holidays/[holiday]': { finds: { administrator: all }, of: 'idle' },
  '/admin/statistics': { lets: administrators },
  '/admin/history': { lets: administrators },

  '/account': { lets: everybody },
  '/account/app': { lets: everybody },
  '/account/email': { lets: everybody },
  '/account/passkeys': { lets: everybody },
  '/account/password': { lets: everybody },
  '/account/proof': { lets: everybody },
  '/account/recovery-codes': { lets: everybody },
  '/account/stay': { lets: everybody },
  '/new-email/[token]': { lets: everybody },

  '/sign-in/code': { anyone: 'It asks for the half sign-in itself, and leads away without one.' },
  '/sign-in/set-up': { anyone: 'It asks for the half sign-in itself, and leads away without one.' },
  '/invitation/[token]': { anyone: 'The secret of the address is the key, once.' },
  '/new-password': { anyone: 'It is for whoever cannot sign in.' },
  '/new-password/[token]': { anyone: 'The secret of the address is the key, once.' },
}

/** Route handlers, by method and address: the same rows. */
export const handlers: Readonly<Record<string, Page>> = {
  'GET /api/auth/[...nextauth]': { anyone: 'It is what signing in is made of; it tells of the browser’s own sign-in.' },
  'POST /api/auth/[...nextauth]': { anyone: 'It is what signing in is made of.' },
  'GET /api/calendar/[token]': { anyone: 'The secret of the address is the key, for apps that cannot sign in.' },
  'GET /admin/history/export': { finds: { administrator: all }, of: 'idle', query: 'client=[client]' },
  'GET /api/health': { anyone: 'It says whether the database answers.' },
  'GET /api/health/live': { anyone: 'It says that the process answers.' },
  'GET /api/health/ready': { anyone: 'It says whether the database answers.' },
}

/** The address of a page that is asked for, with the query that it needs. */
export const asking = (address: string, page: Page): string =>
  'query' in page && page.query ? `${address}?${page.query}` : address

/** '/cases/[case]' of a record: each part in brackets is the record's field of that name. */
export const filledIn = (address: string, record: GridRecord): string =>
  address.replaceAll(/\[(\w+)\]/g, (_, name: keyof GridRecord) => encodeURIComponent(String(record[name])))
