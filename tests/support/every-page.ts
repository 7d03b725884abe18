import { type APIRequestContext, type APIResponse, request } from '@playwright/test'
import { everyRoute } from '@/tests/support/actions'
import { signInAs } from '@/tests/support/e2e'
import { database, person, portal } from '@/tests/support/portal'

/** A page or route of the build at one address, and somebody to whom it answers; `who` is null where nobody is shown it. */
export type Found = { route: string; path: string; who: string | null }

const people = ['Priya Raman', 'reviewer', 'clinical_leader', 'administrator', 'practice_staff']

/** What the brackets of addresses may name in the story: several where roles see different ones. */
async function named(): Promise<Record<string, string[]>> {
  const one = async (sql: string) => (await database<{ value: string }>(sql)).map(({ value }) => value)
  const { case: assistCase, client, appointment } = portal().cases.atThreshold
  const [tasks, blocks, requests, persons, practices, organisations, mails, holidays] = await Promise.all([
    one(`SELECT t.id::text AS value FROM task t JOIN assist_case c ON c.id = t.case_id
         WHERE 'ASST-' || lpad(c.number::text, 6, '0') = '${assistCase}' LIMIT 1`),
    one(`SELECT b.id::text AS value FROM calendar_block b JOIN person p ON p.id = b.consultant_id
         WHERE p.name = 'Priya Raman' AND b.kind <> 'held' ORDER BY b.starts_at DESC LIMIT 1`),
    one(`SELECT DISTINCT ON (r.status) 'ESR-' || r.reference AS value FROM request r JOIN person p ON p.id = r.consultant_id
         WHERE p.name = 'Priya Raman' AND r.status <> 'draft' ORDER BY r.status`),
    one(`SELECT id::text AS value FROM person WHERE name = 'Priya Raman'`),
    one('SELECT id::text AS value FROM practice ORDER BY name LIMIT 1'),
    one('SELECT id::text AS value FROM organisation ORDER BY name LIMIT 1'),
    one('SELECT DISTINCT ON (event, status) id::text AS value FROM mail ORDER BY event, status'),
    one(`SELECT state || '-' || day AS value FROM holiday WHERE state = 'NSW' ORDER BY day DESC LIMIT 1`),
  ])
  const waiting = await one(
    `SELECT 'ASST-' || lpad(number::text, 6, '0') AS value FROM assist_case WHERE consultant_id IS NULL`,
  )
  return {
    ...{ client: [client], appointment: [appointment], task: tasks, block: blocks, request: requests },
    ...{ case: [assistCase, ...waiting], person: persons, practice: practices, organisation: organisations },
    mail: mails,
    holiday: holidays,
  }
}

const addresses = (route: string, values: Record<string, string[]>): string[] => {
  const [, name] = route.match(/\[(?:\.\.\.)?(\w+)\]/) ?? []
  if (!name) return [route]
  return (values[name] ?? ['none']).flatMap((value) => addresses(route.replace(/\[[^\]]+\]/, value), values))
}

/** Every route of the build at an address of the story, each with whoever is shown it. */
export async function everyPage(of: Portal): Promise<Found[]> {
  const values = await named()
  return Promise.all(
    everyRoute().map(async (route) => {
      const paths = addresses(route, values)
      for (const who of of.keys())
        for (const path of paths) if ((await of.get(path, who)).status() === 200) return { route, path, who }
      return { route, path: paths[0] ?? route, who: null }
    }),
  )
}

type Portal = {
  get: (path: string, who: string | null) => Promise<APIResponse>
  keys: () => string[]
  end: () => Promise<void>
}

/** Asks for pages as somebody of each role, or as nobody. */
export async function visitors(): Promise<Portal> {
  const open = () => request.newContext({ baseURL: portal().url })
  const nobody = await open()
  const contexts = new Map<string, APIRequestContext>()
  for (const who of people) {
    const context = await open()
    await signInAs({ request: context }, person(who).email)
    contexts.set(who, context)
  }
  return {
    keys: () => [...contexts.keys()],
    get: (path, who) => (contexts.get(who ?? '') ?? nobody).get(path, { maxRedirects: 0 }),
    end: async () => void (await Promise.all([nobody, ...contexts.values()].map((context) => context.dispose()))),
  }
}
