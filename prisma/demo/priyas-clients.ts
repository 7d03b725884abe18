import 'server-only'
import { griefAndSleep } from '@/prisma/demo/accounts'
import { answer, approve, ask, decline, details, question, told, withdraw } from '@/prisma/demo/asking'
import { courseWith } from '@/prisma/demo/course'
import { patricks, petars } from '@/prisma/demo/priyas-reviews'

const client = courseWith('priya', 'Melbourne')

/** Clients with little behind them and no request: a walk below the threshold begins with one of them. */
export const plainClients = ['Lachlan Reid', 'Ivy Castellano', 'Arjun Mehta']

/** Priya's week, Monday and Tuesday as they are named when the demo day is a Tuesday. */
export const priyasFirstDays = [
  client('Jack Ferraro', 'kestrel', 'Family and relationships', 'mon 8:30 phone', 'ccc s+', { lives: 'Brisbane' }),
  client('Aisha Rahimi', 'southbank', 'Sleep and worry', 'mon 9:30 video', 'c s++', { every: 1 }),
  client('Siobhan Kelleher', 'southbank', 'Bereavement', 'mon 10:30 video', 'cc l+', { every: 1 }),
  client('Tane Walker', 'kestrel', 'Work and stress', 'mon 11:30 video', 'cccc s+', {
    every: 1,
    lives: 'Brisbane',
    asks: [ask(2, 6, 'return_to_work', 'insurer', [], { by: 'bec' })],
  }),
  client('Ruby Marchetti', 'marlow', 'Adjusting to a new role', 'mon 13:00 room', ' s+++', { every: 1 }),
  client('Daniel Osei', 'kestrel', 'Conflict at work', 'mon 14:00 phone', 'cccc n', {
    asks: [ask(3, 20, 'consolidate', 'gp', [decline(15, 'nadia', 'budget')])],
  }),
  client('Chloe Nguyen', 'southbank', 'Anxiety', 'mon 15:00 video', 'cc o+', {
    every: 1,
    asks: [ask(2, 9, 'complete_goals', 'not_needed', [withdraw(8, 'mistake')])],
  }),
  client('Hannah Lindqvist', 'southbank', 'Bereavement', 'mon 16:00 video', 'cccccc s+', {
    asks: [
      ask(3, 30, 'complete_goals', 'public', [approve(24, 'helen')]),
      ask(4, 5, 'bridge', 'waiting', [details(3, griefAndSleep)]),
    ],
  }),
  client('Petar Kovačić', 'saltmarsh', 'Separation', 'mon 17:00 phone', 'cccccc s', {
    ...{ known: 'Pete', lives: 'Adelaide' },
    asks: petars,
  }),
  client('Marcus Bligh', 'harbour', 'Work and stress', 'tue 8:30 video', 'cc s', { lives: 'Sydney' }),
  client('Yusuf Demir', 'kestrel', 'Panic and avoidance', 'tue 9:30 room', 'ccccclc s', {
    asks: [ask(2, 38, 'complete_goals', 'gp', [approve(33, 'joanna')]), ask(4, 7, 'return_to_work', 'waiting')],
  }),
  client('Olivia Hartnett', 'southbank', 'Sleep and worry', 'tue 10:30 video', 'ccc s++', { every: 1 }),
  client('Mei-Lin Tran', 'kestrel', 'Work and stress', 'tue 11:30 video', 'cclccc s', {
    ...{ lives: 'Brisbane', asks: [ask(2, 34, 'complete_goals', 'not_needed', [approve(30, 'joanna')])] },
  }),
  client('Ben Tasker', 'saltmarsh', 'Family and relationships', 'tue 13:30 phone', 'ccccc s', {
    ...{ lives: 'Adelaide', asks: [ask(2, 8, 'plan_ending', 'not_needed')] },
  }),
  client('Sophie Drummond', 'marlow', 'Work and stress', 'tue 14:30 video', 'ccccc s', {
    asks: [
      ask(2, 8, 'return_to_work', 'gp', [
        question(5, 'moana', 'Is a return to full duties expected within these two sessions?'),
      ]),
    ],
  }),
  client('Lachlan Reid', 'marlow', 'Bereavement', 'tue 15:30 room', ' s', { every: 1 }),
]

/** The rest of the week; then those who are not in it. */
export const priyasLaterDays = [
  client('Ivy Castellano', 'marlow', 'Work and stress', 'wed 8:30 video', 'c s+', { every: 1 }),
  client('Kiri Tamati', 'southbank', 'Family and relationships', 'wed 9:30 phone', 'ccc s+', { every: 1 }),
  client('Arjun Mehta', 'kestrel', 'Adjusting to a new role', 'wed 10:30 room', ' s++', { every: 1 }),
  client('Emily Stavros', 'southbank', 'Anxiety', 'wed 11:30 video', 'cc s++', { every: 1 }),
  client('Zoe Halloran', 'marlow', 'Work and stress', 'wed 13:30 video', 'ccc e+', {
    asks: [
      ask(1, 28, 'plan_ending', 'not_needed', [
        question(27, 'moana', 'Could one of the sessions already agreed be used for this?'),
      ]),
    ],
  }),
  client('Patrick Nolan', 'ironbark', 'Work and stress', 'wed 14:30 video', 'ccccccccc s', {
    lives: 'Perth',
    asks: patricks,
  }),
  client('Freya Lund', 'harbour', 'Sleep and worry', 'wed 15:30 phone', 'c s', { lives: 'Sydney' }),
  client('Dylan Pearce', 'topEnd', 'Conflict at work', 'wed 16:30 video', 'c s+', { every: 1, lives: 'Darwin' }),
  client('Callum Byrne', 'kestrel', 'Anxiety', 'thu 9:00 room', ' s++', { every: 1 }),
  client('Nina Petrović', 'ironbark', 'Bereavement', 'thu 10:00 video', 'cccc s++', { every: 1, lives: 'Perth' }),
  client('Omar Farouk', 'southbank', 'Work and stress', 'thu 11:00 phone', 'cc s+', {
    every: 1,
    asks: [ask(2, 8, 'consolidate', 'private', [], { by: 'bec' })],
  }),
  client('Georgia Tsakiris', 'marlow', 'Adjusting to a new role', 'thu 13:30 video', 'cccc s', {
    ...{ every: 6, lives: 'Sydney', asks: [ask(2, 33, 'consolidate', 'not_needed', [approve(31, 'moana')])] },
  }),
  client('William Ashby', 'tamar', 'Separation', 'thu 14:30 video', 'ccccc s', {
    ...{ known: 'Will', lives: 'Hobart' },
    asks: [ask(3, 12, 'plan_ending', 'gp', [approve(8, 'duncan', null, 'last_extension')])],
  }),
  client('Amelia Kwan', 'southbank', 'Anxiety', 'thu 16:00 room', 'c s++', { every: 1 }),
  client('Rhys Donnelly', 'kestrel', 'Separation', 'fri 8:30 phone', 'c s+', {
    every: 1,
    asks: [ask(4, 1, 'stabilise', 'public')],
  }),
  client('Leah Grant', 'marlow', 'Work and stress', 'fri 9:30 video', 'ccccc s', {
    draft: { sessions: 3, days: 1, goal: 'complete_goals', pathway: '' },
  }),
  client('Samuel Okoro', 'southbank', 'Bereavement', 'fri 10:30 video', 'cc s+', { every: 1, known: 'Sam' }),
  client('Grace Okafor', 'kestrel', 'Sleep and worry', 'fri 11:30 video', 'c e+', { every: 1 }),
]

/** Clients whose case with Priya is over, and what was asked for them. */
export const priyasEarlierClients = [
  client('Hamish McAllister', 'southbank', 'Work and stress', 'tue 15:30 room', 'cccccccc', {
    ...{ every: 1, until: -9, closed: true },
    asks: [ask(2, 60, 'complete_goals', 'not_needed', [approve(56, 'gareth')])],
  }),
  client('Thi Lan Pham', 'kestrel', 'Family and relationships', 'mon 13:00 room', 'ccccclccc', {
    ...{ every: 1, until: -5, closed: true, email: false },
    asks: [ask(3, 44, 'plan_ending', 'gp', [approve(40, 'nadia', null, 'hand_over'), told(39)], { by: 'bec' })],
  }),
  client('Grzegorz Nowak', 'southbank', 'Conflict at work', 'thu 9:00 room', 'cccccc', {
    ...{ every: 1, until: -4, closed: true },
    asks: [ask(4, 28, 'bridge', 'private', [decline(23, 'helen', 'other_support')])],
  }),
  client('Beatriz Coutinho', 'kestrel', 'Anxiety', 'wed 10:30 room', 'cccc', {
    ...{ every: 1, until: -5, closed: true },
    asks: [ask(2, 30, 'consolidate', 'declined', [withdraw(28, 'not_wanted')])],
  }),
  client('Eleni Papadakis', 'marlow', 'Bereavement', 'wed 8:30 video', 'ccpcc', { every: 1, until: -4, closed: true }),
  client('Tariq Halabi', 'southbank', 'Sleep and worry', 'mon 9:30 video', 'cccncc', {
    ...{ every: 1, until: -6, closed: true },
    asks: [
      ask(2, 42, 'return_to_work', 'insurer', [
        question(40, 'gareth', 'Is the insurer already paying for treatment of the same matter?'),
        answer(
          38,
          'No. A claim has been lodged and no treatment is approved yet; these sessions end when it is.',
          'bec',
        ),
        approve(37, 'gareth', 1),
      ]),
    ],
  }),
]
