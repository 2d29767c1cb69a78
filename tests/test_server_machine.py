"""Google, a calendar server and the studio at once, whatever happens: see ``ServerMachine``.

Without more some examples from one seed; ``--fuzz N`` draws N new ones.
"""

from collections.abc import Iterator

import pytest

from custom_components.studio_sync.sync.model import Policy

from .postgresql import PostgreSQL
from .stateful.on_postgresql import PostgreSQLBooks
from .stateful.server_machine import ServerMachine
from .stateful.stage import Loop, Templates, unlogged
from .test_stateful import play

EXAMPLES = 20
ON_POSTGRESQL = 8


@pytest.fixture
def stage(socket_enabled: None) -> Iterator[tuple[Loop, Templates]]:
    loop, templates = Loop(), Templates()
    with unlogged():
        yield loop, templates
    loop.close()
    templates.close()


@pytest.mark.timeout(7200)
@pytest.mark.parametrize(
    "policy", [pytest.param(p, marks=pytest.mark.xdist_group(f"fuzz_server_{p}")) for p in Policy]
)
def test_nothing_is_lost_and_nothing_doubled_between_google_and_a_server(
    policy: Policy, stage: tuple[Loop, Templates], request: pytest.FixtureRequest
) -> None:
    """B3, B5, B8, B9, B10, S7, S18, S20, S22, A1, A2."""
    play(ServerMachine, policy, stage, request, EXAMPLES)


@pytest.fixture
def on_postgresql(
    postgresql: PostgreSQL, socket_enabled: None
) -> Iterator[tuple[Loop, PostgreSQLBooks]]:
    loop, books = Loop(), PostgreSQLBooks(postgresql)
    with unlogged():
        yield loop, books
    loop.close()
    books.close()


@pytest.mark.timeout(7200)
def test_nor_with_the_book_in_postgresql(
    on_postgresql: tuple[Loop, PostgreSQLBooks],
    request: pytest.FixtureRequest,
) -> None:
    """B10: the same, whatever fails, with a book on a real server."""
    play(ServerMachine, Policy.NEWEST, on_postgresql, request, ON_POSTGRESQL)
