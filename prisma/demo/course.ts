import 'server-only'
import type { Manner } from '@/lib/appointments/appointment'
import type { Ask, Draft } from '@/prisma/demo/asking'
import type { Column } from '@/prisma/demo/frame'
import type { OrganisationKey } from '@/prisma/demo/organisations'
import type { ConsultantKey, PracticeKey } from '@/prisma/demo/people'

/**
 * How a session went, or goes: c completed, l late cancellation, n no-show, e cancelled early, p cancelled by the provider,
 * o past and left open, s as the time has it (ahead, under way or completed).
 */
export type Letter = 'c' | 'l' | 'n' | 'e' | 'p' | 'o' | 's'

/** One Assist case of a client from its opening on, as the story plans it. */
export type Course = {
  readonly given: string
  readonly family: string
  readonly known: string | null
  readonly email: boolean
  readonly lives: string
  readonly of: OrganisationKey
  readonly with: ConsultantKey | null
  /** Who is to choose the consultant, while there is none: a practice, or the provider. */
  readonly chosenBy: PracticeKey | null
  readonly issue: string
  readonly column: Column
  readonly time: string
  readonly manner: Manner
  /** Weeks between sessions. */
  readonly every: number
  readonly before: readonly Letter[]
  readonly now: Letter | null
  readonly ahead: number
  /** The week of the last session of a case that is over; 0 for this week. */
  readonly until: number
  readonly closed: boolean
  /** Business days ago, for a case that nobody has booked on yet. */
  readonly opened: number
  readonly asks: readonly Ask[]
  readonly draft: Draft | null
}

type Slot = `${Column} ${string} ${'video' | 'phone' | 'room'}`
type More = Partial<
  Pick<
    Course,
    'known' | 'email' | 'lives' | 'every' | 'until' | 'closed' | 'opened' | 'asks' | 'draft' | 'with' | 'chosenBy'
  >
>

const manners = { video: 'video', phone: 'phone', room: 'face_to_face' } as const

/**
 * A course in one line: name, employer, issue, slot of the week, and the path, for example 'cclc s+': four sessions behind, one
 * this week, one more booked ahead. A dash is no session this week.
 */
export const courseWith =
  (consultant: ConsultantKey | null, place: string) =>
  (name: string, of: OrganisationKey, issue: string, slot: Slot, path: string, more: More = {}): Course => {
    const [given = '', ...family] = name.split(' ')
    const [column, time = '', manner] = slot.split(' ') as [Column, string, keyof typeof manners]
    const [before = '', rest = ''] = path.split(' ')
    const now = rest.startsWith('-') || rest === '' ? null : (rest[0] as Letter)
    return {
      ...{
        given,
        family: family.join(' '),
        known: null,
        email: true,
        lives: place,
        of,
        with: consultant,
        issue,
        column,
      },
      ...{ time: time.padStart(5, '0'), manner: manners[manner], every: 2, before: [...before] as Letter[], now },
      ...{
        ahead: rest.split('+').length - 1,
        until: 0,
        closed: false,
        opened: 3,
        asks: [],
        draft: null,
        chosenBy: null,
        ...more,
      },
    }
  }

/** The client's registered name: one life, whichever of their cases it is about. */
export const whole = ({ given, family }: Course): string => `${given} ${family}`
/** The name the client goes by. */
export const nameOf = ({ given, family, known }: Course): string => `${known ?? given} ${family}`
