'use server'

import { clientToldSchema } from '@/lib/cases/schema'
import { clientWasTold } from '@/lib/cases/tell-client'
import { formAction } from '@/lib/form-action'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { requireConsultant } from '@/lib/sign-in/gates'

const wired = formAction(clientToldSchema, async (input) => {
  const result = await clientWasTold(await requireConsultant(), input.task)
  return isRefusal(result) ? result : paths.task(input.case, input.task)
})

/** *I told the client*. */
export async function toldClient(...sent: Parameters<typeof wired>) {
  return wired(...sent)
}
