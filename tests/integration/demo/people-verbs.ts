import { db } from '@/lib/db'
import { keepLookUp } from '@/lib/history/view'
import { allowEmailedCode } from '@/lib/organisations/allow-emailed-code'
import { changePerson } from '@/lib/people/change'
import { disablePerson } from '@/lib/people/disable'
import { enablePerson } from '@/lib/people/enable'
import { endSignIns } from '@/lib/people/end-sign-ins'
import { invitePerson } from '@/lib/people/invite'
import { inviteAgain } from '@/lib/people/invite-again'
import { inviteFirstAdministrator } from '@/lib/people/invite-first'
import type { Administrator, Person } from '@/lib/people/person'
import { resetFactors } from '@/lib/people/reset-factors'
import { revokeInvitation } from '@/lib/people/revoke-invitation'
import { letStaffRead } from '@/lib/practices/let-staff-read'
import { addPasskey } from '@/lib/sign-in/add-passkey'
import { askForEmail, confirmEmail } from '@/lib/sign-in/change-email'
import { changePassword } from '@/lib/sign-in/change-password'
import { sendEmailedCode } from '@/lib/sign-in/emailed-code'
import { enterCode } from '@/lib/sign-in/enter-code'
import { enterPasskey } from '@/lib/sign-in/enter-passkey'
import { enterPassword } from '@/lib/sign-in/enter-password'
import { sendPasswordLink } from '@/lib/sign-in/forgotten-password'
import { asAdministrator } from '@/lib/sign-in/gated'
import { type Half, waitingHalf } from '@/lib/sign-in/half-sign-in'
import { endOtherSignIns, endOwnSignIn } from '@/lib/sign-in/own-sign-ins'
import { authenticationOptions, registrationOptions } from '@/lib/sign-in/passkeys'
import { prove } from '@/lib/sign-in/proof'
import { codesMadeAt } from '@/lib/sign-in/recovery-codes'
import { removeApp } from '@/lib/sign-in/remove-app'
import { removePasskey } from '@/lib/sign-in/remove-passkey'
import { renewRecoveryCodes } from '@/lib/sign-in/renew-recovery-codes'
import { setNewPassword } from '@/lib/sign-in/set-password'
import { setUpApp } from '@/lib/sign-in/set-up-app'
import { standingSignIn } from '@/lib/sign-in/sign-ins'
import { takeUpInvitation } from '@/lib/sign-in/take-up-invitation'
import { codeOf, newTotpSecret } from '@/lib/sign-in/totp'
import { authenticator } from '@/tests/support/authenticator'
import { asTheyAre } from '@/tests/support/looked-after'
import { done, noon, organisation, practice } from '@/tests/support/world'

// From a portal without an administrator on: all that is done to people, and all that they do with their own way in.

const browser = { address: '203.0.113.9', userAgent: 'a browser' }
const [password, another, third] = ['four geese over the lake', 'nine swans at the weir', 'six ducks by the mill']
const soon = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)
const somebody = (name: string) => ({ name, email: `${name.replace(' ', '.').toLowerCase()}@s8.example.com` })

/** What is done to people, practices and organisations, and by people to their own way in, once `ready` has been told. */
export async function peopleVerbs(ready: () => Promise<unknown>): Promise<void> {
  await db.person.updateMany({ where: { role: 'administrator' }, data: { disabledAt: noon } })
  const [house, customer] = [await practice(), await organisation()]
  await ready()
  const administrator = await theFirst()
  for (const allowed of [true, false]) done(await letStaffRead(administrator, { practice: house, allowed }, noon))
  done(await allowEmailedCode(administrator, { organisation: customer, allowed: true }, noon))
  const person = await invited(administrator)
  await passwords(person)
  await factors(person)
  await signIns(person)
  await moved(administrator, person, customer)
  await guessedAt(person)
  await keptOut(administrator, person)
}

async function theFirst(): Promise<Administrator> {
  const ada = { ...somebody('Ada Quine'), timeZone: 'Australia/Sydney' }
  done(await inviteFirstAdministrator(ada, noon))
  const administrator = asAdministrator(await comes(ada.email))
  if (!administrator) throw new Error('The gate is closed for the first administrator.')
  return administrator
}

async function invited(administrator: Administrator): Promise<Person> {
  const asked = { ...somebody('Joanna Pike'), title: '', timeZone: 'Australia/Perth', role: 'clinical_leader' } as const
  const { invited: id } = done(await invitePerson(administrator, asked, noon))
  done(await inviteAgain(administrator, id, noon))
  done(await revokeInvitation(administrator, id, noon))
  done(await inviteAgain(administrator, id, noon))
  return comes(asked.email)
}

/** Takes up the invitation, sets up an app, and signs in with a recovery code: the sign-in is whole. */
async function comes(email: string): Promise<Person> {
  const token = await tokenTo(email, 'invitation')
  const half = await halfOf(done(await takeUpInvitation({ token, password }, browser, noon)))
  const secret = newTotpSecret()
  const app = { secret, code: codeOf(secret, noon), first: true }
  const { codes } = done(await setUpApp({ ...half.person, email }, app, noon))
  return whole(half, 'recovery_code', codes[0] ?? '')
}

/** The secret part of the newest link that went to an address. */
async function tokenTo(toAddress: string, event: string): Promise<string> {
  const mail = await db.mail.findFirstOrThrow({ where: { toAddress, event }, orderBy: { id: 'desc' } })
  return /\/([\w-]{43})\s/.exec(mail.text)?.[1] ?? ''
}

async function halfOf({ signInId }: { signInId: string }): Promise<Half> {
  const half = await waitingHalf(signInId, noon)
  if (!half) throw new Error('This half sign-in does not wait.')
  return half
}

async function whole(half: Half, step: 'recovery_code' | 'totp' | 'emailed_code', code: string): Promise<Person> {
  return standing(done(await enterCode(half, { step, code }, browser, noon)))
}

async function standing({ signInId }: { signInId: string }): Promise<Person> {
  const found = await standingSignIn(signInId, noon)
  if (!found) throw new Error('This sign-in does not stand.')
  return found.person
}

async function passwords(person: Person): Promise<void> {
  done(await changePassword(person, { password, newPassword: another, elsewhere: true }, noon))
  await sendPasswordLink(person.email, noon)
  const token = await tokenTo(person.email, 'new-password')
  done(await setNewPassword({ token, password: third }, browser, noon))
}

async function factors(person: Person): Promise<void> {
  const ids: string[] = []
  for (const device of [authenticator(), authenticator()]) {
    const answer = device.register(await registrationOptions(person, noon))
    ids.push(done(await addPasskey(person, { answer, name: 'Phone' }, noon)).passkeyId)
    done(await enterPasskey(null, device.signIn(await authenticationOptions('', noon)), browser, noon))
  }
  done(await removeApp(person, noon))
  done(await removePasskey(person, ids[0] ?? '', noon))
  done(await renewRecoveryCodes(person, await codesMadeAt(person.id), noon))
  const secret = newTotpSecret()
  done(await setUpApp(person, { secret, code: codeOf(secret, noon) }, noon))
  const half = await halfOf(done(await enterPassword({ email: person.email, password: third }, browser, noon)))
  await whole(half, 'totp', codeOf(secret, soon(0.5)))
}

async function signIns({ email, id }: Person): Promise<void> {
  const rows = await db.signIn.findMany({ where: { personId: id, revokedAt: null, factorAt: { not: null } } })
  const [own, other, ...more] = rows
  if (!own || !other || more.length === 0) throw new Error('Three sign-ins are needed.')
  const person = await standing({ signInId: own.id })
  done(await endOwnSignIn(person, other.id, noon))
  await endOtherSignIns(person, noon)
  const to = `new.${email}`
  done(await askForEmail(person, to, noon))
  done(await confirmEmail(person, await tokenTo(to, 'new-email'), noon))
  const wrong = { way: 'password', to: '', password } as const
  for (let time = 0; time < 6; time++) await prove(person, wrong, noon)
}

/** Name and place in one transaction, which are two rows. */
async function moved(administrator: Administrator, { id }: Person, to: string): Promise<void> {
  const { email, ...row } = await db.person.findUniqueOrThrow({ where: { id } })
  const half = await halfOf(done(await enterPassword({ email, password: third }, browser, noon)))
  const form = { ...row, email, theme: 'system', role: 'reviewer', signInId: half.id, organisationId: to } as const
  done(await changePerson(administrator, { ...asTheyAre(form), name: 'Joanna Pike-Reyes' }, noon))
  for (const as of ['person.history_read', 'person.history_exported'] as const)
    await keepLookUp(administrator, id, as, noon)
}

/** By whoever knows the password; and the code by mail of the person themself. */
async function guessedAt({ id }: Person): Promise<void> {
  const { email } = await db.person.findUniqueOrThrow({ where: { id } })
  const half = async () => halfOf(done(await enterPassword({ email, password: third }, browser, noon)))
  const guessed = await half()
  for (let time = 0; time < 6; time++) await enterCode(guessed, { step: 'totp', code: '000000' }, browser, noon)
  const own = await half()
  done(await sendEmailedCode(own, browser, noon))
  const mail = await db.mail.findFirstOrThrow({ where: { personId: id, event: 'emailed-code' } })
  await whole(own, 'emailed_code', /\b\d{6}\b/.exec(mail.text)?.[0] ?? '')
}

async function keptOut(administrator: Administrator, { id }: Person): Promise<void> {
  done(await endSignIns(administrator, id, noon))
  done(await resetFactors(administrator, id, noon))
  done(await disablePerson(administrator, id, noon))
  done(await enablePerson(administrator, id, noon))
}
