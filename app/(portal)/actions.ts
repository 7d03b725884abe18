'use server'

import { revalidatePath } from 'next/cache'
import { themes } from '@/components/layout/theme'
import { textOf } from '@/lib/form-action'
import { themeCookie } from '@/lib/own-cookie'
import { chooseShortcutsFor } from '@/lib/people/choose-shortcuts'
import { chooseThemeFor } from '@/lib/people/choose-theme'
import { requirePerson } from '@/lib/sign-in/gates'
import { actFor } from '@/lib/sign-in/sign-ins'

/** Keeps the theme for the person, and in this browser for the first paint. */
export async function chooseTheme(form: FormData): Promise<void> {
  const person = await requirePerson()
  const theme = themes.find((one) => one === textOf(form, 'theme'))
  if (!theme) return
  await chooseThemeFor(person, theme)
  await themeCookie.keep(theme)
  revalidatePath('/', 'layout')
}

/** Switches single keys on or off for the person. */
export async function chooseShortcuts(form: FormData): Promise<void> {
  const [person, wanted] = [await requirePerson(), textOf(form, 'shortcuts')]
  if (/^(on|off)$/.test(wanted)) await chooseShortcutsFor(person, wanted === 'on')
  revalidatePath('/', 'layout')
}

/** Practice staff switch to another consultant of their practice; anyone else's name changes nothing. */
export async function chooseActingFor(form: FormData): Promise<void> {
  const consultant = textOf(form, 'consultant')
  if (/^[0-9a-f-]{36}$/i.test(consultant)) await actFor(await requirePerson(), consultant)
  revalidatePath('/', 'layout')
}
