import 'server-only'
import { disablePerson } from '@/lib/people/disable'
import { invitePerson } from '@/lib/people/invite'
import { emailOf } from '@/prisma/demo/people'
import { done } from '@/prisma/demo/telling'
import type { World } from '@/prisma/demo/world'

const day = 86_400_000

/** Two days ago a reviewer was invited to Marlow, whose link is in the mailbox; and one who left Kestrel never took hers up. */
export async function inviteAndDisable({ at, organisations, people }: World): Promise<void> {
  const reviewer = (name: string, title: string, of: 'marlow' | 'kestrel') => ({
    ...{ name, title, email: emailOf(name, 'example.com'), role: 'reviewer' as const },
    ...{ organisation: organisations[of].id, timeZone: organisations[of].timeZone },
  })
  const ago = (days: number) => new Date(at.getTime() - days * day)
  const left = reviewer('Bridget Nolan-Reyes', 'HR advisor', 'kestrel')
  const { invited } = done(await invitePerson(people.administrator, left, ago(90)), left.name)
  done(await disablePerson(people.administrator, invited, ago(60)), left.name)
  const comes = reviewer('Tevita Fonua', 'People and safety lead', 'marlow')
  done(await invitePerson(people.administrator, comes, ago(2)), comes.name)
}
