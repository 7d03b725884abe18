-- The rules of domain §3 to §9 that must hold even against a bug in the portal.

-- What a column may hold -------------------------------------------------------------------------------------------
ALTER TABLE agreement
  ADD CONSTRAINT agreement_entitled_sessions CHECK (entitled_sessions BETWEEN 0 AND 100),
  ADD CONSTRAINT agreement_most_per_request CHECK (most_per_request BETWEEN 1 AND 4),
  ADD CONSTRAINT agreement_threshold CHECK (clinical_review_threshold > 0),
  ADD CONSTRAINT agreement_contract_type CHECK (contract_type IN ('per_issue', 'per_annum')),
  ADD CONSTRAINT agreement_count_scope CHECK (count_scope IN ('client', 'case')),
  ADD CONSTRAINT agreement_reviewer_mail CHECK (reviewer_mail IN ('at_once', 'daily')),
  ADD CONSTRAINT agreement_state CHECK (state IN ('ACT', 'NSW', 'NT', 'QLD', 'SA', 'TAS', 'VIC', 'WA')),
  ADD CONSTRAINT agreement_clocks CHECK (LEAST(organisation_clock, organisation_clock_urgent, clinical_clock, clinical_clock_urgent, answer_clock) > 0),
  ADD CONSTRAINT agreement_standing_rule CHECK ((standing_rule_up_to IS NULL) = (standing_rule_below IS NULL));

ALTER TABLE person
  ADD CONSTRAINT person_role CHECK (role IN ('consultant', 'practice_staff', 'clinical_leader', 'reviewer', 'administrator')),
  ADD CONSTRAINT person_email_is_lower_case CHECK (email = lower(email)),
  ADD CONSTRAINT person_reviewer_has_organisation CHECK ((role = 'reviewer') = (organisation_id IS NOT NULL)),
  ADD CONSTRAINT person_staff_have_practice CHECK (role <> 'practice_staff' OR practice_id IS NOT NULL),
  ADD CONSTRAINT person_theme CHECK (theme IN ('light', 'dark', 'system'));

ALTER TABLE allotment
  ADD CONSTRAINT allotment_sessions CHECK (sessions BETWEEN 0 AND 100),
  ADD CONSTRAINT allotment_kind CHECK ((kind = 'entitlement' AND request_id IS NULL) OR (kind = 'approval' AND request_id IS NOT NULL AND sessions BETWEEN 1 AND 4));
CREATE UNIQUE INDEX allotment_one_entitlement ON allotment (case_id) WHERE kind = 'entitlement';

ALTER TABLE appointment
  ADD CONSTRAINT appointment_ends_after_start CHECK (ends_at > starts_at),
  ADD CONSTRAINT appointment_manner CHECK (manner IN ('video', 'phone', 'face_to_face')),
  ADD CONSTRAINT appointment_status CHECK (status IN ('scheduled', 'commenced', 'completed', 'cancelled', 'no_show')),
  ADD CONSTRAINT appointment_cancellation CHECK ((status = 'cancelled') = (cancellation IS NOT NULL AND cancelled_at IS NOT NULL)),
  ADD CONSTRAINT appointment_cancellation_kind CHECK (cancellation IN ('client_early', 'client_late', 'provider'));
ALTER TABLE calendar_block
  ADD CONSTRAINT calendar_block_ends_after_start CHECK (ends_at > starts_at);

ALTER TABLE task
  ADD CONSTRAINT task_kind CHECK (kind IN ('select_consultant', 'next_steps', 'waiting_for_appointment_completion', 'further_details_required', 'tell_client_the_outcome'));
CREATE UNIQUE INDEX task_open_once ON task (case_id, kind, coalesce(appointment_id, request_id, case_id)) WHERE done_at IS NULL;

ALTER TABLE option
  ADD CONSTRAINT option_list CHECK (list IN ('goal', 'pathway', 'further_details', 'condition', 'organisation_decline', 'clinical_decline', 'withdrawal')),
  ADD CONSTRAINT option_released CHECK (list NOT IN ('goal', 'pathway') OR released_label IS NOT NULL);

-- Requests ---------------------------------------------------------------------------------------------------------
ALTER TABLE request
  ADD CONSTRAINT request_status CHECK (status IN ('draft', 'further_details', 'clinical_review', 'clinical_question',
    'organisation_review', 'organisation_question', 'approved', 'declined', 'withdrawn', 'lapsed')),
  ADD CONSTRAINT request_sessions CHECK (sessions_asked BETWEEN 1 AND 4),
  ADD CONSTRAINT request_reference CHECK (reference ~ '^[0-9A-HJKMNP-TV-Z]{6}$'),
  ADD CONSTRAINT request_submitted_whole CHECK (submitted_at IS NULL OR (sessions_asked IS NOT NULL AND date_of_request IS NOT NULL
    AND goal_id IS NOT NULL AND pathway_id IS NOT NULL AND agreement_id IS NOT NULL AND total_counted IS NOT NULL)),
  ADD CONSTRAINT request_draft_not_submitted CHECK (status <> 'draft' OR submitted_at IS NULL),
  ADD CONSTRAINT request_closed CHECK ((status IN ('approved', 'declined', 'withdrawn', 'lapsed')) = (closed_at IS NOT NULL));
CREATE UNIQUE INDEX request_one_open_a_case ON request (case_id)
  WHERE status IN ('further_details', 'clinical_review', 'clinical_question', 'organisation_review', 'organisation_question');
CREATE UNIQUE INDEX request_one_draft_a_case ON request (case_id) WHERE status = 'draft';

ALTER TABLE request_stay ADD CONSTRAINT request_stay_order CHECK (left_at >= entered_at);
CREATE UNIQUE INDEX request_stay_one_now ON request_stay (request_id) WHERE left_at IS NULL;

ALTER TABLE question
  ADD CONSTRAINT question_stage CHECK (stage IN ('clinical', 'organisation')),
  ADD CONSTRAINT question_answer CHECK ((answer IS NULL) = (answered_at IS NULL));
CREATE UNIQUE INDEX question_one_open ON question (request_id) WHERE answered_at IS NULL;

ALTER TABLE consent
  ADD CONSTRAINT consent_outcome_to CHECK (outcome_to IN ('client', 'another_address', 'nobody')),
  ADD CONSTRAINT consent_address CHECK ((outcome_to = 'another_address') = (address IS NOT NULL));

ALTER TABLE decision
  ADD CONSTRAINT decision_stage CHECK (stage IN ('clinical', 'organisation')),
  ADD CONSTRAINT decision_outcome CHECK ((stage = 'clinical' AND outcome IN ('endorsed', 'declined')) OR (stage = 'organisation' AND outcome IN ('approved', 'declined'))),
  ADD CONSTRAINT decision_sessions CHECK ((outcome = 'declined' AND sessions = 0) OR (outcome <> 'declined' AND sessions BETWEEN 1 AND 4)),
  ADD CONSTRAINT decision_by CHECK ((by_person_id IS NULL) <> (by_rule IS NULL)),
  ADD CONSTRAINT decision_reason CHECK ((outcome = 'declined') = (reason_id IS NOT NULL));

-- Never above what was asked or endorsed (domain §4), and sessions are added only by the decision that approved them.
CREATE FUNCTION decision_within_request() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE most int;
BEGIN
  SELECT coalesce((SELECT d.sessions FROM decision d WHERE d.request_id = NEW.request_id AND d.stage = 'clinical' AND NEW.stage = 'organisation'), r.sessions_asked)
    INTO most FROM request r WHERE r.id = NEW.request_id;
  IF most IS NULL OR NEW.sessions > most THEN
    RAISE EXCEPTION 'a decision on % sessions exceeds the % asked or endorsed', NEW.sessions, most USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decision_within_request BEFORE INSERT OR UPDATE ON decision FOR EACH ROW EXECUTE FUNCTION decision_within_request();

CREATE FUNCTION allotment_matches_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind = 'approval' AND NOT EXISTS (
    SELECT 1 FROM decision d JOIN request r ON r.id = d.request_id
     WHERE d.request_id = NEW.request_id AND d.stage = 'organisation' AND d.outcome = 'approved'
       AND d.sessions = NEW.sessions AND r.case_id = NEW.case_id) THEN
    RAISE EXCEPTION 'an allotment needs the approval that grants it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER allotment_matches_decision BEFORE INSERT OR UPDATE ON allotment FOR EACH ROW EXECUTE FUNCTION allotment_matches_decision();

-- What was asked stays as it was asked; a request never leaves an end (domain §4).
CREATE FUNCTION request_keeps_what_was_asked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.submitted_at IS NOT NULL AND (NEW.sessions_asked, NEW.date_of_request, NEW.goal_id, NEW.pathway_id, NEW.case_id, NEW.reference, NEW.submitted_at)
     IS DISTINCT FROM (OLD.sessions_asked, OLD.date_of_request, OLD.goal_id, OLD.pathway_id, OLD.case_id, OLD.reference, OLD.submitted_at) THEN
    RAISE EXCEPTION 'a submitted request keeps what was asked' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.closed_at IS NOT NULL AND NEW.status <> OLD.status THEN
    RAISE EXCEPTION 'a closed request stays closed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER request_keeps_what_was_asked BEFORE UPDATE ON request FOR EACH ROW EXECUTE FUNCTION request_keeps_what_was_asked();

-- Mail -------------------------------------------------------------------------------------------------------------
ALTER TABLE mail
  ADD CONSTRAINT mail_status CHECK (status IN ('queued', 'claimed', 'sent', 'failed', 'parked')),
  ADD CONSTRAINT mail_one_line CHECK (to_address !~ '[\r\n,<>]' AND subject !~ '[\r\n]' AND from_name !~ '[\r\n]');
CREATE INDEX mail_waiting ON mail (next_attempt_at, id) WHERE status = 'queued';
CREATE INDEX mail_unsettled ON mail (claimed_at) WHERE status IN ('claimed', 'parked');
CREATE FUNCTION mail_wakes_the_worker() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('mail', ''); RETURN NULL; END $$;
CREATE TRIGGER mail_wakes_the_worker AFTER INSERT ON mail FOR EACH STATEMENT EXECUTE FUNCTION mail_wakes_the_worker();

-- Sign-ins that are still good -------------------------------------------------------------------------------------
CREATE INDEX sign_in_standing ON sign_in (person_id) WHERE revoked_at IS NULL;

-- Search by a part of a name ---------------------------------------------------------------------------------------
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX client_name_search ON client USING gin (lower(coalesce(preferred_name, '') || ' ' || given_name || ' ' || family_name) gin_trgm_ops);

-- History is append-only: by trigger, and by what the portal's own role may do --------------------------------------
CREATE FUNCTION history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'history is never changed' USING ERRCODE = 'insufficient_privilege'; END $$;
CREATE TRIGGER history_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON history_entry FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only();
CREATE TRIGGER decision_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON decision FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only();

DO $$ BEGIN
  CREATE ROLE phoenix_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
GRANT phoenix_app TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO phoenix_app;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO phoenix_app;
GRANT DELETE ON sign_in_attempt, request, further_detail, holiday TO phoenix_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO phoenix_app;
REVOKE UPDATE ON history_entry, decision FROM phoenix_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE ON TABLES TO phoenix_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO phoenix_app;
