"""Fixtures for all tests."""

# Imported first: pytest-homeassistant-custom-component brings a package of the same
# name, and the one that is imported first stays.
import custom_components  # noqa: F401

# isort: split
import logging

from hypothesis import settings
import pytest

# The same examples everywhere, however slow the machine is; others by --hypothesis-profile fuzz.
settings.register_profile("usual", deadline=None, derandomize=True, database=None)
settings.register_profile("fuzz", deadline=None)
settings.load_profile("usual")

# The harness for Home Assistant prints records from INFO on as they come, and asks for all SQL.
# What a test logs is shown with its failure; between the dots it is in the way.
logging.getLogger("sqlalchemy.engine").setLevel(logging.WARNING)
logging.getLogger().handlers = [
    handler
    for handler in logging.getLogger().handlers
    if type(handler) is not logging.StreamHandler
]

# No test modules by name, but full of assertions that should explain themselves.
pytest.register_assert_rewrite(
    "tests.replica_contract",
    "tests.replica_writing",
    "tests.replica_side",
    "tests.dav_clients.journey",
)

pytest_plugins = [
    "tests.moments",
    "tests.postgresql",
    "tests.book_places",
    "tests.dav_homes",
    "tests.dav_server_fixtures",
    "tests.google_fixtures",
    "tests.ha_fixtures",
    "tests.ha_calendar_page",
    "tests.ha_day",
    "tests.ha_followers",
    "tests.ha_mailing",
    "tests.ha_phone",
    "tests.ready_tables",
    "tests.scheduling_fixtures",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take the number of examples of the stateful machine, and what to write of DAV clients."""
    parser.addoption("--fuzz", type=int, help="so many new examples of the stateful machine")
    parser.addoption("--dav-table", help="a file that is told how each step of DAV clients went")


@pytest.fixture(autouse=True)
def enable_event_loop_debug() -> None:
    """Leave the debug mode of asyncio, which the harness switches on, to ``--asyncio-debug``.

    For each future and call it keeps where they were made: half of the time of a test.
    """
