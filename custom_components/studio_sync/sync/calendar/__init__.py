"""What only calendars need in the sync: series, their dates, times."""
