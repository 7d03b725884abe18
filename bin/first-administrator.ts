import { command, wordsGiven } from '@/bin/command'
import { requireOurs } from '@/bin/guard-database'
import { Stop } from '@/bin/stop'
import { inviteFirstAdministrator } from '@/lib/people/invite-first'
import { invitationSchema } from '@/lib/people/schema'
import { isRefusal } from '@/lib/refusal'

// Invites the first administrator of an empty portal: npm run first-administrator -- "Name" name@example.com
await command(async () => {
  const [name, email] = wordsGiven()
  const given = { name, email, timeZone: 'Australia/Sydney', role: 'administrator' }
  const parsed = invitationSchema.safeParse(given)
  if (!parsed.success)
    throw new Stop(
      'Say who: npm run first-administrator -- "Name" name@example.com. ' +
        parsed.error.issues.map(({ message }) => message).join(' '),
    )
  await requireOurs(process.env.DATABASE_URL ?? '')
  const result = await inviteFirstAdministrator(parsed.data)
  if (isRefusal(result)) throw new Stop(result.sentence)
  console.log(
    `${parsed.data.name} is invited. The link works once, for 7 days, and goes out by mail too: ${result.link}`,
  )
  return 0
})
