"""Requests that no well-behaved phone sends are answered, quickly, and never by a failure.

A short form; the long one is ``python -m tests.dav_fuzz_run``.
"""

from custom_components.studio_sync.book.book import Book

from .book_fixtures import ids
from .dav_fuzz import request
from .dav_fuzz_run import TARGET, Fuzzed, now

COUNT = 3_000


async def test_thousands_of_faulty_requests_are_answered_quickly_and_without_a_failure() -> None:
    book = await Book.open("sqlite://", clock=now, new_id=ids())
    fuzzed = Fuzzed(book, seed=2)
    await fuzzed.fill()
    for number in range(COUNT):
        await fuzzed.ask(number)
    await book.close()
    found = fuzzed.found
    assert found.failed == {}
    assert found.slow == {}
    of_all = {status for _, status in found.statuses}
    assert {200, 201, 204, 207, 400, 403, 404, 405, 412, 415} <= of_all
    assert found.statuses["PUT", 201] > COUNT / 50
    assert found.statuses["REPORT", 207] > COUNT / 100


def test_a_request_is_the_same_each_time() -> None:
    assert request(TARGET, seed=1, number=7) == request(TARGET, seed=1, number=7)
    assert request(TARGET, seed=1, number=7) != request(TARGET, seed=1, number=8)
