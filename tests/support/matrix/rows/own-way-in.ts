import type { Person, Reviewer } from '@/lib/people/person'
import { endOwnSignIn } from '@/lib/sign-in/own-sign-ins'
import { accountOf } from '@/lib/sign-in/queries'
import { statisticsFor } from '@/lib/statistics/queries'
import { ofOrganisation, rows } from '@/tests/support/matrix/row'

const itself = 'It is about whoever is signed in; there is nothing to name another by.'

export const ownWayIn = {
  ...rows<Person>({
    'sign-in/own-sign-ins.ts endOwnSignIn': {
      ...{ does: [], of: 'idle' },
      try: (who, { signIn }, at) => endOwnSignIn(who, signIn, at),
    },
    'sign-in/own-sign-ins.ts endOtherSignIns': { noId: itself },
    'sign-in/queries.ts accountOf': {
      ...{ finds: [], of: 'idle' },
      try: async (who, { passkey, signIn }, at) => {
        const { passkeys, signIns } = await accountOf(who, at)
        return [...passkeys, ...signIns].some(({ id }) => id === passkey || id === signIn)
      },
    },
    'sign-in/queries.ts passkeysOf': { noId: itself },
    'sign-in/change-password.ts changePassword': { noId: itself },
    'sign-in/proof.ts prove': { noId: itself },
    'sign-in/proof.ts mayTry': { noId: itself },
  }),
  ...rows<Reviewer>({
    'statistics/queries.ts statisticsFor': {
      ...{ finds: ofOrganisation, of: 'idle' },
      try: async (reviewer, { organisation }, at) => {
        await statisticsFor(reviewer, '', at)
        return reviewer.organisationId === organisation
      },
    },
  }),
}
