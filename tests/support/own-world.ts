import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test as base } from '@playwright/test'
import { portal } from '@/tests/support/portal'

/** What a test's own world should be like; all of it may be left out. */
export type Wish = {
  /** Somebody of the story by name; otherwise a consultant that only this test knows. */
  consultant?: string
  /** The consultant belongs to a practice, and somebody there acts for them. */
  withStaff?: boolean
  /** With staff: another client's case waits for the practice to choose its consultant. */
  withoutConsultant?: boolean
  /** Sessions completed, one a week back: 3. */
  completed?: number
  /** One more session is booked for today (Monday, in a weekend): yes. */
  booked?: boolean
  withoutEmail?: boolean
  /** Terms of the organisation's agreement that differ from domain §7. */
  terms?: Partial<{
    state: string
    timeZone: string
    entitledSessions: number
    extraSessionsAllowed: boolean
    mostPerRequest: number
    clinicalReviewThreshold: number
  }>
  /** A request for so many sessions was just submitted. */
  asks?: number
  /** The first reviewer has asked this. */
  question?: string
}
/** Who can sign in, by a password and the codes of an app. */
export type Somebody = { name: string; email: string; password: string; totpSecret: string }

/** An organisation with two reviewers, a consultant, and one client with a case, of which nobody else knows. */
export type OwnWorld = {
  organisation: string
  consultant: Somebody
  staff: Somebody | null
  reviewers: [Somebody, Somebody]
  client: { id: string; name: string; familyName: string; email: string }
  case: string
  /** The case that waits for its consultant, or ''. */
  unassigned: string
  /** The booked one's number, or ''. */
  appointment: string
  /** The request's number, or ''. */
  request: string
}

export type Tell = (wish?: Wish) => Promise<OwnWorld>

/** `tell` brings a world of the test's own into the portal's database, by calling the verbs. */
export const test = base.extend<object, { tell: Tell }>({
  tell: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const { tell, end } = startTeller(portal().database)
      await use(tell)
      end()
    },
    { scope: 'worker' },
  ],
})

/** A process that tells worlds into a database, until it is ended. */
export function startTeller(database: string): { tell: Tell; end: () => void } {
  const environment = {
    DATABASE_URL: database,
    PORTAL_URL: portal().url,
    NEXTAUTH_SECRET: 'x'.repeat(32),
    TEXT_KEY: portal().textKey,
  }
  const child = spawn(process.execPath, [join('dist', 'teller.mjs')], { env: { ...process.env, ...environment } })
  child.stderr.pipe(process.stderr)
  return { tell: teller(child), end: () => void child.stdin.end() }
}

function teller({ stdin, stdout }: ChildProcess): Tell {
  if (!stdin || !stdout) throw new Error('The teller has no pipes.')
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]()
  return async (wish = {}) => {
    stdin.write(`${JSON.stringify(wish)}\n`)
    const told = JSON.parse((await lines.next()).value ?? '{"error":"The teller is gone."}')
    if (told.error) throw new Error(told.error)
    return told
  }
}
