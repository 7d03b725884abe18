-- Who may come in, and what they may see: second factors, links by mail, sign-ins with limits, views, seals and keys.

ALTER TABLE organisation ADD COLUMN     allows_emailed_code BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE person ADD COLUMN     password_set_at TIMESTAMPTZ(3),
ADD COLUMN     totp_last_step INTEGER;

ALTER TABLE sign_in ADD COLUMN     address TEXT NOT NULL DEFAULT '',
ADD COLUMN     factor TEXT,
ADD COLUMN     factor_at TIMESTAMPTZ(3),
ADD COLUMN     proved_at TIMESTAMPTZ(3);

ALTER TABLE history_entry ADD COLUMN     about_person_id UUID,
ADD COLUMN     organisation_id UUID,
ADD COLUMN     practice_id UUID;

CREATE TABLE passkey (
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    credential_id TEXT NOT NULL,
    public_key BYTEA NOT NULL,
    counter BIGINT NOT NULL DEFAULT 0,
    transports TEXT[],
    name TEXT NOT NULL,
    synced BOOLEAN NOT NULL DEFAULT false,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    last_used_at TIMESTAMPTZ(3),

    CONSTRAINT passkey_pkey PRIMARY KEY (id)
);

CREATE TABLE passkey_challenge (
    id UUID NOT NULL,
    challenge TEXT NOT NULL,
    person_id UUID,
    expires_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT passkey_challenge_pkey PRIMARY KEY (id)
);

CREATE TABLE recovery_code (
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    code_hash TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    used_at TIMESTAMPTZ(3),

    CONSTRAINT recovery_code_pkey PRIMARY KEY (id)
);

CREATE TABLE emailed_code (
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    sign_in_id UUID NOT NULL,
    code_hash TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    expires_at TIMESTAMPTZ(3) NOT NULL,
    used_at TIMESTAMPTZ(3),

    CONSTRAINT emailed_code_pkey PRIMARY KEY (id)
);

CREATE TABLE one_time_link (
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    purpose TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    new_email TEXT,
    made_by_id UUID,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    expires_at TIMESTAMPTZ(3) NOT NULL,
    used_at TIMESTAMPTZ(3),
    revoked_at TIMESTAMPTZ(3),

    CONSTRAINT one_time_link_pkey PRIMARY KEY (id)
);

CREATE TABLE known_browser (
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    token_hash TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    last_used_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT known_browser_pkey PRIMARY KEY (id)
);

CREATE TABLE kept_text (
    person_id UUID NOT NULL,
    path TEXT NOT NULL,
    typed TEXT NOT NULL,
    kept_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT kept_text_pkey PRIMARY KEY (person_id,path)
);

CREATE TABLE rate_limit (
    key VARCHAR(255) NOT NULL,
    points INTEGER NOT NULL DEFAULT 0,
    expire BIGINT,

    CONSTRAINT rate_limit_pkey PRIMARY KEY (key)
);

CREATE TABLE text_key (
    id TEXT NOT NULL,
    proof TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT text_key_pkey PRIMARY KEY (id)
);

CREATE TABLE history_seal (
    position BIGINT NOT NULL,
    entry_id BIGINT NOT NULL,
    hash BYTEA NOT NULL,

    CONSTRAINT history_seal_pkey PRIMARY KEY (position)
);

CREATE TABLE history_anchor (
    day DATE NOT NULL,
    position BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    made_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT history_anchor_pkey PRIMARY KEY (day)
);

CREATE TABLE client_view (
    id BIGSERIAL NOT NULL,
    at TIMESTAMPTZ(3) NOT NULL,
    person_id UUID NOT NULL,
    on_behalf_of_id UUID,
    client_id UUID NOT NULL,
    page TEXT NOT NULL,
    case_id UUID,
    request_id UUID,

    CONSTRAINT client_view_pkey PRIMARY KEY (id)
);

CREATE UNIQUE INDEX passkey_credential_id_key ON passkey(credential_id);

CREATE INDEX passkey_person_id_idx ON passkey(person_id);

CREATE UNIQUE INDEX passkey_challenge_challenge_key ON passkey_challenge(challenge);

CREATE INDEX passkey_challenge_expires_at_idx ON passkey_challenge(expires_at);

CREATE INDEX recovery_code_person_id_idx ON recovery_code(person_id);

CREATE INDEX emailed_code_sign_in_id_idx ON emailed_code(sign_in_id);

CREATE INDEX emailed_code_person_id_idx ON emailed_code(person_id);

CREATE UNIQUE INDEX one_time_link_token_hash_key ON one_time_link(token_hash);

CREATE INDEX one_time_link_person_id_purpose_idx ON one_time_link(person_id, purpose);

CREATE INDEX one_time_link_made_by_id_idx ON one_time_link(made_by_id);

CREATE UNIQUE INDEX known_browser_token_hash_key ON known_browser(token_hash);

CREATE INDEX known_browser_person_id_idx ON known_browser(person_id);

CREATE INDEX kept_text_kept_at_idx ON kept_text(kept_at);

CREATE INDEX rate_limit_expire_idx ON rate_limit(expire);

CREATE UNIQUE INDEX history_seal_entry_id_key ON history_seal(entry_id);

CREATE INDEX client_view_client_id_at_idx ON client_view(client_id, at);

CREATE INDEX client_view_person_id_at_idx ON client_view(person_id, at);

CREATE INDEX client_view_on_behalf_of_id_idx ON client_view(on_behalf_of_id);

CREATE INDEX history_entry_client_id_at_idx ON history_entry(client_id, at);

CREATE INDEX history_entry_person_id_at_idx ON history_entry(person_id, at);

CREATE INDEX history_entry_about_person_id_id_idx ON history_entry(about_person_id, id);

CREATE INDEX history_entry_practice_id_id_idx ON history_entry(practice_id, id);

CREATE INDEX history_entry_organisation_id_id_idx ON history_entry(organisation_id, id);

CREATE INDEX mail_client_id_queued_at_idx ON mail(client_id, queued_at);

CREATE INDEX mail_person_id_queued_at_idx ON mail(person_id, queued_at);

ALTER TABLE passkey ADD CONSTRAINT passkey_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE recovery_code ADD CONSTRAINT recovery_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE emailed_code ADD CONSTRAINT emailed_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE one_time_link ADD CONSTRAINT one_time_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE one_time_link ADD CONSTRAINT one_time_link_made_by_id_fkey FOREIGN KEY (made_by_id) REFERENCES person(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE known_browser ADD CONSTRAINT known_browser_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE kept_text ADD CONSTRAINT kept_text_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE history_entry ADD CONSTRAINT history_entry_about_person_id_fkey FOREIGN KEY (about_person_id) REFERENCES person(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE history_seal ADD CONSTRAINT history_seal_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES history_entry(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE client_view ADD CONSTRAINT client_view_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE client_view ADD CONSTRAINT client_view_on_behalf_of_id_fkey FOREIGN KEY (on_behalf_of_id) REFERENCES person(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE client_view ADD CONSTRAINT client_view_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a column may hold -------------------------------------------------------------------------------------------
ALTER TABLE sign_in
  ADD CONSTRAINT sign_in_factor CHECK (factor IN ('passkey', 'totp', 'recovery_code', 'emailed_code', 'demo')),
  ADD CONSTRAINT sign_in_factor_when CHECK ((factor IS NULL) = (factor_at IS NULL));
ALTER TABLE one_time_link
  ADD CONSTRAINT one_time_link_purpose CHECK (purpose IN ('invitation', 'new_password', 'new_email')),
  ADD CONSTRAINT one_time_link_new_email CHECK ((purpose = 'new_email') = (new_email IS NOT NULL) AND new_email = lower(new_email));
-- A person has one link of a kind that still counts; the one before is revoked.
CREATE UNIQUE INDEX one_time_link_one_open ON one_time_link (person_id, purpose) WHERE used_at IS NULL AND revoked_at IS NULL;

-- What is used up or taken away is deleted; all else stays.
GRANT DELETE ON passkey, passkey_challenge, recovery_code, emailed_code, known_browser, kept_text, rate_limit TO phoenix_app;
