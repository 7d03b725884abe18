import { request } from '@playwright/test'
import { signInAs } from '@/tests/support/e2e'

/** The cookies of somebody signed in at a server, as a header: what tests send that need no browser. */
export async function tokenOf(url: string, email: string): Promise<string> {
  const context = await request.newContext({ baseURL: url })
  await signInAs({ request: context }, { email })
  const { cookies } = await context.storageState()
  await context.dispose()
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}
