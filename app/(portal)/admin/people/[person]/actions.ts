'use server'

import { provenFormAction } from '@/lib/form-action'
import { paths } from '@/lib/paths'
import { changePerson } from '@/lib/people/change'
import { disablePerson } from '@/lib/people/disable'
import { enablePerson } from '@/lib/people/enable'
import { endSignIns } from '@/lib/people/end-sign-ins'
import { inviteAgain } from '@/lib/people/invite-again'
import { resetFactors } from '@/lib/people/reset-factors'
import { revokeInvitation } from '@/lib/people/revoke-invitation'
import { personChangeSchema, personSchema } from '@/lib/people/schema'
import { isRefusal, type Refusal } from '@/lib/refusal'
import { requireAdministrator } from '@/lib/sign-in/gates'

const after = (done: object | Refusal, person: string, told: string) =>
  isRefusal(done) ? done : paths.person(person, { told })

export const sendChange = provenFormAction(personChangeSchema, async (input) =>
  after(await changePerson(await requireAdministrator(), input), input.person, 'changed'),
)
export const sendDisable = provenFormAction(personSchema, async ({ person }) =>
  after(await disablePerson(await requireAdministrator(), person), person, 'disabled'),
)
export const sendEnable = provenFormAction(personSchema, async ({ person }) =>
  after(await enablePerson(await requireAdministrator(), person), person, 'enabled'),
)
export const sendInvitationAgain = provenFormAction(personSchema, async ({ person }) =>
  after(await inviteAgain(await requireAdministrator(), person), person, 'again'),
)
export const sendRevocation = provenFormAction(personSchema, async ({ person }) =>
  after(await revokeInvitation(await requireAdministrator(), person), person, 'revoked'),
)
export const sendReset = provenFormAction(personSchema, async ({ person }) =>
  after(await resetFactors(await requireAdministrator(), person), person, 'reset'),
)
export const sendEnd = provenFormAction(personSchema, async ({ person }) =>
  after(await endSignIns(await requireAdministrator(), person), person, 'ended'),
)
