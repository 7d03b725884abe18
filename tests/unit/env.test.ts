import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { settingsInSchema } from '@/tests/support/settings'

// Every setting: what is taken of it, and the one sentence on what is not.

const needed = {
  DATABASE_URL: 'postgresql://user:password@host:5432/database',
  NEXTAUTH_SECRET: 'sixteen letters.',
  TEXT_KEY: 'k1:key',
}

/** The settings as they are read with these beside what is needed. */
async function read(given: Record<string, string>) {
  for (const [name, value] of Object.entries({ ...needed, ...given })) vi.stubEnv(name, value)
  vi.resetModules()
  return (await import('@/lib/env')).env()
}
beforeEach(() => {
  for (const name of settingsInSchema()) vi.stubEnv(name, '')
})
afterEach(() => vi.unstubAllEnvs())

test('what is empty is not set', async () => {
  expect(await read({})).toEqual({
    ...needed,
    ...{ PORTAL_URL: 'http://localhost:3000', TEXT_KEYS_BEFORE: '', SMTP_URL: 'smtp://127.0.0.1:1025' },
    ...{ MAIL_FROM: 'portal@phoenix.example', MAIL_FROM_CLIENT: 'support@phoenix.example', SMTP_PATIENCE: 30 },
    ...{ MAIL_PER_DOMAIN: 5, BOUNCE_DOMAIN: '', BOUNCE_PORT: 0, BOUNCE_HOST: '127.0.0.1', WORKER_NAME: '' },
    ...{ DEMO: '0', MAILBOX_URL: '', ANCHOR_FILE: '', TRUSTED_PROXIES: 0, DATABASE_WAIT_SECONDS: 12 },
    ...{ DRAIN_SECONDS: 3, STOP_SECONDS: 20, METRICS_PORT: 0, WORKER_PORT: 0, METRICS_HOST: '127.0.0.1' },
    OTEL_EXPORTER_OTLP_ENDPOINT: '',
  })
})

test('all that is missing is said at once', async () => {
  const said = read({ DATABASE_URL: '', NEXTAUTH_SECRET: '', TEXT_KEY: '' })
  await expect(said).rejects.toThrow(
    /^DATABASE_URL is missing\..+\nNEXTAUTH_SECRET is a random .+\nTEXT_KEY is missing\./,
  )
})

const seconds = (least: number, most: number) =>
  [
    `a number of seconds from ${least} to ${most}.`,
    [`${least}`, `${most}`],
    [`${least - 1}`, `${most + 1}`, 'abc'],
  ] as const
const port = ['a port from 0 to 65535.', ['1', '65535'], ['-1', '65536', 'http']] as const
const sender = ['one email address, for example support@example.org.', ['a@b.co'], ['a', 'a@b.co, c@d.co']] as const
const long = `${'a'.repeat(64)}.org`

const settings: [string, string, readonly string[], readonly string[]][] = [
  ['NEXTAUTH_SECRET', 'a random text of 16 characters or more.', ['a'.repeat(16)], ['a'.repeat(15)]],
  [
    'PORTAL_URL',
    'the address people open, for example https://portal.example.org.',
    ['https://a.org'],
    ['a.org', 'a.org:80', 'ftp://a.org'],
  ],
  [
    'SMTP_URL',
    'a mail server, for example smtp://relay:25 or smtps://user:password@host.',
    ['smtp://relay:25', 'smtps://user:password@host'],
    ['relay', 'relay:25', 'https://relay', 'xsmtp://relay'],
  ],
  ['MAIL_FROM', ...sender],
  ['MAIL_FROM_CLIENT', ...sender],
  ['SMTP_PATIENCE', ...seconds(1, 300)],
  ['MAIL_PER_DOMAIN', 'a whole number from 1 to 1000.', ['1', '1000'], ['0', '1001', 'abc']],
  ['MAIL_PER_DOMAIN', 'a whole number.', [], ['1.5']],
  [
    'BOUNCE_DOMAIN',
    'a domain, for example bounces.example.org.',
    ['bounces.example.org', 'xn--a-1.au'],
    ['localhost', '-a.org', 'a-.org', 'a..org', 'a b.org', '@a.org', long, `${'a.'.repeat(95)}org`],
  ],
  ['BOUNCE_PORT', ...port],
  ['BOUNCE_PORT', 'a port from 1 to 65535.', [], ['2.5']],
  ['METRICS_PORT', ...port],
  ['WORKER_PORT', ...port],
  ['DEMO', '0 or 1.', ['0', '1'], ['2', 'true']],
  ['TRUSTED_PROXIES', 'a whole number from 0 to 9.', ['0', '9'], ['-1', '10', 'all']],
  ['TRUSTED_PROXIES', 'a whole number.', [], ['0.5']],
  ['DATABASE_WAIT_SECONDS', ...seconds(1, 600)],
  ['DRAIN_SECONDS', ...seconds(0, 600)],
  ['STOP_SECONDS', ...seconds(0, 600)],
  [
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'an address such as http://127.0.0.1:4318.',
    ['http://127.0.0.1:4318'],
    ['4318', 'localhost:4318'],
  ],
]

test.each(settings.flatMap(([name, , right]) => right.map((value) => [name, value] as const)))(
  '%s takes %j',
  async (name, value) => expect(String((await read({ [name]: value }))[name as 'DEMO'])).toBe(value),
)
test.each(settings.flatMap(([name, words, , wrong]) => wrong.map((value) => [name, value, words] as const)))(
  '%s does not take %j',
  (name, value, words) => expect(read({ [name]: value })).rejects.toThrow(new Error(`${name} is ${words}`)),
)

test('WORKER_NAME has at most 60 characters', async () => {
  expect((await read({ WORKER_NAME: 'a'.repeat(60) })).WORKER_NAME).toHaveLength(60)
  await expect(read({ WORKER_NAME: 'a'.repeat(61) })).rejects.toThrow('WORKER_NAME has at most 60 characters.')
})

test('BOUNCE_DOMAIN is kept in small letters', async () => {
  expect((await read({ BOUNCE_DOMAIN: 'Bounces.Example.ORG' })).BOUNCE_DOMAIN).toBe('bounces.example.org')
})
