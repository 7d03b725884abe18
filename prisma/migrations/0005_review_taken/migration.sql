-- Who looks at a clinical review: shown to the other leaders, blocks nobody.
ALTER TABLE request
  ADD COLUMN taken_by_id UUID,
  ADD COLUMN taken_at TIMESTAMPTZ(3),
  ADD CONSTRAINT request_taken_by_id_fkey FOREIGN KEY (taken_by_id) REFERENCES person(id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT request_taken CHECK ((taken_by_id IS NULL) = (taken_at IS NULL));

-- The clinical leader's queue, urgent first, and what was decided, latest first.
CREATE INDEX request_clinical_queue ON request (status, urgent DESC, due_on, id)
  WHERE status IN ('further_details', 'clinical_review', 'clinical_question');
CREATE INDEX decision_clinical ON decision (decided_at DESC, request_id) WHERE stage = 'clinical';
