-- Clinical text is kept sealed (lib/text-at-rest/fields.ts). That a column holds nothing else is a law of the database too.
CREATE FUNCTION is_sealed(written text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT written = '' OR written LIKE 'sealed.%' $$;

-- NOT VALID: what was written before is sealed by the next start, which then validates each of them.
ALTER TABLE further_detail ADD CONSTRAINT further_detail_sealed CHECK (is_sealed(answer)) NOT VALID;
ALTER TABLE question ADD CONSTRAINT question_sealed CHECK (is_sealed(text) AND is_sealed(answer) AND is_sealed(draft)) NOT VALID;
ALTER TABLE decision ADD CONSTRAINT decision_sealed
  CHECK (is_sealed(text_for_consultant) AND is_sealed(leaders_note) AND is_sealed(reason_other)) NOT VALID;
ALTER TABLE withdrawal ADD CONSTRAINT withdrawal_sealed CHECK (is_sealed(reason_other)) NOT VALID;
ALTER TABLE request ADD CONSTRAINT request_sealed
  CHECK (is_sealed(goal_other) AND is_sealed(pathway_other) AND is_sealed(new_information)
    AND (typed = '{}' OR (jsonb_typeof(typed) = 'string' AND is_sealed(typed #>> '{}')))) NOT VALID;
ALTER TABLE assist_case ADD CONSTRAINT assist_case_sealed CHECK (is_sealed(issue)) NOT VALID;
ALTER TABLE calendar_block ADD CONSTRAINT calendar_block_sealed CHECK (is_sealed(title) AND is_sealed(detail)) NOT VALID;
ALTER TABLE mail ADD CONSTRAINT mail_sealed CHECK (is_sealed(text) AND is_sealed(html)) NOT VALID;
ALTER TABLE person ADD CONSTRAINT person_sealed CHECK (is_sealed(totp_secret)) NOT VALID;
ALTER TABLE kept_text ADD CONSTRAINT kept_text_sealed CHECK (is_sealed(typed)) NOT VALID;

-- The proofs are made by whoever starts the portal, never by what answers people.
REVOKE INSERT, UPDATE ON text_key FROM phoenix_app;

-- A decision stays as it was taken. The one exception: in a transaction that says so, its texts are sealed anew, and nothing else of
-- it. The portal's own role may not even try (migration 0002).
DROP TRIGGER decision_is_final ON decision;
CREATE TRIGGER decision_is_final BEFORE DELETE OR TRUNCATE ON decision
  FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only();
CREATE TRIGGER decision_is_never_changed BEFORE UPDATE ON decision FOR EACH STATEMENT
  WHEN (coalesce(current_setting('phoenix.resealing', true), '') <> 'on') EXECUTE FUNCTION history_is_append_only();
CREATE FUNCTION decision_is_only_resealed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE texts text[] := ARRAY['text_for_consultant', 'leaders_note', 'reason_other'];
BEGIN
  IF to_jsonb(NEW) - texts <> to_jsonb(OLD) - texts
     OR (NEW.text_for_consultant = '', NEW.leaders_note = '', NEW.reason_other = '')
       <> (OLD.text_for_consultant = '', OLD.leaders_note = '', OLD.reason_other = '') THEN
    RAISE EXCEPTION 'history is never changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decision_is_only_resealed BEFORE UPDATE ON decision FOR EACH ROW EXECUTE FUNCTION decision_is_only_resealed();
