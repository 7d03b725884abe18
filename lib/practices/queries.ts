import 'server-only'
import { isRecordId } from '@/lib/cases/schema'
import { db } from '@/lib/db'
import { type HistoryPart, historyAbout } from '@/lib/history/queries'
import { type Administrator, personState, type Role } from '@/lib/people/person'

/** People on a practice's page. */
const mostPeople = 200

/** A practice as administrators look after it: its people, and what happened to it; null where there is none. One round, two queries. */
export async function practiceOf(administrator: Administrator, id: string, part: HistoryPart) {
  if (!isRecordId(id)) return null
  const [row, history] = await Promise.all([
    db.practice.findUnique({
      where: { id },
      relationLoadStrategy: 'join',
      select: {
        ...{ id: true, name: true, staffReadClinicalText: true },
        people: {
          select: {
            ...{ id: true, name: true, email: true, role: true, title: true, disabledAt: true, passwordHash: true },
          },
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
          take: mostPeople,
        },
      },
    }),
    historyAbout(administrator, { practiceId: id }, part),
  ])
  if (!row) return null
  const people = row.people.map(({ passwordHash, disabledAt, role, ...person }) => ({
    ...person,
    role: role as Role,
    state: personState({ disabledAt, hasPassword: passwordHash !== null }),
  }))
  return { ...row, people, history }
}
export type PracticeView = NonNullable<Awaited<ReturnType<typeof practiceOf>>>
