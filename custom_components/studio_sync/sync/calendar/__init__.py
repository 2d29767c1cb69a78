"""What the sync has to know of calendars only: series, their dates, times."""
