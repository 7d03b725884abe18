import 'server-only'
import { db } from '@/lib/db'
import { disablePerson } from '@/lib/people/disable'
import { invitePerson } from '@/lib/people/invite'
import { emailOf } from '@/prisma/demo/people'
import { done, type Happening } from '@/prisma/demo/telling'
import type { World } from '@/prisma/demo/world'

const day = 86_400_000

/** Two days ago a reviewer was invited to Marlow, whose link is in the mailbox; one who left Kestrel never took hers up. */
export function comingOf({ at, organisations, people: { administrator } }: World): Happening[] {
  const reviewer = (name: string, title: string, of: 'marlow' | 'kestrel') => ({
    ...{ name, title, email: emailOf(name, 'example.com'), role: 'reviewer' as const },
    ...{ organisation: organisations[of].id, timeZone: organisations[of].timeZone },
  })
  const left = reviewer('Bridget Nolan-Reyes', 'HR advisor', 'kestrel')
  const comes = reviewer('Tevita Fonua', 'People and safety lead', 'marlow')
  const invite = (who: typeof left, days: number): Happening => {
    const then = new Date(at.getTime() - days * day)
    return {
      at: then,
      client: who.name,
      tell: async () => done(await invitePerson(administrator, who, then), who.name),
    }
  }
  const gone = new Date(at.getTime() - 60 * day)
  const disable = async () => {
    const { id } = await db.person.findUniqueOrThrow({ where: { email: left.email } })
    return done(await disablePerson(administrator, id, gone), left.name)
  }
  return [invite(left, 90), { at: gone, client: left.name, tell: disable }, invite(comes, 2)]
}
