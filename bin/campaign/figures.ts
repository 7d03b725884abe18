/** A figure and what shows it: tests of rules and of the database, tests in a browser, or a program of its own. */
export type Figure = {
  id: string
  tests?: readonly string[]
  pages?: readonly string[]
  program?: string
  /** Lines that belong to it though they do not begin with its id. */
  says?: RegExp
}

/** Every figure of rules, races, faults and security, and the nemesis last. */
export const figures: readonly Figure[] = [
  { id: 'R1', tests: ['tests/unit/entitlement/oracle.test.ts'] },
  { id: 'R2', tests: ['tests/integration/requests/life.test.ts'] },
  { id: 'R3', tests: ['tests/unit/clocks/business-days.test.ts'] },
  { id: 'R4', tests: ['tests/integration/approvals/'], pages: ['reviewer-sees-nothing', 'reviewer-marked'] },
  { id: 'F1', tests: ['tests/integration/requests/races.test.ts', '-t', 'F1'] },
  { id: 'F2', tests: ['tests/integration/requests/races.test.ts', '-t', 'F2'] },
  { id: 'F3', tests: ['tests/integration/requests/races.test.ts', '-t', 'F3'] },
  { id: 'F4', tests: ['tests/integration/faults/killed.test.ts'] },
  { id: 'F5', tests: ['tests/integration/mail/faults.test.ts'] },
  { id: 'F6', tests: ['tests/integration/faults/database.test.ts'], pages: ['database-faults'] },
  { id: 'F7', tests: ['tests/integration/clocks/deadlines.test.ts', 'tests/integration/clocks/at-once.test.ts'] },
  { id: 'S1', tests: ['tests/integration/matrix/'], pages: ['matrix-'] },
  { id: 'S2', pages: ['malformed-posts'] },
  { id: 'S3', tests: ['tests/integration/people/at-once.test.ts'] },
  { id: 'S4', tests: ['tests/integration/sign-in/strangers.test.ts'], says: /^\d+ (each|guesses)/ },
  { id: 'S5', pages: ['links-in-mails'] },
  { id: 'S6', tests: ['tests/integration/mail/hostile.test.ts'] },
  { id: 'S7', pages: ['headers'] },
  { id: 'S8', tests: ['tests/integration/history/'] },
  { id: 'P5', tests: ['tests/unit/organisations/small.test.ts'] },
  { id: 'V5', tests: ['tests/integration/mail/speed.test.ts'], says: /^mail:/ },
  { id: 'V7', pages: ['two-servers'] },
  { id: 'drill', tests: ['tests/integration/bin/backup/drill.test.ts'], says: /^Restore drill/ },
  { id: 'upgrade', tests: ['tests/integration/prisma/last-release.test.ts'], says: /^Last release/ },
  { id: 'check', tests: ['tests/integration/consistency/'], says: /^check/i },
  { id: 'nemesis', program: 'tests/campaign/nemesis/nemesis.ts' },
]
