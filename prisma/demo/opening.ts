import 'server-only'
import { openCase } from '@/lib/cases/open-case'
import { registerClient } from '@/lib/clients/register'
import { type Course, whole } from '@/prisma/demo/course'
import { emailOf } from '@/prisma/demo/people'
import type { Plan } from '@/prisma/demo/sessions'
import { done } from '@/prisma/demo/telling'
import type { World } from '@/prisma/demo/world'

/** Endings of the mobile numbers that are kept free for fiction. */
const fictional = [
  ...[
    '0 156',
    '0 157',
    '0 158',
    '0 159',
    '0 110',
    '0 313',
    '0 737',
    '1 266',
    '1 491',
    '1 804',
    '2 549',
    '2 665',
    '2 983',
  ],
  ...[
    '3 770',
    '3 087',
    '4 118',
    '4 632',
    '5 254',
    '5 789',
    '6 398',
    '6 801',
    '7 426',
    '7 644',
    '8 957',
    '8 148',
    '8 888',
  ],
]

/** Registers the clients and opens their cases, one after the other in order of time, so that numbers are in it too. */
export async function openTheCases(world: World, plans: ReadonlyMap<Course, Plan>): Promise<void> {
  const clients = new Map<string, string>()
  for (const [course, { openedAt }] of [...plans].toSorted(
    ([, a], [, b]) => a.openedAt.getTime() - b.openedAt.getTime(),
  )) {
    const name = whole(course)
    const clientId = clients.get(name) ?? (await register(world, course, openedAt, clients.size))
    clients.set(name, clientId)
    const consultantId = course.with ? world.people.consultant(course.with).id : null
    const practiceId = course.chosenBy && world.people.practice(course.chosenBy)
    const asked = { clientId, issue: course.issue, consultantId, practiceId }
    const opened = await openCase(world.people.administrator, asked, openedAt)
    world.cases.set(course, done(opened, `the case of ${name}`))
  }
}

async function register(world: World, course: Course, openedAt: Date, index: number): Promise<string> {
  const { given: givenName, family: familyName, known: preferredName } = course
  const { client } = await registerClient(
    world.people.administrator,
    {
      ...{ organisationId: world.organisations[course.of].id, givenName, familyName, preferredName },
      email: course.email ? emailOf(`${preferredName ?? givenName} ${familyName}`, 'example.org') : null,
      phone: `0491 57${fictional[index % fictional.length]}`,
      dateOfBirth: `${1962 + ((index * 7) % 41)}-${String(1 + ((index * 5) % 12)).padStart(2, '0')}-${String(1 + ((index * 11) % 28)).padStart(2, '0')}`,
      timeZone: `Australia/${course.lives}`,
    },
    new Date(openedAt.getTime() - 12 * 60_000),
  )
  return client
}
