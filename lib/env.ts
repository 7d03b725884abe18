import 'server-only'
import { z } from 'zod'

/** What is said of a key that is written wrongly. */
export const keyWords =
  'TEXT_KEY is a name of small letters and digits, a colon and 32 random bytes in base64url, for example k1:…; TEXT_KEYS_BEFORE holds older ones, between commas.'

const secretWords = 'NEXTAUTH_SECRET is a random text of 16 characters or more.'

const number = (name: string, least: number, most: number, what = 'number') => {
  const words = `${name} is a ${what} from ${least} to ${most}.`
  return z.coerce.number(words).min(least).max(most)
}

const whole = (name: string, least: number, most: number) =>
  number(name, least, most, 'whole number').int(`${name} is a whole number.`)

/** A port, or 0 where none is named. */
const port = (name: string) => number(name, 0, 65_535, 'port').int(`${name} is a port from 1 to 65535.`).default(0)

const sender = (name: string) => z.email(`${name} is one email address, for example support@example.org.`)

/** A name and a port alone parse as an address of a scheme of that name. */
const webAddress = (error: string) => z.url({ protocol: /^https?$/, error })

const isMailServer = (url: string) => URL.canParse(url) && /^smtps?:$/.test(new URL(url).protocol)

const schema = z.object({
  DATABASE_URL: z.string(
    'DATABASE_URL is missing. It names the PostgreSQL database: postgresql://user:password@host:5432/database.',
  ),
  NEXTAUTH_SECRET: z.string(secretWords).min(16),
  PORTAL_URL: webAddress('PORTAL_URL is the address people open, for example https://portal.example.org.').default(
    'http://localhost:3000',
  ),
  /** What seals clinical text: a name, a colon, 32 bytes in base64url; older ones that must still open, between commas. */
  TEXT_KEY: z.string(`TEXT_KEY is missing. ${keyWords}`),
  TEXT_KEYS_BEFORE: z.string().default(''),
  SMTP_URL: z
    .string()
    .refine(isMailServer, 'SMTP_URL is a mail server, for example smtp://relay:25 or smtps://user:password@host.')
    .default('smtp://127.0.0.1:1025'),
  MAIL_FROM: sender('MAIL_FROM').default('portal@phoenix.example'),
  /** What clients see as the sender: an address as neutral as the name (domain §6.1). */
  MAIL_FROM_CLIENT: sender('MAIL_FROM_CLIENT').default('support@phoenix.example'),
  /** How long, in seconds, the mail server may be silent before a try is given up. */
  SMTP_PATIENCE: number('SMTP_PATIENCE', 1, 300, 'number of seconds').default(30),
  /** How many mails to one domain are at work at once, over all workers. */
  MAIL_PER_DOMAIN: whole('MAIL_PER_DOMAIN', 1, 1_000).default(5),
  /** The domain that undeliverable mails come back to, where that is wanted; its mail goes to BOUNCE_PORT of a worker. */
  BOUNCE_DOMAIN: z
    .string()
    .toLowerCase()
    .regex(
      /^(?=.{1,190}$)([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d-]{2,63}$/,
      'BOUNCE_DOMAIN is a domain, for example bounces.example.org.',
    )
    .default(''),
  BOUNCE_PORT: port('BOUNCE_PORT'),
  BOUNCE_HOST: z.string().default('127.0.0.1'),
  /** What a worker is called in logs and claims; two of one name do not get in each other's way. */
  WORKER_NAME: z.string().max(60, 'WORKER_NAME has at most 60 characters.').default(''),
  DEMO: z.enum(['0', '1'], 'DEMO is 0 or 1.').default('0'),
  MAILBOX_URL: z.string().default(''),
  /** A file outside of the database that takes the daily anchor of history, for `npm run verify`. */
  ANCHOR_FILE: z.string().default(''),
  /** How many proxies of our own stand before the web server; each adds to X-Forwarded-For, which is ignored where there is none. */
  TRUSTED_PROXIES: whole('TRUSTED_PROXIES', 0, 9).default(0),
  /** How long one statement may take; what waits for a lock gives up at two thirds of it. */
  DATABASE_WAIT_SECONDS: number('DATABASE_WAIT_SECONDS', 1, 600, 'number of seconds').default(12),
  /** How long a web server that is asked to stop still takes connections, so that the balancer sees that it is not ready any more. */
  DRAIN_SECONDS: number('DRAIN_SECONDS', 0, 600, 'number of seconds').default(3),
  /** How long a process that stops waits for what it has begun. */
  STOP_SECONDS: number('STOP_SECONDS', 0, 600, 'number of seconds').default(20),
  /** Where the web server and the worker tell of themselves (metrics and health), each on a port of its own; nowhere where unset. */
  METRICS_PORT: port('METRICS_PORT'),
  WORKER_PORT: port('WORKER_PORT'),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  /** Where traces are sent (OTLP over HTTP), for example http://127.0.0.1:4318; nothing is traced where unset. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .union([z.literal(''), webAddress('OTEL_EXPORTER_OTLP_ENDPOINT is an address such as http://127.0.0.1:4318.')])
    .default(''),
})

/** The settings, read when first asked for, so that a build needs none. Throws one sentence per missing or wrong setting. */
export function env(): z.infer<typeof schema> {
  cached ??= parse()
  return cached
}

let cached: z.infer<typeof schema> | undefined

/** What is empty is not set. */
function parse() {
  const given = Object.entries(process.env).filter(([, value]) => value !== '')
  const result = schema.safeParse(Object.fromEntries(given))
  if (result.success) return result.data
  throw new Error(result.error.issues.map(({ message }) => message).join('\n'))
}
