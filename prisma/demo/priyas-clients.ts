import 'server-only'
import { approve, ask } from '@/prisma/demo/asking'
import { courseWith } from '@/prisma/demo/course'

const client = courseWith('priya', 'Melbourne')

/** Clients with little behind them and no request: a walk below the threshold begins with one of them. */
export const plainClients = ['Lachlan Reid', 'Ivy Castellano', 'Arjun Mehta']

export const priyasCourses = [
  client('Mei-Lin Tran', 'kestrel', 'Work and stress', 'tue 11:30 video', 'cclccc s', {
    ...{ lives: 'Brisbane', asks: [ask(2, 34, 'complete_goals', 'not_needed', [approve(30, 'joanna')])] },
  }),
  client('Olivia Hartnett', 'southbank', 'Sleep and worry', 'tue 10:30 video', 'ccc s'),
  client('Lachlan Reid', 'marlow', 'Bereavement', 'tue 15:30 room', ' s', { every: 1 }),
  client('Jack Ferraro', 'kestrel', 'Family and relationships', 'mon 8:30 phone', 'ccc s+', { lives: 'Brisbane' }),
  client('Ivy Castellano', 'marlow', 'Work and stress', 'wed 8:30 video', 'c s'),
  client('Arjun Mehta', 'kestrel', 'Adjusting to a new role', 'wed 10:30 room', ' s+'),
  client('Daniel Osei', 'kestrel', 'Conflict at work', 'mon 14:00 phone', 'cccc n'),
]
