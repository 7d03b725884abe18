import type { Administrator, Person } from '@/lib/people/person'
import { consultantsToActFor } from '@/lib/people/queries'
import { ofPractice, rows } from '@/tests/support/matrix/row'

const itself = 'It is about whoever is signed in; there is nothing to name another by.'
const gate = { noId: 'It is a gate: tests/integration/matrix/gates.test.ts asks each of them of everybody.' }

export const people = {
  ...rows<Administrator>({
    'organisations/queries.ts overviewFor': { noId: 'The provider’s own figures: of all organisations, by number.' },
  }),
  ...rows<Person>({
    'people/choose-theme.ts chooseThemeFor': { noId: itself },
    'people/choose-shortcuts.ts chooseShortcutsFor': { noId: itself },
    'people/queries.ts consultantsToActFor': {
      ...{ finds: { practice_staff: ofPractice }, of: 'idle' },
      try: async (who, { consultant }) => (await consultantsToActFor(who)).some(({ id }) => id === consultant),
    },
    'sign-in/gated.ts asConsultant': gate,
    'sign-in/gated.ts asReviewer': gate,
    'sign-in/gated.ts asClinicalLeader': gate,
    'sign-in/gated.ts asSearcher': gate,
    'sign-in/gated.ts asAdministrator': gate,
    'sign-in/gated.ts asCaseAssigner': gate,
  }),
}
