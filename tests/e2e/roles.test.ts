import { expect, type Page, test } from '@playwright/test'
import { arriveAs } from '@/tests/support/e2e'
import { database, portal } from '@/tests/support/portal'

// Each role has its own navigation, and the pages of the others do not exist for it.

type House = { who: string; first: string; navigation: string[]; pages: string[] }

async function houses(): Promise<Record<string, House>> {
  const { case: code, appointment } = portal().cases.atThreshold
  const [ids] = await database<Record<'client' | 'task' | 'request' | 'waiting' | 'review', string>>(
    `SELECT c.client_id AS client, (SELECT id FROM task WHERE case_id = c.id LIMIT 1) AS task,
       (SELECT reference FROM request r JOIN person p ON p.id = r.consultant_id
        WHERE p.name = 'Priya Raman' AND r.submitted_at IS NOT NULL LIMIT 1) AS request,
       (SELECT reference FROM request r JOIN person p ON p.organisation_id = r.organisation_id
        WHERE p.name = 'Joanna Pike' AND r.status IN ('organisation_review', 'approved') LIMIT 1) AS waiting,
       (SELECT reference FROM request WHERE status = 'clinical_review' LIMIT 1) AS review
     FROM assist_case c WHERE c.number = $1`,
    [Number(code.slice(5))],
  )
  const consultant = [
    ...['/calendar', `/calendar/${appointment}`, '/clients', `/clients/${ids?.client}`, `/cases/${code}`],
    ...[
      `/cases/${code}/tasks/${ids?.task}`,
      `/cases/${code}/requests/new`,
      '/requests',
      `/requests/ESR-${ids?.request}`,
    ],
    `/requests/ESR-${ids?.request}/withdrawal`,
    '/calendar/feed',
  ]
  const consultantSide = { first: '/calendar', navigation: ['My Calendar', 'My Clients', 'My Requests', 'Guides'] }
  return {
    consultant: { who: 'Priya Raman', ...consultantSide, pages: consultant },
    practice_staff: {
      ...{ who: 'Bec Sullivan', ...consultantSide, pages: ['/calendar', '/clients', '/requests'] },
      navigation: ['My Calendar', 'My Clients', 'My Requests', 'Unassigned', 'Guides'],
    },
    clinical_leader: {
      ...{ who: portal().people.find(({ role }) => /clinical.leader/.test(role))?.name ?? '', first: '/reviews' },
      ...{ navigation: ['Clinical Reviews', 'Guides'], pages: ['/reviews', `/reviews/ESR-${ids?.review}`] },
    },
    reviewer: {
      ...{ who: 'Joanna Pike', first: '/approvals', navigation: ['Approvals', 'Statistics', 'Help'] },
      pages: ['/approvals', `/approvals/ESR-${ids?.waiting}`, '/help'],
    },
    administrator: {
      ...{
        who: 'Marcus Bell',
        first: '/admin',
        pages: [
          ...['/admin', '/admin/people', '/admin/organisations', '/admin/mail', '/admin/holidays'],
          ...['/admin/statistics', '/admin/history'],
        ],
      },
      navigation: [
        ...['Overview', 'Unassigned', 'Organisations', 'People', 'Mail', 'Holidays'],
        ...['Statistics', 'History', 'Guides'],
      ],
    },
  }
}

for (const role of ['consultant', 'practice_staff', 'clinical_leader', 'reviewer', 'administrator'])
  test(`${role.replace('_', ' ')}: own pages and navigation, and no page of another role`, async ({ page }) => {
    const all = await houses()
    const { who, first, navigation, pages } = all[role] as House
    await arriveAs(page, who)
    await expect(page).toHaveURL(new RegExp(`${first}$`))
    const links = page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('link')
    await expect(links).toHaveText(navigation.map((label) => new RegExp(`^${label}`)))
    for (const own of pages) expect((await page.goto(own))?.status(), own).toBe(200)
    const others = Object.entries(all).filter(([other]) => sideOf(other) !== sideOf(role))
    for (const path of others.flatMap(([, house]) => house.pages)) await expectNotFound(page, path, first)
    const chooses = role === 'practice_staff' || role === 'administrator'
    if (chooses) expect((await page.goto('/cases'))?.status()).toBe(200)
    else await expectNotFound(page, '/cases', first)
    await page.goto('/')
    await expect(page).toHaveURL(new RegExp(`${first}$`))
  })

const sideOf = (role: string) => (role === 'practice_staff' ? 'consultant' : role)

/** Says that there is no such page, never that it is forbidden, and leads to the role's first page. */
async function expectNotFound(page: Page, path: string, first: string) {
  const answer = await page.goto(path)
  await expect(page.getByText('There is no such page, or it is not yours to see.'), path).toBeVisible()
  expect(answer?.status(), path).toBe(404)
  await expect(page.getByRole('main').getByRole('link'), path).toHaveCount(1)
  if (path !== '/calendar') return
  await page.getByRole('main').getByRole('link').click()
  await expect(page).toHaveURL(new RegExp(`${first}$`))
}

test('signed out, every page leads to the sign-in and back', async ({ page }) => {
  for (const path of Object.values(await houses()).flatMap(({ pages }) => pages)) {
    await page.goto(path)
    const { pathname, searchParams } = new URL(page.url())
    expect(pathname).toBe('/sign-in')
    expect(searchParams.get('to')).toBe(path)
  }
})
