import { chromium } from '@playwright/test'
import { launchOptions } from '@/tests/support/chromium'

export type Visitor = {
  /** The cookies of a sign-in, for requests without a browser. */
  cookie: string
  /** Bytes of scripts, compressed as they came, that a first visit of a page loads. */
  scripts: (path: string) => Promise<number>
}

/** A browser in which people sign in by the form; `close` ends it. */
export async function openBrowser(url: string) {
  const browser = await chromium.launch(launchOptions())
  async function signIn(email: string, password: string): Promise<Visitor> {
    const context = await browser.newContext({ baseURL: url })
    const page = await context.newPage()
    await page.goto('/sign-in')
    await page.getByLabel('Work email').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL((address) => address.pathname !== '/sign-in')
    const storageState = await context.storageState()
    await context.close()
    return {
      cookie: storageState.cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      scripts: async (path) => {
        // A context of its own has nothing in its cache.
        const visit = await browser.newContext({ baseURL: url, storageState })
        const first = await visit.newPage()
        const loads: Promise<number>[] = []
        first.on('requestfinished', (request) => {
          if (request.resourceType() === 'script') loads.push(request.sizes().then((sizes) => sizes.responseBodySize))
        })
        await first.goto(path, { waitUntil: 'networkidle' })
        const sizes = await Promise.all(loads)
        await visit.close()
        return sizes.reduce((sum, size) => sum + size, 0)
      },
    }
  }
  return { signIn, close: () => browser.close() }
}
