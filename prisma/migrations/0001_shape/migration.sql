-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "in_force_from" DATE NOT NULL,
    "entitled_sessions" INTEGER NOT NULL DEFAULT 6,
    "contract_type" TEXT NOT NULL DEFAULT 'per_issue',
    "extra_sessions_allowed" BOOLEAN NOT NULL DEFAULT true,
    "most_per_request" INTEGER NOT NULL DEFAULT 4,
    "clinical_review_threshold" INTEGER NOT NULL DEFAULT 12,
    "count_scope" TEXT NOT NULL DEFAULT 'client',
    "most_sessions_in_all" INTEGER,
    "standing_rule_up_to" INTEGER,
    "standing_rule_below" INTEGER,
    "organisation_clock" INTEGER NOT NULL DEFAULT 7,
    "organisation_clock_urgent" INTEGER NOT NULL DEFAULT 2,
    "clinical_clock" INTEGER NOT NULL DEFAULT 5,
    "clinical_clock_urgent" INTEGER NOT NULL DEFAULT 1,
    "answer_clock" INTEGER NOT NULL DEFAULT 10,
    "reviewer_mail" TEXT NOT NULL DEFAULT 'at_once',
    "state" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "holiday" (
    "state" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "holiday_pkey" PRIMARY KEY ("state","day")
);

-- CreateTable
CREATE TABLE "provider_text" (
    "key" TEXT NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "provider_text_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "practice" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "staff_read_clinical_text" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "practice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "time_zone" TEXT NOT NULL DEFAULT 'Australia/Sydney',
    "practice_id" UUID,
    "organisation_id" UUID,
    "password_hash" TEXT,
    "totp_secret" TEXT,
    "theme" TEXT NOT NULL DEFAULT 'system',
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "user_agent" TEXT NOT NULL DEFAULT '',
    "acting_for_id" UUID,

    CONSTRAINT "sign_in_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "id" BIGSERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "succeeded" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "client" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "given_name" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "preferred_name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "date_of_birth" DATE,
    "time_zone" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "client_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assist_case" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "client_id" UUID NOT NULL,
    "consultant_id" UUID,
    "issue" TEXT NOT NULL,
    "contract_type" TEXT NOT NULL DEFAULT 'per_issue',
    "opened_on" DATE NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assist_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "allotment" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "sessions" INTEGER NOT NULL,
    "granted_on" DATE NOT NULL,
    "request_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "allotment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointment" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "case_id" UUID NOT NULL,
    "consultant_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "manner" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'scheduled',
    "cancellation" TEXT,
    "cancelled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_block" (
    "id" UUID NOT NULL,
    "consultant_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "time_zone" TEXT NOT NULL,

    CONSTRAINT "calendar_block_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "appointment_id" UUID,
    "request_id" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,
    "outcome" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "option" (
    "id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "released_label" TEXT,
    "help" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "says_what" BOOLEAN NOT NULL DEFAULT false,
    "required" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "option_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request" (
    "id" UUID NOT NULL,
    "reference" CHAR(6) NOT NULL,
    "submission_key" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "agreement_id" UUID,
    "consultant_id" UUID NOT NULL,
    "started_by_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "sessions_asked" INTEGER,
    "date_of_request" DATE,
    "goal_id" UUID,
    "goal_other" TEXT NOT NULL DEFAULT '',
    "pathway_id" UUID,
    "pathway_other" TEXT NOT NULL DEFAULT '',
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "typed" JSONB NOT NULL DEFAULT '{}',
    "total_counted" INTEGER,
    "reached_on" DATE,
    "due_on" DATE,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submitted_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "asked_again_of_id" UUID,

    CONSTRAINT "request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_stay" (
    "id" BIGSERIAL NOT NULL,
    "request_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "request_stay_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "sessions" INTEGER NOT NULL DEFAULT 0,
    "reason_id" UUID,
    "reason_other" TEXT NOT NULL DEFAULT '',
    "condition_id" UUID,
    "text_for_consultant" TEXT NOT NULL DEFAULT '',
    "leaders_note" TEXT NOT NULL DEFAULT '',
    "by_person_id" UUID,
    "by_rule" TEXT,
    "request_version" INTEGER NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "draft" TEXT NOT NULL DEFAULT '',
    "answer" TEXT,
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "further_detail" (
    "request_id" UUID NOT NULL,
    "option_id" UUID NOT NULL,
    "answer" TEXT NOT NULL,
    "saved_by_id" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "further_detail_pkey" PRIMARY KEY ("request_id","option_id")
);

-- CreateTable
CREATE TABLE "consent" (
    "request_id" UUID NOT NULL,
    "outcome_to" TEXT NOT NULL,
    "address" TEXT,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("request_id")
);

-- CreateTable
CREATE TABLE "withdrawal" (
    "request_id" UUID NOT NULL,
    "reason_id" UUID NOT NULL,
    "reason_other" TEXT NOT NULL DEFAULT '',
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "withdrawal_pkey" PRIMARY KEY ("request_id")
);

-- CreateTable
CREATE TABLE "history_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event" TEXT NOT NULL,
    "person_id" UUID,
    "on_behalf_of_id" UUID,
    "rule" TEXT,
    "client_id" UUID,
    "case_id" UUID,
    "appointment_id" UUID,
    "request_id" UUID,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "history_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "request_id" UUID,
    "person_id" UUID,
    "client_id" UUID,
    "from_name" TEXT NOT NULL,
    "to_address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_at" TIMESTAMPTZ(3),
    "claimed_by" TEXT,
    "settled_at" TIMESTAMPTZ(3),
    "last_error" TEXT NOT NULL DEFAULT '',
    "queued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "organisation_name_key" ON "organisation"("name");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_organisation_id_version_key" ON "agreement"("organisation_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_organisation_id_in_force_from_key" ON "agreement"("organisation_id", "in_force_from");

-- CreateIndex
CREATE UNIQUE INDEX "practice_name_key" ON "practice"("name");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "person_organisation_id_role_idx" ON "person"("organisation_id", "role");

-- CreateIndex
CREATE INDEX "person_practice_id_role_idx" ON "person"("practice_id", "role");

-- CreateIndex
CREATE INDEX "person_role_idx" ON "person"("role");

-- CreateIndex
CREATE INDEX "sign_in_person_id_idx" ON "sign_in"("person_id");

-- CreateIndex
CREATE INDEX "sign_in_attempt_email_at_idx" ON "sign_in_attempt"("email", "at");

-- CreateIndex
CREATE INDEX "sign_in_attempt_address_at_idx" ON "sign_in_attempt"("address", "at");

-- CreateIndex
CREATE INDEX "client_organisation_id_idx" ON "client"("organisation_id");

-- CreateIndex
CREATE INDEX "client_family_name_given_name_id_idx" ON "client"("family_name", "given_name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "assist_case_number_key" ON "assist_case"("number");

-- CreateIndex
CREATE INDEX "assist_case_client_id_idx" ON "assist_case"("client_id");

-- CreateIndex
CREATE INDEX "assist_case_consultant_id_closed_at_idx" ON "assist_case"("consultant_id", "closed_at");

-- CreateIndex
CREATE UNIQUE INDEX "allotment_request_id_key" ON "allotment"("request_id");

-- CreateIndex
CREATE INDEX "allotment_case_id_idx" ON "allotment"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "appointment_number_key" ON "appointment"("number");

-- CreateIndex
CREATE INDEX "appointment_consultant_id_starts_at_idx" ON "appointment"("consultant_id", "starts_at");

-- CreateIndex
CREATE INDEX "appointment_case_id_starts_at_idx" ON "appointment"("case_id", "starts_at");

-- CreateIndex
CREATE INDEX "calendar_block_consultant_id_starts_at_idx" ON "calendar_block"("consultant_id", "starts_at");

-- CreateIndex
CREATE INDEX "task_case_id_done_at_idx" ON "task"("case_id", "done_at");

-- CreateIndex
CREATE UNIQUE INDEX "option_list_code_key" ON "option"("list", "code");

-- CreateIndex
CREATE UNIQUE INDEX "request_reference_key" ON "request"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "request_submission_key_key" ON "request"("submission_key");

-- CreateIndex
CREATE UNIQUE INDEX "request_asked_again_of_id_key" ON "request"("asked_again_of_id");

-- CreateIndex
CREATE INDEX "request_consultant_id_status_due_on_idx" ON "request"("consultant_id", "status", "due_on");

-- CreateIndex
CREATE INDEX "request_consultant_id_started_at_idx" ON "request"("consultant_id", "started_at");

-- CreateIndex
CREATE INDEX "request_organisation_id_status_due_on_id_idx" ON "request"("organisation_id", "status", "due_on", "id");

-- CreateIndex
CREATE INDEX "request_organisation_id_closed_at_id_idx" ON "request"("organisation_id", "closed_at", "id");

-- CreateIndex
CREATE INDEX "request_client_id_status_idx" ON "request"("client_id", "status");

-- CreateIndex
CREATE INDEX "request_case_id_started_at_idx" ON "request"("case_id", "started_at");

-- CreateIndex
CREATE INDEX "request_status_due_on_id_idx" ON "request"("status", "due_on", "id");

-- CreateIndex
CREATE INDEX "request_stay_request_id_entered_at_idx" ON "request_stay"("request_id", "entered_at");

-- CreateIndex
CREATE UNIQUE INDEX "decision_request_id_stage_key" ON "decision"("request_id", "stage");

-- CreateIndex
CREATE INDEX "question_request_id_asked_at_idx" ON "question"("request_id", "asked_at");

-- CreateIndex
CREATE INDEX "history_entry_request_id_id_idx" ON "history_entry"("request_id", "id");

-- CreateIndex
CREATE INDEX "history_entry_case_id_id_idx" ON "history_entry"("case_id", "id");

-- CreateIndex
CREATE INDEX "history_entry_client_id_id_idx" ON "history_entry"("client_id", "id");

-- CreateIndex
CREATE INDEX "mail_request_id_idx" ON "mail"("request_id");

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_practice_id_fkey" FOREIGN KEY ("practice_id") REFERENCES "practice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in" ADD CONSTRAINT "sign_in_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in" ADD CONSTRAINT "sign_in_acting_for_id_fkey" FOREIGN KEY ("acting_for_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client" ADD CONSTRAINT "client_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assist_case" ADD CONSTRAINT "assist_case_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assist_case" ADD CONSTRAINT "assist_case_consultant_id_fkey" FOREIGN KEY ("consultant_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allotment" ADD CONSTRAINT "allotment_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "assist_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allotment" ADD CONSTRAINT "allotment_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "assist_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_consultant_id_fkey" FOREIGN KEY ("consultant_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_block" ADD CONSTRAINT "calendar_block_consultant_id_fkey" FOREIGN KEY ("consultant_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "assist_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_done_by_id_fkey" FOREIGN KEY ("done_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "assist_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_consultant_id_fkey" FOREIGN KEY ("consultant_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_started_by_id_fkey" FOREIGN KEY ("started_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_goal_id_fkey" FOREIGN KEY ("goal_id") REFERENCES "option"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_pathway_id_fkey" FOREIGN KEY ("pathway_id") REFERENCES "option"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_asked_again_of_id_fkey" FOREIGN KEY ("asked_again_of_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_stay" ADD CONSTRAINT "request_stay_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_reason_id_fkey" FOREIGN KEY ("reason_id") REFERENCES "option"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_condition_id_fkey" FOREIGN KEY ("condition_id") REFERENCES "option"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_by_person_id_fkey" FOREIGN KEY ("by_person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_answered_by_id_fkey" FOREIGN KEY ("answered_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "further_detail" ADD CONSTRAINT "further_detail_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "further_detail" ADD CONSTRAINT "further_detail_option_id_fkey" FOREIGN KEY ("option_id") REFERENCES "option"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "further_detail" ADD CONSTRAINT "further_detail_saved_by_id_fkey" FOREIGN KEY ("saved_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_reason_id_fkey" FOREIGN KEY ("reason_id") REFERENCES "option"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "history_entry" ADD CONSTRAINT "history_entry_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "history_entry" ADD CONSTRAINT "history_entry_on_behalf_of_id_fkey" FOREIGN KEY ("on_behalf_of_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "history_entry" ADD CONSTRAINT "history_entry_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
