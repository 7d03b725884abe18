-- People and organisations are searched by a part of a name, whatever its marks are, and listed by name: an order of 100,000
-- people is read from its index. `spelled` spells as lib/search does.
CREATE FUNCTION spelled(written TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT lower(translate(regexp_replace(normalize(written, NFD), '[\u0300-\u036f]', '', 'g'),
    'ĐđÐðØøŁłĦħŦŧıÆæŒœẞß', 'ddddoollhhttiaaooss') COLLATE "C")
$$;
CREATE INDEX person_by_name ON person (spelled(name), id);
CREATE INDEX person_disabled ON person (spelled(name), id) WHERE disabled_at IS NOT NULL;
CREATE INDEX person_invited ON person (spelled(name), id) WHERE disabled_at IS NULL AND password_hash IS NULL;
CREATE INDEX person_search ON person USING gin (spelled(' ' || name || ' ' || email) gin_trgm_ops);
CREATE INDEX organisation_by_name ON organisation (spelled(name), id);
CREATE INDEX organisation_search ON organisation USING gin (spelled(' ' || name) gin_trgm_ops);
CREATE INDEX sign_in_latest ON sign_in (person_id, factor_at DESC) WHERE factor_at IS NOT NULL;

-- The last administrator who can sign in stays, even if two are taken away at once: the second waits, and sees the first.
CREATE FUNCTION an_administrator_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('an administrator stays'));
  IF NOT EXISTS (SELECT 1 FROM person WHERE role = 'administrator' AND disabled_at IS NULL AND password_hash IS NOT NULL AND id <> OLD.id) THEN
    RAISE EXCEPTION 'the last administrator who can sign in stays' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER an_administrator_stays BEFORE UPDATE ON person FOR EACH ROW
  WHEN (OLD.role = 'administrator' AND OLD.disabled_at IS NULL AND OLD.password_hash IS NOT NULL
    AND NOT (NEW.role = 'administrator' AND NEW.disabled_at IS NULL AND NEW.password_hash IS NOT NULL))
  EXECUTE FUNCTION an_administrator_stays();
