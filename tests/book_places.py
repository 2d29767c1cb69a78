"""Where the books of a test are: in memory or, for some of the tests once more, in PostgreSQL."""

from collections.abc import Iterator
from itertools import count
from typing import Any, Final

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
    *("test_engine", "test_engine_given_ids", "test_concerns", "test_real_two_way"),
)
"""The modules whose tests run once for each kind of database."""

_SCHEMAS = count(1)
_places: list[_Place] = []


def new_book_url() -> str:
    """Return where a new book of this test is to be."""
    return _places[-1].url() if _places else "sqlite://"


def new_book_server() -> dict[str, Any] | None:
    """Return what a user fills in for a new book of this test; None for one in Home Assistant."""
    return _places[-1].form() if _places else None


class _Place:
    """A server on which a test makes its books."""

    def __init__(self, server: PostgreSQL) -> None:
        self.made = list[str]()
        self._server = server

    def url(self) -> str:
        return self._server.url(schema=self._new())

    def form(self) -> dict[str, Any]:
        return self._server.form(self._new())

    def _new(self) -> str:
        self.made.append(f"book_{next(_SCHEMAS)}")
        return self.made[-1]


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
    place = _Place(server)
    _places.append(place)
    yield
    _places.remove(place)
    for each in place.made:
        server.drop_schema(each)
