-- What administrators do about mails that did not arrive. Additive: the release before this one runs on it.
ALTER TABLE "mail"
  ADD COLUMN "closed_at" TIMESTAMPTZ(3),
  ADD COLUMN "closed_by_id" UUID,
  ADD COLUMN "closed_reason" TEXT NOT NULL DEFAULT '';
ALTER TABLE "mail"
  ADD CONSTRAINT "mail_closed_by_id_fkey" FOREIGN KEY ("closed_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "mail_closed_by_id_idx" ON "mail"("closed_by_id");

-- Reasons are written freely, so they are sealed as the mails are. NOT VALID: the next start validates it, as it did in migration 0010.
-- compatible: the check is made anew with two more columns, which the release before leaves empty
ALTER TABLE mail DROP CONSTRAINT mail_sealed, ADD CONSTRAINT mail_sealed
  CHECK (is_sealed(text) AND is_sealed(html) AND is_sealed(resend_reason) AND is_sealed(closed_reason)) NOT VALID;

-- The list of mails, newest first: all, of one kind, those that wait, those that failed or are parked, those that need somebody; and
-- by any part of an address or a subject. Those that wait are the ones without a settled_at, so that a claim, which looks for a status, never
-- takes this index for its own.
CREATE INDEX "mail_event_queued_at_id_idx" ON "mail"("event", "queued_at" DESC, "id" DESC);
CREATE INDEX mail_not_settled ON mail (queued_at DESC, id DESC) WHERE settled_at IS NULL;
CREATE INDEX mail_in_trouble ON mail (queued_at DESC, id DESC) WHERE status IN ('failed', 'parked');
CREATE INDEX mail_needs_somebody ON mail (queued_at DESC, id DESC)
  WHERE status IN ('failed', 'parked') AND (closed_at IS NULL OR closed_at < bounced_at);
-- What a mail is found by: the words of its address and its subject. Trigrams would read a million mails for a part of a word that
-- many have.
CREATE FUNCTION words_of(written TEXT) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_tsvector('simple'::regconfig, regexp_replace(lower(written COLLATE "C"), '[^a-z0-9]+', ' ', 'g'))
$$;
CREATE INDEX mail_search ON mail USING gin (words_of(to_address || ' ' || subject));
