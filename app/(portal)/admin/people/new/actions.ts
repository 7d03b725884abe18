'use server'

import { provenFormAction } from '@/lib/form-action'
import { paths } from '@/lib/paths'
import { invitePerson } from '@/lib/people/invite'
import { personWithEmail } from '@/lib/people/queries'
import { invitationSchema } from '@/lib/people/schema'
import { isRefusal } from '@/lib/refusal'
import { requireAdministrator } from '@/lib/sign-in/gates'

/** Invites somebody; an address that is there already is answered with whose it is. */
export const sendInvitation = provenFormAction(invitationSchema, async (input) => {
  const administrator = await requireAdministrator()
  const made = await invitePerson(administrator, input)
  if (!isRefusal(made)) return paths.person(made.invited, { told: 'invited' })
  const there = made.fields.email && (await personWithEmail(administrator, input.email))
  return there ? { shown: { person: there.id, name: there.name } } : made
})
