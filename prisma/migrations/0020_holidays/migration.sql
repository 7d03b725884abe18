-- What administrators did to the calendar, found at once among all of history.
CREATE INDEX history_entry_holidays ON history_entry (at DESC, id DESC) WHERE event LIKE 'holiday.%';
