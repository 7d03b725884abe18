import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { db } from '@/lib/db'
import type { Administrator, ClinicalLeader, Consultant, Person, Reviewer, Role } from '@/lib/people/person'
import { asAdministrator, asClinicalLeader, asConsultant, asReviewer } from '@/lib/sign-in/gated'
import { hashPassword } from '@/lib/sign-in/passwords'
import { sealTotpSecret } from '@/lib/sign-in/totp'
import type { OrganisationKey, Organisations } from '@/prisma/demo/organisations'

/** Every person of the story signs in with it: a demo listens on loopback only. */
export const password = 'one-more-session'

/** What the authenticator app of a person of the story holds: made of the address, so that it can be written down. */
export function totpSecretOf(email: string): string {
  const bytes = createHash('sha256').update(`phoenix demo ${email}`).digest()
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  return Array.from(bytes, (byte) => letters[byte & 31]).join('')
}

const practices = { rosella: 'Rosella House Psychology', jacaranda: 'Jacaranda Rooms Counselling' } as const
export type PracticeKey = keyof typeof practices
type Cast = { name: string; role: Role; title?: string; zone?: string; practice?: PracticeKey; of?: OrganisationKey }

const consultant = (name: string, title: string, practice: PracticeKey, place: string): Cast => ({
  ...{ name, role: 'consultant', title, practice, zone: `Australia/${place}` },
})
const reviewer = (name: string, title: string, of: OrganisationKey): Cast => ({ name, role: 'reviewer', title, of })

const cast = {
  priya: consultant('Priya Raman', 'Psychologist', 'rosella', 'Melbourne'),
  tomasz: consultant('Tomasz Zieliński', 'Counsellor', 'rosella', 'Adelaide'),
  aroha: consultant('Aroha Ngata', 'Clinical psychologist', 'rosella', 'Hobart'),
  tom: consultant('Tom Vasquez', 'Psychologist', 'rosella', 'Melbourne'),
  wei: consultant('Wei-Ling Goh', 'Psychologist', 'jacaranda', 'Brisbane'),
  fatima: consultant('Fatima Al-Sayed', 'Counsellor', 'jacaranda', 'Perth'),
  ngaire: consultant('Ngaire Holloway', 'Social worker', 'jacaranda', 'Darwin'),
  luca: consultant('Luca Bonetti', 'Psychologist', 'jacaranda', 'Sydney'),
  bec: {
    name: 'Bec Sullivan',
    role: 'practice_staff',
    title: 'Practice manager',
    practice: 'rosella',
    zone: 'Australia/Melbourne',
  },
  kofi: {
    name: 'Kofi Asante',
    role: 'practice_staff',
    title: 'Reception',
    practice: 'jacaranda',
    zone: 'Australia/Brisbane',
  },
  hart: { name: 'Dr Anna Hart', role: 'clinical_leader', title: 'Clinical director', zone: 'Australia/Melbourne' },
  menon: {
    ...{ name: 'Dr Sanjay Menon', role: 'clinical_leader', title: 'Senior clinical psychologist' },
    ...{ practice: 'jacaranda', zone: 'Australia/Brisbane' },
  },
  joanna: reviewer('Joanna Pike', 'People and culture partner', 'kestrel'),
  nadia: reviewer('Nadia Haddad', 'Head of safety and wellbeing', 'kestrel'),
  helen: reviewer('Helen Tsoukalas', 'Workforce wellbeing lead', 'southbank'),
  gareth: reviewer('Gareth Pugh', 'HR business partner', 'southbank'),
  moana: reviewer('Moana Faleolo', 'Employee support coordinator', 'marlow'),
  stefan: reviewer('Stefan Brandt', 'People operations manager', 'saltmarsh'),
  kylie: reviewer('Kylie Warburton', 'HR advisor, sites', 'ironbark'),
  duncan: reviewer('Duncan Rowe', 'Office manager', 'tamar'),
  lorraine: reviewer('Lorraine Daly', 'Staff manager', 'topEnd'),
  amrit: reviewer('Amrit Sandhu', 'People lead', 'brindle'),
  claudia: reviewer('Claudia Reyes', 'Director of people', 'harbour'),
  marcus: { name: 'Marcus Bell', role: 'administrator', title: 'Client services', zone: 'Australia/Sydney' },
} as const satisfies Record<string, Cast>

export type PersonKey = keyof typeof cast

/** The consultants, with the state or territory whose public holidays they keep. */
export const consultantStates = {
  ...{ priya: 'VIC', tomasz: 'SA', aroha: 'TAS', tom: 'VIC', wei: 'QLD', fatima: 'WA', ngaire: 'NT', luca: 'NSW' },
} as const
export type ConsultantKey = keyof typeof consultantStates

/** The people of the story, as the gates would let them in. */
export type People = {
  readonly all: readonly Person[]
  readonly administrator: Administrator
  /** The consultant, with practice staff at the keyboard where `by` names some. */
  readonly consultant: (key: ConsultantKey, by?: PersonKey) => Consultant
  /** A practice's id. */
  readonly practice: (key: PracticeKey) => string
  readonly leader: (key: PersonKey) => ClinicalLeader
  readonly reviewer: (key: PersonKey) => Reviewer
}

/** Brings practices and people into the portal. One password for all, hashed once. */
export async function bringPeople(organisations: Organisations, since: Date): Promise<People> {
  const passwordHash = await hashPassword(password)
  const rooms = await Promise.all(
    Object.entries(practices).map(async ([key, name]) => [key, (await db.practice.create({ data: { name } })).id]),
  )
  const practiceIds: Record<PracticeKey, string> = Object.fromEntries(rooms)
  const rows = await db.person.createManyAndReturn({
    data: Object.values<Cast>(cast).map(({ name, role, title = '', zone, practice, of }) => ({
      ...{ name, role, title, passwordHash, createdAt: since, email: emailOf(name, 'example.com') },
      timeZone: of ? organisations[of].timeZone : (zone ?? 'Australia/Sydney'),
      practiceId: practice ? practiceIds[practice] : null,
      organisationId: of ? organisations[of].id : null,
    })),
  })
  for (const { id, email } of rows) {
    const totpSecret = sealTotpSecret(totpSecretOf(email), id)
    await db.person.update({ where: { id }, data: { totpSecret, passwordSetAt: since }, select: { id: true } })
  }
  const people = new Map(
    (Object.keys(cast) as PersonKey[]).map((key) => {
      const row = rows.find(({ name }) => name === cast[key].name)
      if (!row) throw new Error(`${key} did not come.`)
      return [key, { ...row, role: cast[key].role, theme: 'system', signInId: randomUUID() } satisfies Person] as const
    }),
  )
  const person = (key: PersonKey): Person => letIn(people.get(key) ?? null)
  return {
    all: [...people.values()],
    administrator: letIn(asAdministrator(person('marcus'))),
    consultant: (key, by = key) => letIn(asConsultant(person(by), by === key ? null : person(key))),
    practice: (key) => practiceIds[key],
    leader: (key) => letIn(asClinicalLeader(person(key))),
    reviewer: (key) => letIn(asReviewer(person(key))),
  }
}

function letIn<T>(actor: T | null): T {
  if (!actor) throw new Error('The story lets somebody in through a gate that is not theirs.')
  return actor
}

/** 'Tomasz Zieliński' → 'tomasz.zielinski@example.com' */
export function emailOf(name: string, domain: 'example.com' | 'example.org'): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('ø', 'o')
  const parts = plain.replace(/^Dr /, '').toLowerCase().replaceAll(/[’']/g, '').split(/\s+/)
  return `${parts.join('.')}@${domain}`
}
