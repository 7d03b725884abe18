import { accessRows, accessSums, accessTo } from '@/lib/history/access'
import { subjectsFound } from '@/lib/history/found-subject'
import { historyAbout } from '@/lib/history/queries'
import { accessPeriod } from '@/lib/history/schema'
import { clientHead, personHead, standingAccess } from '@/lib/history/standing'
import { keepLookUp } from '@/lib/history/view'
import { holidayKeyOf } from '@/lib/holidays/holiday'
import { holidayOf, holidaysIn } from '@/lib/holidays/queries'
import { removeHoliday } from '@/lib/holidays/remove-holiday'
import { renameHoliday } from '@/lib/holidays/rename-holiday'
import { allowEmailedCode } from '@/lib/organisations/allow-emailed-code'
import { organisationOf, organisationsBy } from '@/lib/organisations/list'
import { smallnessOf } from '@/lib/organisations/queries'
import { organisationSearchSchema } from '@/lib/organisations/schema'
import { changePerson } from '@/lib/people/change'
import { disablePerson } from '@/lib/people/disable'
import { enablePerson } from '@/lib/people/enable'
import { endSignIns } from '@/lib/people/end-sign-ins'
import { inviteAgain } from '@/lib/people/invite-again'
import type { Administrator } from '@/lib/people/person'
import { personOf } from '@/lib/people/queries'
import { resetFactors } from '@/lib/people/reset-factors'
import { revokeInvitation } from '@/lib/people/revoke-invitation'
import { letStaffRead } from '@/lib/practices/let-staff-read'
import { practiceOf } from '@/lib/practices/queries'
import { statisticsOfAny } from '@/lib/statistics/queries'
import type { GridRecord } from '@/tests/support/matrix/grid'
import { all, rows } from '@/tests/support/matrix/row'

// Administrators look after everybody: each of these finds or changes whatever there is, and nobody else comes through the gate.

const part = { take: 5 }
const zone = 'Australia/Sydney'
const people = { does: all, of: 'idle' } as const
const asked = ({ client, today }: GridRecord) => ({
  ...{ subject: { client }, zone, kind: undefined, who: undefined, after: undefined },
  period: accessPeriod({ from: '', to: '' }, today),
})
const dayOf = (code: string) => {
  const key = holidayKeyOf(code)
  if (!key) throw new Error(`${code} is no holiday.`)
  return key
}
const found = { finds: all, of: 'ahead' } as const

export const administration = rows<Administrator>({
  'people/list.ts peopleBy': { noId: 'A list of everybody: administrators look after all alike.' },
  'people/queries.ts personOf': { finds: all, of: 'idle', try: (by, { person }) => personOf(by, person, part) },
  'people/queries.ts personWithEmail': { noId: 'Whose address it is, for a form that was refused.' },
  'people/queries.ts placesToChoose': { noId: 'Every practice and organisation by name, for a form.' },
  'people/invite.ts invitePerson': { noId: 'It makes somebody new: tests/integration/people/invite.test.ts.' },
  'people/changing.ts changingPerson': { noId: 'What the changes below are made in.' },
  'people/change.ts changePerson': {
    ...people,
    try: (by, { person }, at) => changePerson(by, { person, name: 'Nils Other', title: '', timeZone: zone }, at),
  },
  'people/disable.ts disablePerson': { ...people, try: (by, { person }, at) => disablePerson(by, person, at) },
  'people/enable.ts enablePerson': {
    ...people,
    try: async (by, { person }, at) => {
      await disablePerson(by, person, at)
      return enablePerson(by, person, at)
    },
  },
  'people/end-sign-ins.ts endSignIns': { ...people, try: (by, { person }, at) => endSignIns(by, person, at) },
  'people/invite-again.ts inviteAgain': { ...people, try: (by, { person }, at) => inviteAgain(by, person, at) },
  'people/reset-factors.ts resetFactors': { ...people, try: (by, { person }, at) => resetFactors(by, person, at) },
  'people/revoke-invitation.ts revokeInvitation': {
    ...people,
    try: (by, { person }, at) => revokeInvitation(by, person, at),
  },
  'practices/queries.ts practiceOf': { finds: all, of: 'idle', try: (by, { clinic }) => practiceOf(by, clinic, part) },
  'practices/let-staff-read.ts letStaffRead': {
    ...people,
    try: (by, { clinic }, at) => letStaffRead(by, { practice: clinic, allowed: true }, at),
  },
  'organisations/list.ts organisationsBy': {
    ...{ finds: all, of: 'idle' },
    try: async (by) => (await organisationsBy(by, organisationSearchSchema.parse({ q: '' }))).rows,
  },
  'organisations/list.ts organisationOf': {
    ...{ finds: all, of: 'idle' },
    try: (by, { employer }) => organisationOf(by, employer, part),
  },
  'organisations/queries.ts smallnessOf': {
    ...{ finds: all, of: 'idle' },
    try: (by, { employer }) => smallnessOf(by, employer),
  },
  'organisations/allow-emailed-code.ts allowEmailedCode': {
    ...people,
    try: (by, { employer }, at) => allowEmailedCode(by, { organisation: employer, allowed: true }, at),
  },
  'holidays/queries.ts holidaysIn': {
    ...{ finds: all, of: 'idle' },
    try: async (by, { holiday }) => {
      const { state, day } = dayOf(holiday)
      return (await holidaysIn(by, state, Number(day.slice(0, 4)))).holidays
    },
  },
  'holidays/queries.ts holidayOf': {
    ...{ finds: all, of: 'idle' },
    try: (by, { holiday }) => holidayOf(by, holiday),
  },
  'holidays/add-holiday.ts addHoliday': { noId: 'It makes a day of nobody: tests/integration/holidays.' },
  'holidays/rename-holiday.ts renameHoliday': {
    ...people,
    try: (by, { holiday }, at) => renameHoliday(by, { ...dayOf(holiday), name: 'Another day' }, at),
  },
  'holidays/remove-holiday.ts removeHoliday': {
    ...people,
    try: (by, { holiday }, at) => removeHoliday(by, dayOf(holiday), at),
  },
  'history/queries.ts historyOfHolidays': { noId: 'What was done to days, which are nobody’s.' },
  'statistics/queries.ts statisticsOfAny': {
    ...{ finds: all, of: 'idle' },
    try: async (by, { organisation }, at) => (await statisticsOfAny(by, { organisation, period: '' }, at)).chosen,
  },
  'history/access.ts accessRows': {
    ...found,
    try: async (by, record) => (await accessRows(by, asked(record), 5)).rows,
  },
  'history/access.ts accessSums': { ...found, try: (by, record) => accessSums(by, asked(record)) },
  'history/access.ts accessTo': { ...found, try: (by, record) => accessTo(by, asked(record)) },
  'history/found-subject.ts subjectsFound': {
    ...found,
    try: async (by, record) => (await subjectsFound(by, record.case)).clients,
  },
  'history/queries.ts historyAbout': {
    ...{ finds: all, of: 'idle' },
    try: async (by, { person }) => (await historyAbout(by, { personId: person }, part)).entries,
  },
  'history/standing.ts standingAccess': { ...found, try: (by, { client }) => standingAccess(by, client) },
  'history/standing.ts clientHead': { ...found, try: (by, { client }) => clientHead(by, client) },
  'history/standing.ts personHead': { ...found, try: (by, { person }) => personHead(by, person) },
  'history/view.ts recordAccess': {
    noId: 'It writes after the response, by the two below: who-could-have-seen-it.test.ts.',
  },
  'history/view.ts keepLookUp': {
    ...people,
    try: async (by, { person }, at) => {
      await keepLookUp(by, person, 'person.history_read', at)
      return true
    },
  },
})
