// What each column is to an organisation (domain §8). A new column must be put somewhere here, or a test fails.

/**
 * `released`: may be read by the organisation's reviewers. `marked`: must never be; tests put a marker into it. `inner`: must never
 * be either, and holds what no marker can: an id, a word of a closed list, a number. `neutral`: says nothing of a client.
 */
export type Columns = { released?: string; marked?: string; inner?: string; neutral?: string }

const times = 'created_at'

export const columns: Record<string, Columns> = {
  // A client, their cases and sessions.
  client: {
    ...{ marked: 'given_name family_name preferred_name email phone date_of_birth created_at', inner: 'id time_zone' },
    neutral: 'organisation_id',
  },
  assist_case: {
    marked: 'number issue opened_on created_at',
    inner: 'id client_id consultant_id practice_id contract_type closed_at',
  },
  allotment: { marked: 'granted_on created_at', inner: 'id case_id kind sessions request_id clock_at' },
  appointment: {
    ...{
      marked: 'number starts_at ends_at created_at changed_at',
      inner: 'id case_id consultant_id time_zone manner status',
    },
    neutral: 'cancellation cancelled_at sequence',
  },
  busy_time: { inner: 'id consultant_id appointment_id block_id during place' },
  calendar_block: {
    ...{ marked: 'title detail starts_at ends_at', inner: 'id consultant_id kind time_zone series_id request_id' },
  },
  calendar_feed: {
    ...{ marked: 'token_hash created_at', inner: 'id person_id consultant_id detail last_read_at revoked_at' },
  },
  task: {
    ...{ marked: 'outcome opened_at', inner: 'id case_id kind appointment_id request_id done_at done_by_id' },
  },
  // A request and what belongs to it.
  request: {
    released:
      'reference status urgent sessions_asked goal_id pathway_id reached_on due_on closed_at asked_again_of_id agreement_id',
    marked:
      'date_of_request goal_other pathway_other typed total_counted started_at saved_at submitted_at new_information',
    inner: 'id submission_key case_id client_id consultant_id started_by_id version taken_by_id taken_at',
    neutral: 'organisation_id clock_at',
  },
  request_stay: { released: 'status entered_at left_at', inner: 'id request_id' },
  decision: {
    ...{ released: 'stage outcome sessions reason_id condition_id by_person_id by_rule decided_at' },
    ...{ marked: 'reason_other text_for_consultant leaders_note', inner: 'id request_id request_version' },
  },
  question: {
    ...{
      released: 'stage text asked_by_id asked_at answer answered_at',
      marked: 'draft',
      inner: 'id request_id answered_by_id',
    },
  },
  further_detail: { marked: 'answer saved_at', inner: 'request_id option_id saved_by_id' },
  consent: { marked: 'address recorded_at', inner: 'request_id outcome_to recorded_by_id' },
  withdrawal: { marked: 'reason_other', inner: 'request_id reason_id by_id', neutral: 'at' },
  history_entry: {
    marked: 'data rule at',
    inner: 'id event person_id on_behalf_of_id client_id case_id appointment_id request_id about_person_id practice_id',
    neutral: 'organisation_id',
  },
  history_seal: { inner: 'position entry_id hash' },
  history_anchor: { neutral: 'day position hash made_at' },
  client_view: { marked: 'at', inner: 'id person_id on_behalf_of_id client_id page case_id request_id' },
  mail: {
    released: 'from_name to_address subject text html',
    inner:
      'id event request_id person_id client_id claimed_by last_error resend_of_id resend_reason resent_by_id to_domain closed_by_id closed_reason',
    neutral: 'status attempts next_attempt_at claimed_at settled_at queued_at failure bounced_at closed_at',
  },
  mail_rest: { inner: 'domain', neutral: 'until troubles rests' },
  clock_entry: { inner: 'kind subject_id due_on done_at mails' },
  clock_state: { neutral: 'name ran_at behind_since caught_up_at caught_up_with' },
  // People: of those of the provider's side everything is marked; of their own people reviewers read the names.
  person: {
    marked: 'name email title created_at',
    inner: 'id role time_zone practice_id password_hash password_set_at totp_secret totp_last_step',
    neutral: 'organisation_id theme shortcuts disabled_at',
  },
  practice: { marked: 'name', inner: 'id staff_read_clinical_text' },
  sign_in: {
    marked: 'user_agent address created_at',
    inner: 'id person_id last_seen_at expires_at revoked_at wrong_proofs factor factor_at proved_at acting_for_id',
  },
  passkey: {
    marked: 'name created_at',
    inner: 'id person_id credential_id public_key counter transports synced last_used_at',
  },
  passkey_challenge: { inner: 'id challenge person_id expires_at' },
  recovery_code: { marked: 'code_hash created_at', inner: 'id person_id used_at' },
  emailed_code: { inner: 'id person_id sign_in_id code_hash tries created_at expires_at used_at' },
  one_time_link: {
    marked: 'token_hash new_email created_at',
    inner: 'id person_id purpose made_by_id expires_at used_at revoked_at',
  },
  known_browser: { marked: 'token_hash created_at', inner: 'id person_id last_used_at' },
  kept_text: { marked: 'path typed kept_at', inner: 'person_id' },
  sign_in_attempt: { inner: 'id email address step succeeded at' },
  rate_limit: { inner: 'key points expire' },
  text_key: { inner: 'id proof created_at' },
  // The organisation's own, and what is everybody's.
  organisation: { released: 'name', neutral: `id allows_emailed_code ${times}` },
  agreement: {
    released: 'organisation_clock organisation_clock_urgent state time_zone version in_force_from',
    neutral: `id organisation_id entitled_sessions contract_type extra_sessions_allowed most_per_request clinical_review_threshold count_scope
      most_sessions_in_all standing_rule_up_to standing_rule_below clinical_clock clinical_clock_urgent answer_clock reviewer_mail ${times}`,
  },
  holiday: { neutral: 'state day name' },
  option: {
    ...{ released: 'released_label label code says_what', neutral: 'id list help position urgent required active' },
  },
  provider_text: { neutral: 'key body' },
}

/** One table's columns of a kind. */
export const columnsOf = (table: string, kind: keyof Columns): string[] =>
  (columns[table]?.[kind] ?? '').split(/\s+/).filter(Boolean)
