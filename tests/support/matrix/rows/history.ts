import { historyOfAppointment, historyOfCase, historyOfClient } from '@/lib/history/queries'
import type { Consultant } from '@/lib/people/person'
import { own, rows } from '@/tests/support/matrix/row'

const part = { take: 5 }

export const history = rows<Consultant>({
  'history/record.ts doneBy': { noId: 'It only says who is at the keyboard, and for whom.' },
  'history/queries.ts historyOfCase': {
    ...{ finds: own, of: 'waiting' },
    try: async (of, record) => (await historyOfCase(of, record.case, part)).entries,
  },
  'history/queries.ts historyOfAppointment': {
    ...{ finds: own, of: 'ahead' },
    try: async (of, { appointment }) => (await historyOfAppointment(of, appointment, part)).entries,
  },
  'history/queries.ts historyOfClient': {
    ...{ finds: own, of: 'waiting' },
    try: async (of, { client }) => (await historyOfClient(of, client, part)).entries,
  },
})
