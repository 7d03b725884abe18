import { z } from 'zod'
import { historyKey } from '@/lib/cases/schema'
import { isOneLine, isOneRecipient } from '@/lib/mail/mail'
import { personStates, roles } from '@/lib/people/person'
import { typedWords } from '@/lib/search/schema'

/** The time zones of Australia that somebody may live by. */
export const timeZones = ['Sydney', 'Melbourne', 'Brisbane', 'Adelaide', 'Darwin', 'Perth', 'Hobart']
  .concat('Broken_Hill', 'Eucla', 'Lord_Howe')
  .map((place) => `Australia/${place}`)

/** One line without markup: names reach mails, lists and history as they are typed. */
const isPlain = (text: string): boolean => isOneLine(text) && !/[<>]/.test(text)
const plain = 'Leave out line breaks, angle brackets and hidden characters.'

const ownName = z
  .string({ error: 'Enter the name.' })
  .transform((typed) => typed.trim().normalize('NFC'))
  .pipe(
    z
      .string()
      .min(1, 'Enter the name.')
      .max(100, 'Keep the name under 100 characters.')
      .refine(isPlain, { error: plain }),
  )

const ownTitle = z
  .string()
  .transform((typed) => typed.trim().normalize('NFC'))
  .pipe(
    z
      .string()
      .max(80, 'Keep the title under 80 characters.')
      .refine((text) => text === '' || isPlain(text), { error: plain }),
  )
  .default('')

const oneEmail = 'Enter one email address, for example name@example.com.'

/** One address of plain letters: none that looks like another, no list, no name beside it. Kept in lower case. */
export const emailSchema = z
  .string({ error: oneEmail })
  .trim()
  .refine((typed) => z.email().safeParse(typed).success && isOneRecipient(typed), { error: oneEmail })
  .transform((typed) => typed.toLowerCase())

const ownZone = z.string({ error: 'Choose the time zone.' }).refine(isTimeZone, { error: 'Choose the time zone.' })

function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]+(\/[A-Za-z_]+){1,2}$/.test(zone)) return false
  try {
    return Boolean(new Intl.DateTimeFormat('en-AU', { timeZone: zone }))
  } catch {
    return false
  }
}

const chosen = z.union([z.literal(''), z.uuid()]).optional()

/** What is asked of anybody: who they are, and where they belong. What a role does not have is left aside. */
const facts = {
  ...{ name: ownName, title: ownTitle, timeZone: ownZone },
  role: z.enum(roles, { error: 'Choose the role.' }),
  ...{ practice: chosen, organisation: chosen },
}

export const invitationSchema = z.object({ email: emailSchema, ...facts })
export type Invitation = z.output<typeof invitationSchema>

/** A change of them; without a role, as on one's own page, role and place stay. */
export const personChangeSchema = z.object({ person: z.uuid(), ...facts, role: facts.role.optional() })
export type PersonChange = z.output<typeof personChangeSchema>

/** Whom a verb is about. */
export const personSchema = z.object({ person: z.uuid() })

const key = z.uuid().optional().catch(undefined)

/** The state of the list of people as its address keeps it. What an address has wrong is left out, never an error. */
export const personSearchSchema = z.object({
  q: typedWords,
  state: z.enum(personStates).optional().catch(undefined),
  role: z.enum(roles).optional().catch(undefined),
  ...{ practice: key, organisation: key },
  /** The person whose row the page begins after, or ends before: a key that says nothing about them. */
  ...{ after: key, before: key },
})
export type PersonSearch = z.output<typeof personSearchSchema>

/** The state of a page about a person, a practice or an organisation: what was just done, and the entry its history begins after. */
export const personPageSchema = z.object({
  told: z.string().max(20).optional().catch(undefined),
  after: historyKey,
})
