'use server'

import { formAction } from '@/lib/form-action'
import { addHoliday } from '@/lib/holidays/add-holiday'
import { holidayKeyOf } from '@/lib/holidays/holiday'
import { removeHoliday } from '@/lib/holidays/remove-holiday'
import { renameHoliday } from '@/lib/holidays/rename-holiday'
import { addHolidaySchema, removeHolidaySchema, renameHolidaySchema } from '@/lib/holidays/schema'
import { paths } from '@/lib/paths'
import { isRefusal, refuse } from '@/lib/refusal'
import { requireAdministrator } from '@/lib/sign-in/gates'

const none = refuse('There is no such holiday. Nothing was changed.')

export const add = formAction(addHolidaySchema, async (input) => {
  const done = await addHoliday(await requireAdministrator(), input)
  if (isRefusal(done)) return done
  const [first] = done.added
  return paths.holidays({
    ...{ state: first ?? input.states[0], year: input.day.slice(0, 4), told: first ? 'added' : 'same' },
  })
})

export const rename = formAction(renameHolidaySchema, async ({ holiday, name }) => {
  const administrator = await requireAdministrator()
  const key = holidayKeyOf(holiday)
  if (!key) return none
  const done = await renameHoliday(administrator, { ...key, name })
  if (isRefusal(done)) return done
  const told = done.renamed ? 'renamed' : 'same'
  return paths.holidays({ state: key.state, year: key.day.slice(0, 4), told })
})

export const remove = formAction(removeHolidaySchema, async ({ holiday }) => {
  const administrator = await requireAdministrator()
  const key = holidayKeyOf(holiday)
  if (!key) return none
  const done = await removeHoliday(administrator, key)
  if (isRefusal(done)) return done
  const told = done.removed ? 'removed' : 'same'
  return paths.holidays({ state: key.state, year: key.day.slice(0, 4), told })
})
