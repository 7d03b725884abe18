import { expect, test } from 'vitest'
import { codesMadeAt, takeRecoveryCode } from '@/lib/sign-in/recovery-codes'
import { renewRecoveryCodes } from '@/lib/sign-in/renew-recovery-codes'
import { later } from '@/tests/support/practices'
import { done, noon } from '@/tests/support/world'
import { eventsAbout, mailsTo, signedIn } from './signed-in'

test('new recovery codes count, the ones before no more; history and a mail say so', async () => {
  const who = await signedIn()
  const first = done(await renewRecoveryCodes(who, '', noon))
  // The same form again, as a page that is loaded anew sends it: what was just printed stays.
  expect(await renewRecoveryCodes(who, '', later(1))).toMatchObject({ refused: true })
  const second = done(await renewRecoveryCodes(who, await codesMadeAt(who.id), later(1)))
  const takes = (codes: readonly string[]) => takeRecoveryCode(who, codes[0] ?? '', noon)
  expect(await eventsAbout(who)).toEqual(['person.recovery_codes_made', 'person.recovery_codes_made'])
  const mails = await mailsTo(who.email)
  expect(mails).toHaveLength(2)
  expect(mails[0]?.text).not.toContain(first.codes[0])
  expect([await takes(first.codes), await takes(second.codes), await takes(second.codes)]).toEqual([false, true, false])
})
