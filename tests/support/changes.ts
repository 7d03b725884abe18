import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
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
  [
    /^(sign_in|sign_in_attempt|known_browser|rate_limit|passkey_challenge|emailed_code|kept_text|text_key)[ .]/,
    'signing in',
  ],
  [/^person\.(theme|shortcuts)$/, 'how the portal looks to oneself'],
  [/^request\.(typed|saved_at|submission_key)$/, 'a draft that saves itself'],
  [/^further_detail (INSERT|UPDATE|DELETE)$|^further_detail\./, 'answers that save themselves until they are sent'],
  [/^question\.draft$/, 'an answer that saves itself until it is sent'],
  [/^calendar_feed\.last_read_at$/, 'a calendar app read its feed'],
  [
    /^mail\.(status|attempts|next_attempt_at|claimed_at|claimed_by|settled_at|last_error)$/,
    'the post, after what queued it',
  ],
  [/^(option|holiday|provider_text)[ .]/, 'lists that migrations bring'],
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
    INSERT INTO watched VALUES (pg_current_xact_id(), TG_TABLE_NAME || ' ' || TG_OP, changed);
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

/** The changes of transactions that wrote no history though they should have, each once. */
export function withoutHistory(transactions: readonly Transaction[]): string[] {
  const meant = (change: string) => !silent.some(([pattern]) => pattern.test(change))
  const missing = transactions.filter(({ events }) => events.length === 0).map(({ changes }) => changes.filter(meant))
  return [...new Set(missing.filter((changes) => changes.length > 0).map((changes) => changes.toSorted().join(', ')))]
}

/** Whose verbs are held to this by tests of their own: people's, and what administrators change of practices and organisations. */
const elsewhere = /^(person|practice|organisation)\./

/** Every event that a verb in lib writes, read from the code. */
export function eventsWritten(): string[] {
  const files = execFileSync('git', ['ls-files', 'lib'], { encoding: 'utf8' }).split('\n')
  const verbs = files.filter((path) => /^lib\/(?!history\/)[\w-]+\/[\w-]+\.ts$/.test(path))
  const texts = verbs
    .map((path) => readFileSync(path, 'utf8'))
    .filter((text) => text.startsWith("import 'server-only'"))
  const named = texts.flatMap((text) => [...text.matchAll(/event: '(\w+\.\w+)'/g)].map(([, event]) => event ?? ''))
  const all = [...named, ...requestEvents.map((event) => `request.${event}`)]
  return [...new Set(all)].filter((event) => !elsewhere.test(event))
}
