-- A chain over history: each seal is a hash of its row and of the seal before, so a row that is changed, taken away or put in between
-- behind the portal's back breaks it (S8). Recomputed outside of the database by lib/history/chain.ts, from this text alone:
-- every column as text, null where there is none, time in milliseconds of UTC, data as jsonb writes it; a JSON list without spaces.
CREATE FUNCTION history_text(entry public.history_entry) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT array_to_json(ARRAY[
    entry.id::text, (extract(epoch FROM entry.at) * 1000)::bigint::text, entry.event,
    entry.person_id::text, entry.on_behalf_of_id::text, entry.rule,
    entry.client_id::text, entry.case_id::text, entry.appointment_id::text, entry.request_id::text,
    entry.about_person_id::text, entry.practice_id::text, entry.organisation_id::text, entry.data::text])::text $$;

CREATE FUNCTION history_hash(before bytea, entry text) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(before || convert_to(entry, 'UTF8')) $$;

-- Seals a row as its transaction commits. The advisory lock is the last that a transaction takes, so it cannot wait in a ring with
-- locks on rows; under it the seal of whoever committed before is seen (read committed), and the row and its seal are kept or lost
-- together.
CREATE FUNCTION history_is_sealed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE last public.history_seal;
BEGIN
  PERFORM pg_advisory_xact_lock(0, 'public.history_seal'::regclass::int);
  SELECT * INTO last FROM public.history_seal ORDER BY position DESC LIMIT 1;
  INSERT INTO public.history_seal (position, entry_id, hash) VALUES (coalesce(last.position, 0) + 1, NEW.id,
    public.history_hash(coalesce(last.hash, ''), public.history_text(NEW)));
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER history_is_sealed AFTER INSERT ON history_entry DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION history_is_sealed();

-- The same for many rows at once, for whoever owns the database: of rows that came without the trigger, in the order of their ids.
CREATE FUNCTION history_next(state bytea, start bytea, entry text) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(coalesce(state, start) || convert_to(entry, 'UTF8')) $$;
CREATE AGGREGATE history_chain(start bytea, entry text) (SFUNC = history_next, STYPE = bytea);
CREATE FUNCTION seal_history() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE last public.history_seal; sealed bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(0, 'public.history_seal'::regclass::int);
  SELECT * INTO last FROM public.history_seal ORDER BY position DESC LIMIT 1;
  INSERT INTO public.history_seal (position, entry_id, hash)
    SELECT coalesce(last.position, 0) + row_number() OVER by_id, h.id,
      public.history_chain(coalesce(last.hash, ''), public.history_text(h)) OVER by_id
    FROM public.history_entry h
    WHERE NOT EXISTS (SELECT FROM public.history_seal s WHERE s.entry_id = h.id)
    WINDOW by_id AS (ORDER BY h.id ROWS UNBOUNDED PRECEDING);
  GET DIAGNOSTICS sealed = ROW_COUNT;
  RETURN sealed;
END $$;
SELECT seal_history();

-- What is said once stays said: by trigger, and by what the portal's own role may do. Seals are written by the trigger alone.
CREATE TRIGGER history_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON history_seal FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only();
CREATE TRIGGER history_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON history_anchor FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only();
CREATE TRIGGER history_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON client_view FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only();
REVOKE INSERT, UPDATE ON history_seal FROM phoenix_app;
REVOKE UPDATE ON history_anchor, client_view FROM phoenix_app;
REVOKE EXECUTE ON FUNCTION history_is_sealed(), seal_history() FROM PUBLIC;

-- Who could have seen it: people are found by a part of their name or email.
CREATE INDEX person_name_search ON person USING gin (lower(name || ' ' || email) gin_trgm_ops);
