import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { peopleWords } from '@/lib/history/people-words'
import { requestEvents } from '@/lib/requests/lifecycle'
import { asOwner } from '@/tests/support/database'

// S8: whether every transaction that changed something wrote history too.

/** What one transaction did: rows that came or went by their table, of rows that stayed the columns, and its history. */
export type Transaction = { changes: string[]; events: string[] }
type Row = { what: string; columns: string[] | null }

/** What changes without a row of history, and why. Everything else is a change that somebody made to the domain. */
const silent: [RegExp, string][] = [
  [/^history_(entry|seal|anchor) INSERT$/, 'history itself'],
  [/^client_view INSERT$/, 'a view, which has a row of its own'],
  [/^(sign_in|sign_in_attempt|known_browser|rate_limit)[ .]/, 'signing in and out, which has a log of its own'],
  [/^(passkey_challenge|emailed_code)[ .]|^mail INSERT emailed-code$/, 'a question of one sign-in, and its answer'],
  [/^person\.totp_last_step$|^passkey\.(counter|synced|last_used_at)$/, 'an app or a passkey was used'],
  [/^kept_text[ .]/, 'what somebody had typed when their sign-in ended'],
  [/^text_key[ .]/, 'the keys of texts, by the command of whoever runs the portal'],
  [/^person\.(theme|shortcuts)$/, 'how the portal looks to oneself'],
  [/^request\.(typed|saved_at|submission_key)$/, 'a draft that saves itself'],
  [/^further_detail (INSERT|UPDATE|DELETE)$|^further_detail\./, 'answers that save themselves until they are sent'],
  [/^question\.draft$/, 'an answer that saves itself until it is sent'],
  [/^calendar_feed\.last_read_at$/, 'a calendar app read its feed'],
  [
    /^mail\.(status|attempts|next_attempt_at|claimed_at|claimed_by|settled_at|last_error|failure|bounced_at)$|^mail_rest[ .]/,
    'the post, after what queued it',
  ],
  [/^clock_(entry|state)[ .]|^(request|allotment)\.clock_at$/, 'what the clocks did, and when they look next'],
  [
    /^mail INSERT (request-reminder|review-reminder|answer-reminder|request-overdue|daily-mail)$/,
    'a reminder changes nothing',
  ],
  [/^(option|provider_text)[ .]/, 'lists that migrations bring'],
]

/** What else may have happened in the same transaction: these changes need, once, an event of their own. */
const owed: [RegExp, RegExp][] = [
  [/^person INSERT$/, /^person\.invited$/],
  [/^person\.(name|title|time_zone)$/, /^person\.facts_changed$/],
  [/^person\.(role|practice_id|organisation_id)$/, /^person\.changed$/],
  [/^person\.disabled_at$/, /^person\.(disabled|enabled)$/],
  [/^person\.password_/, /^person\.(password_set|invitation_taken_up)$/],
  [/^person\.email$/, /^person\.email_changed$/],
  [/^person\.totp_secret$|^passkey (INSERT|DELETE)$/, /^person\.(factor_added|factor_removed|factors_reset)$/],
  [/^recovery_code (INSERT|DELETE)$/, /^person\.(recovery_codes_made|factors_reset)$/],
  [/^recovery_code\./, /^person\.recovery_code_used$/],
  [/^one_time_link INSERT$/, /^person\.(invited|invited_again|password_link_asked|email_change_asked)$/],
  [/^one_time_link\.used_at$/, /^person\.(invitation_taken_up|password_set|email_changed)$/],
  [/^practice\./, /^practice\./],
  [/^organisation\./, /^organisation\./],
  [/^holiday (INSERT|DELETE)$/, /^holiday\.(added|removed)$/],
  [/^holiday\./, /^holiday\.changed$/],
]

const log = `
  CREATE TABLE watched (tx xid8, what text, columns text[]);
  CREATE FUNCTION watched() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  DECLARE changed text[];
  BEGIN
    IF TG_OP = 'UPDATE' THEN
      SELECT array_agg(TG_TABLE_NAME || '.' || n.key ORDER BY n.key) INTO changed
        FROM jsonb_each(to_jsonb(NEW)) n WHERE to_jsonb(OLD) -> n.key IS DISTINCT FROM n.value;
      IF changed IS NULL THEN RETURN NULL; END IF;
    ELSIF TG_TABLE_NAME = 'history_entry' THEN
      changed := ARRAY[to_jsonb(NEW) ->> 'event'];
    END IF;
    INSERT INTO watched VALUES (pg_current_xact_id(), TG_TABLE_NAME || ' ' || TG_OP ||
      CASE WHEN TG_TABLE_NAME = 'mail' AND TG_OP = 'INSERT' THEN ' ' || (to_jsonb(NEW) ->> 'event') ELSE '' END, changed);
    RETURN NULL;
  END $$;
  DO $$ DECLARE t text; BEGIN
    FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('watched', '_prisma_migrations') LOOP
      EXECUTE format('CREATE TRIGGER watched AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION watched()', t);
    END LOOP;
  END $$`

/** Watches every table of this file's database from now on. What it returns tells of each transaction that changed something since. */
export async function watchChanges(): Promise<() => Promise<Transaction[]>> {
  await asOwner((client) => client.query(log))
  return () =>
    asOwner(async (client) => {
      const { rows } = await client.query<{ every: Row[] }>(
        `WITH gone AS (DELETE FROM watched RETURNING *)
         SELECT json_agg(json_build_object('what', what, 'columns', columns)) AS every FROM gone GROUP BY tx ORDER BY tx`,
      )
      return rows.map(({ every }) => ({
        changes: [
          ...new Set(every.flatMap(({ what, columns }) => (what.endsWith(' UPDATE') ? (columns ?? []) : [what]))),
        ],
        events: every.flatMap(({ what, columns }) => (what === 'history_entry INSERT' ? (columns ?? []) : [])),
      }))
    })
}

/** The changes of each transaction that have no history in it, or not the one row that they need, each once. */
export function withoutHistory(transactions: readonly Transaction[]): string[] {
  const missing = transactions.map(({ changes, events }) =>
    changes.filter((change) => !silent.some(([pattern]) => pattern.test(change)) && !isTold(change, events)),
  )
  return [...new Set(missing.filter((changes) => changes.length > 0).map((changes) => changes.toSorted().join(', ')))]
}

function isTold(change: string, events: readonly string[]): boolean {
  const own = owed.find(([pattern]) => pattern.test(change))?.[1]
  return own ? events.filter((event) => own.test(event)).length === 1 : events.length > 0
}

/** Every event that a verb in lib writes, read from the code; of requests and people also those whose name is put together. */
export function eventsWritten(): string[] {
  const files = execFileSync('git', ['ls-files', 'lib'], { encoding: 'utf8' }).split('\n')
  const verbs = files.filter((path) => /^lib\/(?!history\/)[\w-]+\/[\w-]+\.ts$/.test(path))
  const texts = verbs
    .map((path) => readFileSync(path, 'utf8'))
    .filter((text) => text.startsWith("import 'server-only'"))
  const named = texts.flatMap((text) => [...text.matchAll(/event: '(\w+\.\w+)'/g)].map(([, event]) => event ?? ''))
  return [...new Set([...named, ...requestEvents.map((event) => `request.${event}`), ...Object.keys(peopleWords)])]
}
