"""Where the books of a test are: in memory or, for some of the tests once more, in PostgreSQL."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Final

import pytest

from .postgresql import PostgreSQL

BOTH: Final = (
    "test_book_appointments",
    "test_book_checks",
    "test_book_clients",
    "test_book_people",
    "test_book_series_edit",
    "test_book_series_split",
    "test_book_sync_records",
    "test_book_timeline",
)
"""The modules whose tests run once for each kind of database."""

_SCHEMAS = count(1)
_makers: list[Callable[[], str]] = []


def new_book_url() -> str:
    """Return where a new book of this test is to be."""
    return _makers[-1]() if _makers else "sqlite://"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run the tests of some modules on both."""
    if metafunc.module.__name__.rpartition(".")[2] in BOTH:
        metafunc.fixturenames.insert(0, "book_place")
        metafunc.parametrize("book_place", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def book_place(request: pytest.FixtureRequest) -> Iterator[None]:
    """Have the books of a test in this kind of database."""
    if request.param == "sqlite":
        yield
        return
    server: PostgreSQL = request.getfixturevalue("postgresql")
    made = list[str]()

    def make() -> str:
        made.append(f"book_{next(_SCHEMAS)}")
        return server.url(schema=made[-1])

    _makers.append(make)
    yield
    _makers.remove(make)
    for each in made:
        server.drop_schema(each)
