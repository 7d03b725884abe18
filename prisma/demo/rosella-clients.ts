import 'server-only'
import { griefAndSleep, newManager, separation } from '@/prisma/demo/accounts'
import { answer, approve, ask, decline, details, endorse, question } from '@/prisma/demo/asking'
import { courseWith } from '@/prisma/demo/course'

const tomasz = courseWith('tomasz', 'Adelaide')
const aroha = courseWith('aroha', 'Hobart')
const tom = courseWith('tom', 'Melbourne')

/** The clients of Priya's colleagues in the same practice. */
export const rosellaCourses = [
  tomasz('Saoirse Brennan', 'saltmarsh', 'Work and stress', 'mon 9:00 video', 'ccccc s', {
    asks: [ask(2, 15, 'consolidate', 'not_needed')],
  }),
  tomasz('Giorgos Lambros', 'saltmarsh', 'Conflict at work', 'tue 10:00 phone', 'cccc s', {
    asks: [ask(3, 5, 'complete_goals', 'private')],
  }),
  tomasz('Duc Anh Vo', 'southbank', 'Anxiety', 'wed 11:00 video', 'ccc s+', { lives: 'Melbourne' }),
  tomasz('Maja Jovanović', 'southbank', 'Separation', 'thu 14:00 room', 'cccccc', {
    asks: [ask(4, 20, 'new_development', 'gp', [approve(16, 'gareth')])],
  }),
  // A second open case: the form says that there is entitlement elsewhere.
  tomasz('Kiri Tamati', 'southbank', 'Sleep and worry', 'fri 9:00 video', 'cc', { lives: 'Melbourne' }),

  aroha('Edwin Blyth', 'tamar', 'Bereavement', 'mon 10:00 room', 'cc s', {
    asks: [ask(2, 3, 'consolidate', 'gp')],
  }),
  aroha('Rosalind Hume', 'tamar', 'Work and stress', 'tue 9:30 phone', 'c s'),
  aroha('Hyun-woo Baek', 'brindle', 'Anxiety', 'wed 10:00 video', 'ccccccccc s', {
    lives: 'Sydney',
    asks: [
      ask(4, 48, 'complete_goals', 'not_needed', [approve(44, 'amrit')]),
      ask(2, 10, 'plan_ending', 'private', [
        details(9, newManager),
        endorse(5, 'menon', 'A date, an aim and a group to follow. Endorsed.'),
      ]),
    ],
  }),
  aroha('Hyun-woo Baek', 'brindle', 'Adjusting to a new role', 'fri 13:00 video', 'ccc', {
    ...{ lives: 'Sydney', until: -24, closed: true },
  }),
  aroha('Matilda Rasmussen', 'brindle', 'Family and relationships', 'thu 11:00 phone', 'ccc s', { lives: 'Sydney' }),

  tom('Imogen Hale', 'kestrel', 'Bereavement', 'mon 9:00 video', 'cccccc s', {
    lives: 'Brisbane',
    asks: [
      ask(4, 30, 'complete_goals', 'gp', [approve(26, 'joanna')]),
      ask(3, 9, 'bridge', 'waiting', [details(7, griefAndSleep)]),
    ],
  }),
  tom('Bao Huynh', 'kestrel', 'Work and stress', 'tue 11:00 phone', 'cccc s', {
    asks: [
      ask(2, 9, 'return_to_work', 'insurer', [
        question(
          4,
          'nadia',
          'We have just agreed on adjusted duties for several people. Would the sessions still be needed if duties are adjusted for the next month?',
        ),
      ]),
    ],
  }),
  tom('Solomon Tekle', 'southbank', 'Panic and avoidance', 'wed 13:00 room', 'cccccc s', {
    asks: [
      ask(4, 25, 'return_to_work', 'gp', [
        question(23, 'helen', 'Can you say roughly over how many weeks the four sessions would run?'),
        answer(22, 'Fortnightly, so about eight weeks; the last one as a check a month after full duties resume.'),
        approve(20, 'helen', 2),
      ]),
    ],
  }),
  tom('Dimitra Kostas', 'kestrel', 'Family and relationships', 'thu 15:00 video', 'ccc s', {
    ...{
      email: false,
      asks: [
        ask(2, 14, 'other', 'other', [decline(9, 'joanna', 'policy')], {
          goalOther: 'Preparing for a family court date',
          pathwayOther: 'Family relationship centre, first visit next week',
        }),
        ask(2, 2, 'bridge', 'waiting', [], {
          newInformation:
            'The family relationship centre has closed its waiting list until February; the court date in December stands.',
        }),
      ],
    },
  }),
  tom('Oisín Farrelly', 'southbank', 'Separation', 'fri 10:00 video', 'ccccccc s', {
    known: 'Osh',
    asks: [
      ask(2, 40, 'complete_goals', 'gp', [approve(36, 'helen')]),
      ask(4, 16, 'complete_goals', 'specialist', [
        details(15, separation),
        endorse(12, 'hart', 'Two are right for a warm handover; more belongs with the specialist service.', 2),
        approve(6, 'gareth', null, 'hand_over'),
      ]),
    ],
  }),
]
