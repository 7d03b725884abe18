import { expect, test } from 'vitest'
import { takeRecoveryCode } from '@/lib/sign-in/recovery-codes'
import { renewRecoveryCodes } from '@/lib/sign-in/renew-recovery-codes'
import { noon } from '@/tests/support/world'
import { eventsAbout, mailsTo, signedIn } from './signed-in'

test('new recovery codes count, the ones before no more; history and a mail say so', async () => {
  const who = await signedIn()
  const first = await renewRecoveryCodes(who, noon)
  const second = await renewRecoveryCodes(who, noon)
  const takes = (codes: readonly string[]) => takeRecoveryCode(who, codes[0] ?? '', noon)
  expect(await eventsAbout(who)).toEqual(['person.recovery_codes_made', 'person.recovery_codes_made'])
  const mails = await mailsTo(who.email)
  expect(mails).toHaveLength(2)
  expect(mails[0]?.text).not.toContain(first.codes[0])
  expect([await takes(first.codes), await takes(second.codes), await takes(second.codes)]).toEqual([false, true, false])
})
