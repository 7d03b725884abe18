-- A reviewer's lists are in the order of the random reference where dates are equal: ids grow with the time at which a form was
-- begun, and would put a request that had a clinical review before another of the same day.
DROP INDEX "request_organisation_id_status_due_on_id_idx";
CREATE INDEX "request_organisation_id_status_due_on_reference_idx" ON "request"("organisation_id", "status", "due_on", "reference");
DROP INDEX "request_organisation_id_closed_at_id_idx";
CREATE INDEX "request_organisation_id_closed_at_reference_idx" ON "request"("organisation_id", "closed_at", "reference");
