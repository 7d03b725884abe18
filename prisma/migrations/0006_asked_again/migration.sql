-- A declined request is asked again once (domain §4), with what is new since. One that was withdrawn was never decided: it does not count.
ALTER TABLE request
  ADD COLUMN new_information TEXT NOT NULL DEFAULT '',
  ADD CONSTRAINT request_new_information CHECK ((asked_again_of_id IS NULL) = (new_information = '')),
  ADD CONSTRAINT request_not_its_own_again CHECK (asked_again_of_id <> id);

DROP INDEX request_asked_again_of_id_key;
CREATE INDEX request_asked_again_of_id_idx ON request (asked_again_of_id);
CREATE UNIQUE INDEX request_asked_again_once ON request (asked_again_of_id) WHERE status <> 'withdrawn';
