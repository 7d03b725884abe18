'use server'

import { autosaveAction, formAction } from '@/lib/form-action'
import type { FormState } from '@/lib/form-state'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { answerQuestion } from '@/lib/requests/answer'
import { identityMatches, identitySentence } from '@/lib/requests/identity-guard'
import { knownIdentity } from '@/lib/requests/known-identity'
import { peopleOf } from '@/lib/requests/queries'
import { saveAnswer } from '@/lib/requests/save-answer'
import { answerSchema, longestText, typedAnswer, withdrawalSchema } from '@/lib/requests/schema'
import { withdrawRequest } from '@/lib/requests/withdraw'
import { requireConsultant, signedIn } from '@/lib/sign-in/gates'

const answer = formAction(answerSchema, async (input) => {
  const result = await answerQuestion(await requireConsultant(), input)
  return isRefusal(result) ? result : paths.request(input.request, { answered: '1' })
})

/** Sends the answer to the question that waits. */
export async function sendAnswer(before: FormState, form: FormData): Promise<FormState> {
  return answer(before, form)
}

const save = autosaveAction(typedAnswer, saveAnswer)

/** Keeps the answer as it is typed. */
export async function keepAnswer(sent: unknown) {
  return save(sent)
}

const withdraw = formAction(withdrawalSchema, async (input) => {
  const result = await withdrawRequest(await requireConsultant(), input)
  return isRefusal(result) ? result : paths.request(input.request)
})

/** Withdraws a request, with its reason. */
export async function sendWithdrawal(before: FormState, form: FormData): Promise<FormState> {
  return withdraw(before, form)
}

/** What in a text would show the organisation who is meant; asked while an answer is typed, and changes nothing. */
export async function findIdentity(request: unknown, text: unknown) {
  const nothing = { sentence: '', matches: [] }
  if (typeof request !== 'string' || typeof text !== 'string' || text.length > longestText) return nothing
  const people = (await signedIn()) && (await peopleOf(await requireConsultant(), request))
  const matches = people ? identityMatches(text, knownIdentity(people)) : []
  return { sentence: identitySentence(matches), matches }
}
