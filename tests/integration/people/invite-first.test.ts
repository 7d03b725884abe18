import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { inviteFirstAdministrator } from '@/lib/people/invite-first'
import { openLink } from '@/lib/sign-in/links'
import { noon, person } from '@/tests/support/world'

const who = (email: string) => ({ name: 'Ada Quine', email, timeZone: 'Australia/Sydney' })
const administrators = () => db.person.findMany({ where: { role: 'administrator' } })

test('an empty portal invites its first administrator, of two at once one, and never a second', async () => {
  const both = await Promise.all([
    inviteFirstAdministrator(who('ada@example.com'), noon),
    inviteFirstAdministrator(who('eva@example.com'), noon),
  ])
  const links = both.flatMap((one) => ('link' in one ? [one.link] : []))
  expect([links.length, (await administrators()).length]).toEqual([1, 1])
  const [ada] = await administrators()
  const found = await openLink(links[0]?.split('/').at(-1) ?? '', 'invitation', noon)
  expect(found?.person.id).toBe(ada?.id)
  expect(await db.mail.count({ where: { event: 'invitation', personId: ada?.id ?? '' } })).toBe(1)
  expect(await db.historyEntry.findMany({ where: { aboutPersonId: ada?.id ?? '' } })).toMatchObject([
    { event: 'person.invited', rule: 'the first administrator, version 1', personId: null },
  ])
  expect(await inviteFirstAdministrator(who('eva@example.com'), noon)).toMatchObject({
    sentence: 'There is an administrator already: people are invited in the portal.',
  })
})

test('an address that is somebody else’s is refused', async () => {
  await db.person.updateMany({ where: { role: 'administrator' }, data: { disabledAt: noon } })
  const { email } = await person('consultant')
  expect(await inviteFirstAdministrator(who(email), noon)).toMatchObject({
    sentence: `${email} is somebody's address already.`,
  })
  expect((await administrators()).filter(({ disabledAt }) => disabledAt === null)).toEqual([])
})
