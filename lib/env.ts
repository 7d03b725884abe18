import 'server-only'
import { z } from 'zod'

/** What is said of a key that is written wrongly. */
export const keyWords =
  'TEXT_KEY is a name of small letters and digits, a colon and 32 random bytes in base64url, for example k1:…; TEXT_KEYS_BEFORE holds older ones, between commas.'

const seconds = (name: string) => z.coerce.number(`${name} is a number from 0 to 600.`).min(0).max(600)

/** A port, or 0 where none is named. */
const port = (name: string) => z.coerce.number(`${name} is a port from 1 to 65535.`).int().min(0).max(65_535).default(0)

const schema = z.object({
  DATABASE_URL: z.string().min(1, 'DATABASE_URL names the PostgreSQL database.'),
  NEXTAUTH_SECRET: z.string().min(16, 'NEXTAUTH_SECRET is a random text of 16 characters or more.'),
  PORTAL_URL: z
    .url('PORTAL_URL is the address people open, for example https://portal.example.org.')
    .default('http://localhost:3000'),
  /** What seals clinical text: a name, a colon, 32 bytes in base64url; older ones that must still open, between commas. */
  TEXT_KEY: z.string({ error: keyWords }).min(1, keyWords),
  TEXT_KEYS_BEFORE: z.string().default(''),
  SMTP_URL: z.string().default('smtp://127.0.0.1:1025'),
  MAIL_FROM: z.email().default('portal@phoenix.example'),
  /** What clients see as the sender: an address as neutral as the name (domain §6.1). */
  MAIL_FROM_CLIENT: z.email().default('support@phoenix.example'),
  /** How long, in seconds, the mail server may be silent before a try is given up. */
  SMTP_PATIENCE: z.coerce.number('SMTP_PATIENCE is a number of seconds, 1 to 300.').min(1).max(300).default(30),
  /** How many mails to one domain are at work at once, over all workers. */
  MAIL_PER_DOMAIN: z.coerce.number('MAIL_PER_DOMAIN is a number, 1 or more.').int().min(1).max(1_000).default(5),
  /** The domain that undeliverable mails come back to, where that is wanted; its mail goes to BOUNCE_PORT of a worker. */
  BOUNCE_DOMAIN: z
    .string()
    .toLowerCase()
    .regex(
      /^$|^(?=.{1,190}$)([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d-]{2,63}$/,
      'BOUNCE_DOMAIN is a domain, for example bounces.example.org.',
    )
    .default(''),
  BOUNCE_PORT: z.coerce.number('BOUNCE_PORT is a port from 1 to 65535.').int().min(0).max(65_535).default(0),
  BOUNCE_HOST: z.string().default('127.0.0.1'),
  /** What a worker is called in logs and claims; two of one name do not get in each other's way. */
  WORKER_NAME: z.string().max(60).default(''),
  DEMO: z.enum(['0', '1']).default('0'),
  MAILBOX_URL: z.string().default(''),
  /** A file outside of the database that takes the daily anchor of history, for `npm run verify`. */
  ANCHOR_FILE: z.string().default(''),
  /** How many proxies of our own stand before the web server; each adds to X-Forwarded-For, which is ignored where there is none. */
  TRUSTED_PROXIES: z.coerce.number('TRUSTED_PROXIES is a number, 0 or more.').int().min(0).max(9).default(0),
  /** How long one statement may take; what waits for a lock gives up at two thirds of it. */
  DATABASE_WAIT_SECONDS: z.coerce
    .number('DATABASE_WAIT_SECONDS is a number from 1 to 600.')
    .min(1)
    .max(600)
    .default(12),
  /** How long a web server that is asked to stop still takes connections, so that the balancer sees that it is not ready any more. */
  DRAIN_SECONDS: seconds('DRAIN_SECONDS').default(3),
  /** How long a process that stops waits for what it has begun. */
  STOP_SECONDS: seconds('STOP_SECONDS').default(20),
  /** Where the web server and the worker tell of themselves (metrics and health), each on a port of its own; nowhere where unset. */
  METRICS_PORT: port('METRICS_PORT'),
  WORKER_PORT: port('WORKER_PORT'),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  /** Where traces are sent (OTLP over HTTP), for example http://127.0.0.1:4318; nothing is traced where unset. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .union([z.literal(''), z.url('OTEL_EXPORTER_OTLP_ENDPOINT is an address such as http://127.0.0.1:4318.')])
    .default(''),
})

/** The settings, read when first asked for, so that a build needs none. Throws one sentence per missing setting. */
export function env(): z.infer<typeof schema> {
  cached ??= parse()
  return cached
}

let cached: z.infer<typeof schema> | undefined

function parse() {
  const result = schema.safeParse(process.env)
  if (result.success) return result.data
  throw new Error(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
}
