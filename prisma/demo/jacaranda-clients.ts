import 'server-only'
import { acuteCrisis, panicAfterAccident, workplaceBullying } from '@/prisma/demo/accounts'
import { answer, approve, ask, decline, details, question, reviewQuestion, told, withdraw } from '@/prisma/demo/asking'
import { courseWith } from '@/prisma/demo/course'

const wei = courseWith('wei', 'Brisbane')
const fatima = courseWith('fatima', 'Perth')
const ngaire = courseWith('ngaire', 'Darwin')
const luca = courseWith('luca', 'Sydney')

/** The clients of the other practice. */
export const jacarandaCourses = [
  wei('Jarrah Simmonds', 'kestrel', 'Work and stress', 'mon 9:00 room', 'cccc s', {
    asks: [ask(3, 7, 'consolidate', 'gp', [], { by: 'kofi' })],
  }),
  wei('Lucía Fernández de Soto', 'kestrel', 'Adjusting to a new role', 'mon 11:00 video', 'ccc s+', {
    asks: [ask(4, 0, 'return_to_work', 'insurer')],
  }),
  wei('Mohammed Darwish', 'kestrel', 'Panic and avoidance', 'tue 9:00 phone', 'ccccccc s', {
    asks: [ask(2, 35, 'complete_goals', 'gp', [approve(30, 'nadia')]), ask(4, 2, 'return_to_work', 'private')],
  }),
  wei('Tilly Aumua', 'kestrel', 'Bereavement', 'wed 9:00 room', 'ccccc s', {
    ...{ email: false, asks: [ask(3, 10, 'consolidate', 'public', [approve(4, 'joanna', null, 'other_support')])] },
  }),
  wei('Bjørn Halvorsen', 'kestrel', 'Sleep and worry', 'wed 11:00 video', 'cccc s', {
    draft: { sessions: 2, days: 2, goal: 'consolidate', pathway: 'gp', by: 'kofi' },
  }),
  wei('Ngoc Bich Dang', 'kestrel', 'Conflict at work', 'thu 10:00 phone', 'cccc s', {
    asks: [
      ask(2, 6, 'plan_ending', 'private', [
        question(4, 'joanna', 'Is this the last request you expect for the matter, or would more follow?'),
        answer(
          2,
          'The last one. The first session closes what was begun, the second hands over to the private psychologist.',
        ),
      ]),
    ],
  }),
  wei('Ines Carvalho', 'kestrel', 'Anxiety', 'fri 9:00 video', 'cccccccc', {
    ...{
      every: 1,
      until: -6,
      closed: true,
      asks: [ask(2, 46, 'complete_goals', 'not_needed', [approve(43, 'nadia')])],
    },
  }),
  wei('Jonas Weber', 'kestrel', 'Work and stress', 'fri 11:00 phone', 'cccccccccc', {
    ...{ every: 1, until: -4, closed: true, asks: [ask(4, 40, 'complete_goals', 'gp', [approve(37, 'joanna')])] },
  }),

  fatima('Kwame Boateng', 'ironbark', 'Family and relationships', 'mon 10:00 video', 'cccccc s', {
    asks: [ask(4, 0, 'stabilise', 'specialist', [details(0, acuteCrisis)])],
  }),
  fatima('Stephanie Zhao', 'ironbark', 'Work and stress', 'tue 9:00 phone', 'cccc s', {
    asks: [ask(3, 4, 'return_to_work', 'gp')],
  }),
  fatima('Dale Hutchins', 'ironbark', 'Sleep and worry', 'wed 10:00 phone', 'cc s', { email: false }),
  fatima('Aliyah Noor', 'ironbark', 'Conflict at work', 'thu 9:00 video', 'ccccc', {
    ...{ asks: [ask(4, 24, 'new_development', 'gp')] },
  }),
  fatima('Tobias Engel', 'ironbark', 'Conflict at work', 'fri 10:00 video', 'ccnccccc s', {
    asks: [
      ask(2, 30, 'complete_goals', 'insurer', [approve(26, 'kylie')]),
      ask(3, 8, 'bridge', 'insurer', [
        details(7, workplaceBullying),
        reviewQuestion(5, 'hart', 'Has a date been set for the mediated meeting?'),
        answer(
          4,
          'Yes, in three weeks, with the site superintendent present. The remaining sessions are booked around it.',
        ),
      ]),
    ],
  }),

  ngaire('Declan Foley', 'topEnd', 'Work and stress', 'mon 9:00 phone', 'cc s'),
  ngaire('Marisol Quispe', 'topEnd', 'Family and relationships', 'tue 11:00 room', 'ccc s'),
  ngaire('Vikram Sethi', 'marlow', 'Adjusting to a new role', 'wed 9:00 video', 'cccc s', {
    ...{ lives: 'Sydney', asks: [ask(1, 4, 'plan_ending', 'not_needed')] },
  }),
  ngaire('Beth Ormond', 'marlow', 'Bereavement', 'thu 10:00 video', 'ccccc s', {
    ...{ lives: 'Sydney', asks: [ask(3, 9, 'consolidate', 'public')] },
  }),

  luca('Petra Novotná', 'harbour', 'Separation', 'mon 10:00 room', 'cccc s', {
    asks: [
      ask(3, 11, 'new_development', 'gp', [
        question(
          9,
          'claudia',
          'Our agreement allows three more in all. Would it help to keep one of them for later in the year?',
        ),
        answer(7, 'Yes. Two now and one in reserve would serve the same goal.', 'kofi'),
        approve(6, 'claudia', 2),
      ]),
    ],
  }),
  luca('Nkechi Obi', 'harbour', 'Work and stress', 'tue 12:00 video', 'ccc s', {
    asks: [ask(2, 4, 'consolidate', 'not_needed')],
  }),
  luca('Lars Eikeland', 'harbour', 'Sleep and worry', 'wed 15:00 phone', 'cccc', {
    ...{ email: false, asks: [ask(3, 9, 'bridge', 'private', [decline(5, 'claudia', 'limit'), told(4)])] },
  }),
  luca('Ayşe Yıldırım', 'brindle', 'Anxiety', 'thu 9:00 video', 'ccc s+', {
    asks: [ask(3, 1, 'complete_goals', 'gp', [], { outcome: 'ayse.private@example.org' })],
  }),
  luca('Sione Tuala', 'marlow', 'Conflict at work', 'fri 11:00 phone', 'cc s', {
    asks: [
      ask(2, 6, 'other', 'waiting', [withdraw(4, 'met_elsewhere')], {
        goalOther: 'Support through an internal hearing',
      }),
    ],
  }),
  luca('Rafaela Duarte', 'marlow', 'Panic and avoidance', 'fri 14:00 room', 'ccccccc s', {
    asks: [
      ask(2, 38, 'complete_goals', 'gp', [approve(34, 'moana')]),
      ask(4, 6, 'return_to_work', 'waiting', [details(1, panicAfterAccident)]),
    ],
  }),
]

const nobody = courseWith(null, 'Melbourne')

/** New clients, for whom a consultant is still to be selected: by a practice, and by the provider. */
export const unassignedCourses = [
  nobody('Gwen Tully', 'southbank', 'Work and stress', 'mon 9:00 phone', '', { opened: 1, chosenBy: 'rosella' }),
  nobody('Mateo Ibarra', 'kestrel', 'Bereavement', 'mon 9:00 video', '', { opened: 2, lives: 'Brisbane' }),
]
