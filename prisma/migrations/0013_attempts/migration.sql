-- Which step of coming in was tried: the log of attempts tells of second factors too.
ALTER TABLE sign_in_attempt ADD COLUMN step TEXT NOT NULL DEFAULT 'password';

ALTER TABLE sign_in_attempt
  ADD CONSTRAINT sign_in_attempt_step CHECK (step IN ('password', 'passkey', 'totp', 'recovery_code', 'emailed_code'));

-- What is older than 90 days is forgotten.
CREATE INDEX sign_in_attempt_at_idx ON sign_in_attempt (at);
