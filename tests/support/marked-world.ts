import { markAll } from '@/tests/support/marking'

type Ask = Parameters<typeof markAll>[0]

/** One row in each table that no verb of a test fills, for a case and whoever sees its client. */
const rest = `
  INSERT INTO task (id, case_id, kind) VALUES (gen_random_uuid(), $1, 'tell_client_the_outcome');
  INSERT INTO calendar_block (id, consultant_id, kind, title, starts_at, ends_at, time_zone)
    VALUES (gen_random_uuid(), $2, 'meeting', 'sealed.x', '2030-01-07T01:00Z', '2030-01-07T02:00Z', 'Australia/Sydney');
  INSERT INTO calendar_feed (id, person_id, consultant_id, token_hash) VALUES (gen_random_uuid(), $2, $2, gen_random_uuid());
  INSERT INTO client_view (at, person_id, client_id, page) SELECT now(), $2, client_id, 'client' FROM assist_case WHERE id = $1;
  INSERT INTO sign_in (id, person_id, expires_at) VALUES (gen_random_uuid(), $2, now());
  INSERT INTO passkey (id, person_id, credential_id, public_key, transports, name) VALUES (gen_random_uuid(), $2, gen_random_uuid(), '', '{}', 'Key');
  INSERT INTO recovery_code (id, person_id, code_hash) VALUES (gen_random_uuid(), $2, gen_random_uuid());
  INSERT INTO one_time_link (id, person_id, purpose, token_hash, new_email, expires_at)
    VALUES (gen_random_uuid(), $2, 'new_email', gen_random_uuid(), 'new@example.org', now());
  INSERT INTO known_browser (id, person_id, token_hash) VALUES (gen_random_uuid(), $2, gen_random_uuid());
  INSERT INTO kept_text (person_id, path, typed, kept_at) VALUES ($2, '/calendar', 'sealed.x', now())`

/** Fills what is empty, and marks every row of an organisation's clients and of those who see them. */
export async function markWorld(ask: Ask, organisationId: string, textKey: string): Promise<Record<string, number>> {
  const [found] = await ask<{ id: string; consultant: string }>(
    `SELECT c.id, c.consultant_id AS consultant FROM assist_case c JOIN client ON client.id = c.client_id WHERE client.organisation_id = $1`,
    [organisationId],
  )
  const of = [found?.id ?? '', found?.consultant ?? '']
  for (const statement of rest.split(';'))
    await ask(`${statement.replaceAll('$1', `'${of[0]}'`).replaceAll('$2', `'${of[1]}'`)} ON CONFLICT DO NOTHING`)
  return markAll(ask, organisationId, textKey)
}
