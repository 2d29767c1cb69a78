"""Test suites of other projects, which servers for phones are put to."""
