import { type APIRequestContext, expect, test } from '@playwright/test'
import { signInAs } from '@/tests/support/e2e'
import { finder, type Identifying, identifyingValues } from '@/tests/support/identifying'
import { database, portal } from '@/tests/support/portal'
import { unsealed } from '@/tests/support/unsealed'

// R4: everything that a reviewer can reach or guess, searched for every identifying value of the story.

/** As a page, as the data of a page that is followed, and as what is fetched before. */
const asPage = {}
const asData = { rsc: '1' }
const asPrefetch = { rsc: '1', 'next-router-prefetch': '1' }
const manners = [asPage, asData, asPrefetch]

type Found = { where: string; kind: string; value: string }
type Find = (text: string) => Identifying[]

/** Asks for an address once, looks into the whole answer, and returns what was found and where it links to. */
async function lookInto(request: APIRequestContext, path: string, headers: Record<string, string>, find: Find) {
  const answer = await request.get(path, { headers })
  expect(answer.status(), path).toBeLessThan(500)
  const text = `${Object.values(answer.headers()).join('\n')}\n${answer.url()}\n${await answer.text()}`
  // What the asker wrote into the address is no news to them.
  const asked = decodeURIComponent(path)
  const news = find(text).filter(({ value }) => !asked.includes(value))
  const found = news.map(({ kind, value }): Found => ({ where: path, kind, value }))
  const links = [...text.matchAll(/href=\\?"(\/[^"\\#]*)/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'))
  return { found, links: links.filter((link) => !/^\/(_next|api|sign-in)/.test(link)) }
}

/** Everything that links lead to from some addresses, in every manner. */
async function crawl(request: APIRequestContext, starts: readonly string[], find: Find) {
  const known = new Set(starts)
  const found: Found[] = []
  for (const path of known)
    for (const seen of await Promise.all(manners.map((manner) => lookInto(request, path, manner, find)))) {
      found.push(...seen.found)
      for (const link of seen.links) known.add(link)
    }
  return { found, responses: known.size * manners.length }
}

/** Addresses that nothing links to: all as pages, one in ten as data too. */
async function guess(request: APIRequestContext, paths: readonly string[], find: Find) {
  const asked = [...paths.map((path) => ({ path, manner: asPage })), ...tenthOf(paths)]
  const found: Found[] = []
  const atOnce = 6
  for (let first = 0; first < asked.length; first += atOnce) {
    const some = asked.slice(first, first + atOnce).map(({ path, manner }) => lookInto(request, path, manner, find))
    for (const seen of await Promise.all(some)) found.push(...seen.found)
  }
  return { found, responses: asked.length }
}

const tenthOf = (paths: readonly string[]) =>
  paths.filter((_, index) => index % 10 === 0).map((path) => ({ path, manner: asData }))

/** Addresses that a reviewer may try: every client, case, task, appointment and request, and what is no address at all. */
async function guesses(): Promise<string[]> {
  const rows = await database<{ path: string }>(`
    SELECT '/clients/' || id AS path FROM client
    UNION SELECT '/cases/ASST-' || lpad(number::text, 6, '0') FROM assist_case
    UNION SELECT '/cases/ASST-' || lpad(number::text, 6, '0') || '/requests/new' FROM assist_case
    UNION (SELECT '/cases/ASST-' || lpad(c.number::text, 6, '0') || '/tasks/' || t.id FROM task t JOIN assist_case c ON c.id = t.case_id LIMIT 40)
    UNION (SELECT '/calendar/APP-' || lpad(number::text, 5, '0') FROM appointment LIMIT 40)
    UNION SELECT unnest(ARRAY['/approvals/ESR-', '/requests/ESR-', '/reviews/ESR-']) || reference FROM request`)
  const odd = [
    '/approvals/ESR-000000',
    '/approvals/nothing',
    '/approvals/ESR-%00',
    '/approvals?tab=decided&q=ESR',
    '/nowhere',
  ]
  return [
    ...rows.map(({ path }) => path),
    ...odd,
    '/calendar',
    '/clients',
    '/requests',
    '/reviews',
    '/search?q=a',
    '/admin',
    '/admin/history',
    '/admin/history/export',
    '/admin/statistics',
    '/guides',
  ]
}

/** Reviewers of the story; people whom other tests invite come and go. */
const known = () => portal().people.flatMap(({ role, email }) => (role === 'reviewer' ? [email] : []))
const story = `SELECT DISTINCT ON (organisation_id) name, email FROM person WHERE role = 'reviewer' AND email = ANY ($1)
  ORDER BY organisation_id, name`

test('nothing that a reviewer can reach or guess shows who is meant', async ({ browser }) => {
  const values = await identifyingValues()
  const reviewers = await database<{ name: string; email: string }>(story, [known()])
  let responses = 0
  for (const [index, { name, email }] of reviewers.entries()) {
    const page = await (await browser.newContext()).newPage()
    await signInAs(page, name)
    const own = await ownWords(email)
    const find = finder(values.filter(({ value }) => !own.has(value)))
    const reached = await crawl(
      page.request,
      ['/approvals', '/approvals?tab=waiting', '/approvals?tab=decided', '/statistics', '/account', '/help'],
      find,
    )
    expect(reached.found, name).toEqual([])
    responses += reached.responses
    if (index === 0) {
      const guessed = await guess(page.request, await guesses(), find)
      expect(guessed.found, `${name}, by guessing`).toEqual([])
      responses += guessed.responses
    }
    await page.context().close()
  }
  console.log(
    `R4: ${values.length} identifying values × ${responses} responses of ${reviewers.length} reviewers: none found`,
  )
  expect(values.length * responses).toBeGreaterThan(100_000)
})

test('no mail to a reviewer shows who is meant', async () => {
  const mails = await database<Record<'email' | 'id' | 'head' | 'text' | 'html', string>>(
    `SELECT p.email, m.id, m.from_name || m.subject AS head, m.text, m.html FROM mail m JOIN person p ON p.id = m.person_id
     WHERE p.role = 'reviewer' AND (p.email = ANY ($1) OR p.email LIKE 'reviewer.%')`,
    [known()],
  )
  const { textKey } = portal()
  const values = await identifyingValues()
  for (const { email, id, head, ...sealed } of mails) {
    const [text, html] = (['text', 'html'] as const).map((one) => unsealed(sealed[one], `mail.${one}:${id}`, textKey))
    const own = await ownWords(email)
    expect(
      finder(values.filter(({ value }) => !own.has(value)))(`${head}${text}${html}`),
      `a mail to ${email}`,
    ).toEqual([])
  }
  expect(mails.length).toBeGreaterThan(10)
})

test('the same search finds the client on the pages of the consultant', async ({ page }) => {
  const { case: code, appointment } = portal().cases.atThreshold
  const find = finder(await identifyingValues())
  await signInAs(page, 'Priya Raman')
  const kinds = new Set<string>()
  for (const path of [`/cases/${code}`, `/calendar/${appointment}`, '/requests?tab=all'])
    for (const manner of [asPage, asData])
      for (const { kind } of (await lookInto(page.request, path, manner, find)).found) kinds.add(kind)
  for (const kind of ['client', 'case', 'consultant', 'appointment', 'task']) expect(kinds).toContain(kind)
})

/** The names of the reviewer's own colleagues are theirs to see, and some client may be called the same. */
async function ownWords(email: string): Promise<Set<string>> {
  const rows = await database<{ name: string }>(
    `SELECT name FROM person WHERE role = 'reviewer' AND organisation_id = (SELECT organisation_id FROM person WHERE email = $1)`,
    [email],
  )
  return new Set(rows.flatMap((row) => [row.name, ...row.name.split(' ')]))
}
