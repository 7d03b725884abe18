import 'server-only'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Fate } from '@/lib/mail/transport'

/** The name of the mail server itself among the domains that rest. */
export const mailServer = ''

/** One trouble may be one mail's; this many in a row are the domain's. */
export const troublesToRest = 3

/** Seconds of a first rest, and of the longest: each in a row is twice as long. All waits for the server, so its rests are short. */
const firstRest = 5
const longestRest = (domain: string) => (domain === mailServer ? 60 : 1_800)

type Try = { domain: string; fate: Fate }

/** Mails in a row, at the end of these, that each domain has not taken: 0 for one that took mail, or at least spoke of one mail alone. */
export function troublesIn(tries: readonly Try[]): Map<string, number> {
  const inRow = new Map<string, number>()
  const note = (domain: string, well: boolean) => inRow.set(domain, well ? 0 : (inRow.get(domain) ?? 0) + 1)
  for (const { domain, fate } of tries) {
    if (fate.fate === 'sent') note(domain, true)
    else if (fate.about === 'domain') note(domain, fate.fate === 'refused')
    if (fate.fate === 'sent' || fate.about === 'domain') note(mailServer, true)
    else if (fate.about === 'server') note(mailServer, false)
  }
  return inRow
}

/** The statement that ends the troubles of those who take mail, to go along with another: under load there are none to end. */
export function mending(found: ReadonlyMap<string, number>, at: Date): Prisma.Sql {
  const well = [...found].filter(([, troubles]) => troubles === 0).map(([domain]) => domain)
  return Prisma.sql`
    UPDATE mail_rest SET troubles = 0, rests = 0, until = ${at} WHERE domain = ANY(${well}) AND troubles > 0`
}

/** Notes the troubles that `troublesIn` found, for all workers. Who does not take mail is given a rest. */
export async function noteTroubles(found: ReadonlyMap<string, number>, at: Date): Promise<void> {
  for (const [domain, troubles] of [...found].sort()) if (troubles > 0) await noteTrouble(domain, troubles, at)
}

async function noteTrouble(domain: string, troubles: number, at: Date): Promise<void> {
  await db.$executeRaw`INSERT INTO mail_rest (domain, until) VALUES (${domain}, ${at}) ON CONFLICT DO NOTHING`
  await db.$executeRaw`
    WITH now AS (SELECT troubles + ${troubles} AS troubles, until <= ${at} AND troubles + ${troubles} >= ${troublesToRest} AS begins
                   FROM mail_rest WHERE domain = ${domain} FOR UPDATE)
    UPDATE mail_rest SET troubles = least(now.troubles, 1000000), rests = rests + begins::int,
           until = CASE WHEN begins THEN ${at}::timestamptz + make_interval(secs => least(${longestRest(domain)}, ${firstRest} * 2 ^ least(rests, 20))) ELSE until END
      FROM now WHERE domain = ${domain}`
}
