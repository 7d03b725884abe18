import { randomInt, randomUUID } from 'node:crypto'
import { addDays, addYears } from '@/lib/clocks/calendar-date'
import type { Action } from '@/tests/support/matrix/actions'
import type { GridRecord } from '@/tests/support/matrix/grid'
import { all } from '@/tests/support/matrix/row'

// Actions of coming in, of one's own way in, and of who looks after people: actions.ts says how a row is added.

const toPerson = ({ person }: GridRecord) => ({ person })
const people = { does: { administrator: all }, of: 'idle', from: '/admin/people/[person]', form: toPerson } as const
const page = 'admin/people/[person]/actions.ts'

export const administration: Record<string, Action> = {
  [`${page} sendChange`]: {
    ...people,
    form: ({ person }) => ({ person, name: 'Nils Other', title: '', timeZone: 'Australia/Perth' }),
  },
  [`${page} sendDisable`]: people,
  [`${page} sendEnable`]: { ...people, first: `${page} sendDisable` },
  [`${page} sendInvitationAgain`]: people,
  [`${page} sendRevocation`]: people,
  [`${page} sendReset`]: people,
  [`${page} sendEnd`]: people,
  'admin/mail/[mail]/actions.ts sendChoice': {
    ...{ does: { administrator: all }, of: 'undelivered', from: '/admin/mail/[mail]' },
    form: ({ mail }) => ({ mail, choice: 'resend', reason: 'It never came.' }),
  },
  'admin/people/new/actions.ts sendInvitation': {
    ...{ lets: ['administrator'], from: '/admin/people/new' },
    form: () => ({
      ...{ name: 'Nova New', email: `${randomUUID()}@example.com`, title: '', timeZone: 'Australia/Sydney' },
      ...{ role: 'consultant', practice: '', organisation: '' },
    }),
  },
  'admin/holidays/actions.ts add': {
    ...{ lets: ['administrator'], from: '/admin/holidays/new' },
    form: ({ today }) => ({ name: 'Day of rest', day: addDays(addYears(today, 4), randomInt(300)), WA: 'yes' }),
  },
  'admin/holidays/actions.ts rename': {
    ...{ does: { administrator: all }, of: 'idle', from: '/admin/holidays/[holiday]' },
    form: ({ holiday }) => ({ holiday, name: 'Another day of rest' }),
  },
  'admin/holidays/actions.ts remove': {
    ...{ does: { administrator: all }, of: 'idle', from: '/admin/holidays/[holiday]' },
    form: ({ holiday }) => ({ holiday }),
  },
  'admin/practices/[practice]/actions.ts sendStaffReading': {
    ...{ does: { administrator: all }, of: 'idle', from: '/guides' },
    form: ({ clinic }) => ({ practice: clinic, allowed: 'yes' }),
  },
  'admin/organisations/[organisation]/actions.ts sendEmailedCode': {
    ...{ does: { administrator: all }, of: 'idle', from: '/guides' },
    form: ({ employer }) => ({ organisation: employer, allowed: 'yes' }),
  },
}

/** Nobody's records but one's own: what somebody else has stays. */
const nobody = { does: [], of: 'idle' } as const

export const ownWayIn: Record<string, Action> = {
  'account/actions.ts signOutThere': { ...nobody, from: '/account', form: ({ signIn }) => ({ signIn }) },
  'account/passkeys/actions.ts remove': {
    ...{ ...nobody, from: '/account/passkeys' },
    form: ({ passkey }) => ({ passkey }),
  },
  'account/actions.ts signOutElsewhere': { asked: 'tests/integration/sign-in/own-sign-ins.test.ts' },
  'account/app/actions.ts begin': { asked: 'tests/e2e/account.test.ts' },
  'account/app/actions.ts keep': { asked: 'tests/e2e/account.test.ts' },
  'account/app/actions.ts remove': { asked: 'tests/e2e/account.test.ts' },
  'account/email/actions.ts ask': { asked: 'tests/e2e/account.test.ts' },
  'account/passkeys/actions.ts add': { asked: 'tests/e2e/account.test.ts' },
  'account/password/actions.ts change': { asked: 'tests/e2e/account.test.ts' },
  'account/proof/actions.ts confirm': { asked: 'tests/e2e/account.test.ts' },
  'account/recovery-codes/actions.ts renew': { asked: 'tests/e2e/account.test.ts' },
  'invitation/[token]/actions.ts takeUp': { asked: 'tests/e2e/coming-in.test.ts' },
  'new-email/[token]/actions.ts confirm': { asked: 'tests/e2e/account.test.ts' },
  'new-password/actions.ts askForLink': { asked: 'tests/e2e/coming-in.test.ts' },
  'new-password/[token]/actions.ts setPassword': { asked: 'tests/e2e/coming-in.test.ts' },
  'sign-in/actions.ts signInByPasskey': { asked: 'tests/e2e/coming-in.test.ts' },
  'sign-in/actions.ts signInByPassword': { asked: 'tests/e2e/sign-in.test.ts' },
  'sign-in/actions.ts signInAsDemoPerson': { asked: 'tests/e2e/sign-in-as.test.ts' },
  'sign-in/actions.ts signOut': { asked: 'tests/e2e/sign-in.test.ts' },
  'sign-in/code/actions.ts giveCode': { asked: 'tests/e2e/sign-in.test.ts' },
  'sign-in/code/actions.ts givePasskey': { asked: 'tests/e2e/coming-in.test.ts' },
  'sign-in/code/actions.ts sendCode': { asked: 'tests/e2e/coming-in.test.ts' },
  'sign-in/set-up/actions.ts addFirstPasskey': { asked: 'tests/e2e/coming-in.test.ts' },
  'sign-in/set-up/actions.ts startApp': { asked: 'tests/e2e/coming-in.test.ts' },
  'sign-in/set-up/actions.ts addFirstApp': { asked: 'tests/e2e/coming-in.test.ts' },
  'sign-in/set-up/actions.ts finishSetUp': { asked: 'tests/e2e/coming-in.test.ts' },
}
