import { bookAppointment } from '@/lib/appointments/book'
import { cancelAppointment } from '@/lib/appointments/cancel'
import { changeAppointment } from '@/lib/appointments/change'
import { commenceAppointment } from '@/lib/appointments/commence'
import { completeAppointment } from '@/lib/appointments/complete'
import { bookableCasesOf } from '@/lib/appointments/guard'
import { moveAppointment } from '@/lib/appointments/move'
import { appointmentOf, calendarOf, factsOfAppointment } from '@/lib/appointments/queries'
import { recordNoShow } from '@/lib/appointments/record-no-show'
import { dateInZone } from '@/lib/clocks/calendar-date'
import type { Consultant } from '@/lib/people/person'
import { own, rows } from '@/tests/support/matrix/row'
import { days } from '@/tests/support/world'

const everything = (at: Date) => ({ from: new Date(at.getTime() - days(90)), to: new Date(at.getTime() + days(90)) })
const byPhone = { data: { manner: 'phone' }, happened: { event: 'appointment.commenced' } } as const

export const appointments = rows<Consultant>({
  'appointments/book.ts bookAppointment': {
    ...{ does: own, of: 'idle' },
    try: (of, record, at) =>
      bookAppointment(of, { case: record.case, startsAt: new Date(record.free), manner: 'video' }, at),
  },
  'appointments/cancel.ts cancelAppointment': {
    ...{ does: own, of: 'ahead' },
    try: (of, { appointment }, at) => cancelAppointment(of, { appointment, by: 'provider' }, at),
  },
  'appointments/change.ts changeAppointment': {
    ...{ does: own, of: 'ahead' },
    try: (of, { appointment }, at) => changeAppointment(of, appointment, at, () => byPhone),
  },
  'appointments/commence.ts commenceAppointment': {
    ...{ does: own, of: 'past' },
    try: (of, { appointment }, at) => commenceAppointment(of, appointment, at),
  },
  'appointments/complete.ts completeAppointment': {
    ...{ does: own, of: 'past' },
    try: (of, { appointment }, at) => completeAppointment(of, appointment, at),
  },
  'appointments/move.ts moveAppointment': {
    ...{ does: own, of: 'ahead' },
    try: (of, { appointment, free }, at) => moveAppointment(of, { appointment, startsAt: new Date(free) }, at),
  },
  'appointments/record-no-show.ts recordNoShow': {
    ...{ does: own, of: 'past' },
    try: (of, { appointment }, at) => recordNoShow(of, appointment, at),
  },
  'appointments/guard.ts bookableCasesOf': {
    ...{ finds: own, of: 'idle' },
    try: async (of, record, at) =>
      (await bookableCasesOf(of, dateInZone(at, of.timeZone), at)).some(({ code }) => code === record.case),
  },
  'appointments/queries.ts factsOfAppointment': {
    ...{ finds: own, of: 'ahead' },
    try: (of, { appointment }, at) => factsOfAppointment(of, appointment, at),
  },
  'appointments/queries.ts calendarOf': [
    {
      ...{ finds: own, of: 'ahead' },
      try: async (of, { appointment }, at) => (await calendarOf(of, { ...everything(at), appointment }, at)).open,
    },
    {
      ...{ finds: own, of: 'ahead' },
      try: async (of, record, at) => {
        const { entries } = await calendarOf(of, { ...everything(at), appointment: null }, at)
        return entries.some(({ number }) => record.appointment.endsWith(String(number)))
      },
    },
    {
      ...{ finds: own, of: 'holding' },
      try: async (of, { request }, at) => {
        const later = { from: at, to: new Date(at.getTime() + days(400)), appointment: null }
        return (await calendarOf(of, later, at)).blocks.some(({ held }) => held?.request === request)
      },
    },
  ],
  'appointments/queries.ts appointmentOf': {
    ...{ finds: own, of: 'ahead' },
    try: (of, { appointment }, at) => appointmentOf(of, appointment, at),
  },
})
