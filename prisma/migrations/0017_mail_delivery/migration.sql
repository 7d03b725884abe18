-- Who takes no mail now: a domain or, by the empty name, the mail server itself. `troubles` since it last took one.
CREATE TABLE "mail_rest" (
  "domain" TEXT NOT NULL,
  "until" TIMESTAMPTZ(3) NOT NULL,
  "troubles" INTEGER NOT NULL DEFAULT 0,
  "rests" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "mail_rest_pkey" PRIMARY KEY ("domain")
);
-- The first mail of each domain, without reading the others'.
CREATE INDEX mail_waiting_by_domain ON mail (to_domain, next_attempt_at, id) WHERE status = 'queued';
