"""The sync of an account: its runs, by schedule and on request, and how they went."""
