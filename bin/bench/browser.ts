import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { launchOptions } from '@/tests/support/chromium'

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>

/** Someone's sign-in, for visits with and without a browser; nobody's where it is empty. */
export type Visitor = { storageState: StorageState; cookie: string }

export const nobody: Visitor = { storageState: { cookies: [], origins: [] }, cookie: '' }

export const launch = (): Promise<Browser> => chromium.launch(launchOptions())

/** Signs in by *Sign in as*, which the demo offers on loopback: a code of an app would count only once in half a minute. */
export async function signIn(browser: Browser, url: string, email: string): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: url })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.locator(`form:has(input[value="${email}"])`).evaluate((form) => (form as HTMLFormElement).requestSubmit())
  await page.waitForURL((address) => address.pathname !== '/sign-in')
  const storageState = await context.storageState()
  await context.close()
  return { storageState, cookie: storageState.cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
}

export type Script = { file: string; bytes: number }

/** The scripts that a first visit loads without being touched, largest first, with their bytes as they came: compressed. */
export async function scriptsOf(browser: Browser, visitor: Visitor, address: string): Promise<Script[]> {
  // A context of its own has nothing in its cache.
  const context = await browser.newContext({ storageState: visitor.storageState })
  const page = await context.newPage()
  const scripts: Promise<Script>[] = []
  page.on('requestfinished', (request) => {
    const file = new URL(request.url()).pathname
    if (file.endsWith('.js') || request.resourceType() === 'script')
      scripts.push(request.sizes().then(({ responseBodySize }) => ({ file, bytes: responseBodySize })))
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  const found = await Promise.all(scripts)
  await context.close()
  return found.sort((one, other) => other.bytes - one.bytes)
}
