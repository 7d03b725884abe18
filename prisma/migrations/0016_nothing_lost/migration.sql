-- What becomes of a mail, beyond the five states that workers know. Additive: the release before this one runs on it.
ALTER TABLE "mail"
  ADD COLUMN "failure" TEXT,
  ADD COLUMN "bounced_at" TIMESTAMPTZ(3),
  ADD COLUMN "to_domain" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "resend_of_id" UUID,
  ADD COLUMN "resend_reason" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "resent_by_id" UUID;
ALTER TABLE "mail"
  ADD CONSTRAINT "mail_resend_of_id_fkey" FOREIGN KEY ("resend_of_id") REFERENCES "mail"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "mail_resent_by_id_fkey" FOREIGN KEY ("resent_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT mail_failure CHECK (failure IN ('no_such_address', 'not_accepting', 'technical'));
-- Not a generated column: that would write every mail anew, and nobody could queue one for that long. Of mails that are settled nobody asks.
CREATE FUNCTION mail_has_a_domain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.to_domain := lower(split_part(NEW.to_address, '@', 2));
  RETURN NEW;
END $$;
-- compatible: it writes to_domain alone, which the release before does not know
CREATE TRIGGER mail_has_a_domain BEFORE INSERT OR UPDATE OF to_address ON mail FOR EACH ROW EXECUTE FUNCTION mail_has_a_domain();
-- compatible: likewise
UPDATE mail SET to_domain = lower(split_part(to_address, '@', 2)) WHERE status IN ('queued', 'claimed');
-- A mail is sent again at most once; what came of that is sent again in its turn.
CREATE UNIQUE INDEX "mail_resend_of_id_key" ON "mail"("resend_of_id");
CREATE INDEX "mail_resent_by_id_idx" ON "mail"("resent_by_id");
CREATE INDEX "mail_queued_at_id_idx" ON "mail"("queued_at" DESC, "id" DESC);
CREATE INDEX mail_at_work ON mail (to_domain) WHERE status = 'claimed';

-- Each thing that a clock does, once: the row is written in the transaction that does it.
CREATE TABLE "clock_entry" (
  "kind" TEXT NOT NULL,
  "subject_id" UUID NOT NULL,
  "due_on" DATE NOT NULL,
  "done_at" TIMESTAMPTZ(3) NOT NULL,
  "mails" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "clock_entry_pkey" PRIMARY KEY ("subject_id", "kind", "due_on")
);
-- Until when each clock has looked; more than an hour behind, it says that it catches up.
CREATE TABLE "clock_state" (
  "name" TEXT NOT NULL,
  "ran_at" TIMESTAMPTZ(3) NOT NULL,
  "behind_since" TIMESTAMPTZ(3),
  "caught_up_at" TIMESTAMPTZ(3),
  "caught_up_with" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "clock_state_pkey" PRIMARY KEY ("name")
);
