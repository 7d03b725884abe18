-- When a clock looks next at a request or an allotment: only what is due is read, however many there are. Additive: the
-- release before this one neither reads nor writes these columns, and the triggers keep them for it too.
ALTER TABLE request ADD COLUMN clock_at TIMESTAMPTZ(3) NOT NULL DEFAULT '1970-01-01 00:00:00+00';
CREATE INDEX request_clock ON request (clock_at, id)
  WHERE status IN ('further_details', 'clinical_review', 'clinical_question', 'organisation_review', 'organisation_question');

-- Whatever moves a request or its due date makes a clock look at it within the minute.
CREATE FUNCTION request_moves_its_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.status, NEW.due_on, NEW.version) IS DISTINCT FROM (OLD.status, OLD.due_on, OLD.version) THEN
    NEW.clock_at := '1970-01-01 00:00:00+00';
  END IF;
  RETURN NEW;
END $$;
-- compatible: it writes clock_at alone, which the release before does not know
CREATE TRIGGER request_moves_its_clock BEFORE UPDATE ON request FOR EACH ROW EXECUTE FUNCTION request_moves_its_clock();

-- An allotment lapses 12 months after its approval, or after the case's first completed session; a day earlier in some zone. The
-- clock that looks then puts the very instant. NULL: nothing has set it yet, or it has lapsed and history says so.
ALTER TABLE allotment ADD COLUMN clock_at TIMESTAMPTZ(3);
CREATE INDEX allotment_clock ON allotment (clock_at, id) WHERE clock_at IS NOT NULL;

CREATE FUNCTION approval_sets_its_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind = 'approval' THEN
    NEW.clock_at := (NEW.granted_on + interval '1 year' - interval '1 day') AT TIME ZONE 'UTC';
  END IF;
  RETURN NEW;
END $$;
-- compatible: it writes clock_at alone, which the release before does not know
CREATE TRIGGER approval_sets_its_clock BEFORE INSERT ON allotment FOR EACH ROW EXECUTE FUNCTION approval_sets_its_clock();

CREATE FUNCTION session_sets_the_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE allotment SET clock_at = NEW.starts_at + interval '1 year' - interval '1 day'
   WHERE case_id = NEW.case_id AND kind = 'entitlement' AND (clock_at IS NULL OR clock_at > NEW.starts_at + interval '1 year' - interval '1 day');
  RETURN NULL;
END $$;
-- compatible: it writes clock_at alone, which the release before does not know
CREATE TRIGGER session_sets_the_clock AFTER INSERT OR UPDATE OF status ON appointment
  FOR EACH ROW WHEN (NEW.status = 'completed') EXECUTE FUNCTION session_sets_the_clock();

-- What lapsed before there were clocks is not told afterwards.
-- compatible: likewise
UPDATE allotment SET clock_at = (granted_on + interval '1 year' - interval '1 day') AT TIME ZONE 'UTC'
 WHERE kind = 'approval' AND granted_on > current_date - interval '1 year';
-- compatible: likewise
UPDATE allotment SET clock_at = first.at + interval '1 year' - interval '1 day'
  FROM (SELECT case_id, min(starts_at) AS at FROM appointment WHERE status = 'completed' GROUP BY case_id) first
 WHERE first.case_id = allotment.case_id AND allotment.kind = 'entitlement' AND first.at > now() - interval '1 year';

CREATE INDEX appointment_left_open ON appointment (starts_at, id) WHERE status IN ('scheduled', 'commenced');
CREATE INDEX one_time_link_invited ON one_time_link (expires_at, id) WHERE purpose = 'invitation' AND used_at IS NULL AND revoked_at IS NULL;
CREATE INDEX agreement_daily ON agreement (organisation_id) WHERE reviewer_mail = 'daily';
