-- Wrong tries to prove once more who one is: too many end the sign-in they were made in.
ALTER TABLE sign_in ADD COLUMN wrong_proofs INTEGER NOT NULL DEFAULT 0;
