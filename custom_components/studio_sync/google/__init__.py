"""Google Calendar as a replica of the book."""
