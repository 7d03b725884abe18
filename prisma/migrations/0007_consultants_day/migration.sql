-- The consultant's day (domain §10, §11): no overlaps, held slots, repeated blocks, feeds, keys, cases that wait for a consultant.
CREATE EXTENSION IF NOT EXISTS btree_gist;

ALTER TABLE person ADD COLUMN shortcuts BOOLEAN NOT NULL DEFAULT true;

ALTER TABLE assist_case
  ADD COLUMN practice_id UUID,
  ADD CONSTRAINT assist_case_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX assist_case_practice_id_closed_at_idx ON assist_case (practice_id, closed_at);
CREATE INDEX assist_case_without_consultant ON assist_case (opened_on, id) WHERE consultant_id IS NULL AND closed_at IS NULL;

-- What a calendar shows of an appointment has a number that grows; one that is settled stays as it was settled (domain §10).
ALTER TABLE appointment
  ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN changed_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
CREATE FUNCTION appointment_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.starts_at, NEW.ends_at, NEW.status, NEW.manner, NEW.cancellation, NEW.consultant_id)
     IS DISTINCT FROM (OLD.starts_at, OLD.ends_at, OLD.status, OLD.manner, OLD.cancellation, OLD.consultant_id) THEN
    IF OLD.status IN ('completed', 'cancelled', 'no_show') THEN
      RAISE EXCEPTION 'a settled appointment is locked' USING ERRCODE = 'check_violation';
    END IF;
    NEW.sequence := OLD.sequence + 1;
    NEW.changed_at := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER appointment_changes BEFORE UPDATE ON appointment FOR EACH ROW EXECUTE FUNCTION appointment_changes();

ALTER TABLE calendar_block
  ADD COLUMN series_id UUID,
  ADD COLUMN request_id UUID,
  ADD CONSTRAINT calendar_block_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT calendar_block_kind CHECK (kind IN ('lunch', 'leave', 'supervision', 'meeting', 'other', 'held')),
  ADD CONSTRAINT calendar_block_held CHECK ((kind = 'held') = (request_id IS NOT NULL));
CREATE UNIQUE INDEX calendar_block_request_id_key ON calendar_block (request_id);
CREATE INDEX calendar_block_series_id_idx ON calendar_block (series_id);
GRANT DELETE ON calendar_block TO phoenix_app;

-- One row for all that takes a consultant's time. A block of one's own may lie over another (lunch in a week of leave), so each
-- has a place of its own; an appointment or a held slot takes every place, and is refused wherever anything else is.
CREATE TABLE busy_time (
  id BIGSERIAL NOT NULL,
  consultant_id UUID NOT NULL,
  appointment_id UUID,
  block_id UUID,
  during tstzrange NOT NULL,
  place int8range NOT NULL,
  CONSTRAINT busy_time_pkey PRIMARY KEY (id),
  CONSTRAINT busy_time_consultant_id_fkey FOREIGN KEY (consultant_id) REFERENCES person(id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT busy_time_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointment(id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT busy_time_block_id_fkey FOREIGN KEY (block_id) REFERENCES calendar_block(id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT busy_time_of_one CHECK (num_nonnulls(appointment_id, block_id) = 1),
  CONSTRAINT busy_time_no_overlap EXCLUDE USING gist (consultant_id WITH =, during WITH &&, place WITH &&)
);
CREATE UNIQUE INDEX busy_time_appointment_id_key ON busy_time (appointment_id);
CREATE UNIQUE INDEX busy_time_block_id_key ON busy_time (block_id);
REVOKE INSERT, UPDATE ON busy_time FROM phoenix_app;

CREATE FUNCTION appointment_takes_time() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  DELETE FROM busy_time WHERE appointment_id = NEW.id;
  IF NEW.status IN ('scheduled', 'commenced') THEN
    INSERT INTO busy_time (consultant_id, appointment_id, during, place)
      VALUES (NEW.consultant_id, NEW.id, tstzrange(NEW.starts_at, NEW.ends_at), int8range(NULL, NULL));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER appointment_takes_time AFTER INSERT OR UPDATE OF consultant_id, starts_at, ends_at, status ON appointment
  FOR EACH ROW EXECUTE FUNCTION appointment_takes_time();

CREATE FUNCTION block_takes_time() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE own bigint := nextval('busy_time_id_seq');
BEGIN
  DELETE FROM busy_time WHERE block_id = NEW.id;
  INSERT INTO busy_time (id, consultant_id, block_id, during, place)
    VALUES (own, NEW.consultant_id, NEW.id, tstzrange(NEW.starts_at, NEW.ends_at),
      CASE WHEN NEW.kind = 'held' THEN int8range(NULL, NULL) ELSE int8range(own, own, '[]') END);
  RETURN NULL;
END $$;
CREATE TRIGGER block_takes_time AFTER INSERT OR UPDATE OF consultant_id, starts_at, ends_at, kind ON calendar_block
  FOR EACH ROW EXECUTE FUNCTION block_takes_time();

-- What lay over another before this rule stays where it is.
INSERT INTO busy_time (consultant_id, appointment_id, during, place)
  SELECT consultant_id, id, tstzrange(starts_at, ends_at), int8range(NULL, NULL) FROM appointment WHERE status IN ('scheduled', 'commenced')
  ORDER BY created_at, id ON CONFLICT DO NOTHING;
INSERT INTO busy_time (consultant_id, block_id, during, place)
  SELECT consultant_id, id, tstzrange(starts_at, ends_at), int8range(n, n, '[]')
  FROM (SELECT *, -row_number() OVER (ORDER BY id) AS n FROM calendar_block) AS block ON CONFLICT DO NOTHING;

CREATE TABLE calendar_feed (
  id UUID NOT NULL,
  person_id UUID NOT NULL,
  consultant_id UUID NOT NULL,
  token_hash TEXT NOT NULL,
  detail TEXT NOT NULL DEFAULT 'manner',
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  last_read_at TIMESTAMPTZ(3),
  revoked_at TIMESTAMPTZ(3),
  CONSTRAINT calendar_feed_pkey PRIMARY KEY (id),
  CONSTRAINT calendar_feed_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT calendar_feed_consultant_id_fkey FOREIGN KEY (consultant_id) REFERENCES person(id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT calendar_feed_detail CHECK (detail IN ('busy', 'manner', 'number'))
);
CREATE UNIQUE INDEX calendar_feed_token_hash_key ON calendar_feed (token_hash);
CREATE INDEX calendar_feed_consultant_id_idx ON calendar_feed (consultant_id);
CREATE UNIQUE INDEX calendar_feed_one_each ON calendar_feed (person_id, consultant_id) WHERE revoked_at IS NULL;
