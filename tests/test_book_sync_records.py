"""Links, replica states, the journal and conflicts."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from custom_components.studio_sync.book import conflicts, journal, links, replicas
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.codec import dump, dump_json, load
from custom_components.studio_sync.book.errors import BookInvalid
from custom_components.studio_sync.book.model import (
    Conflict,
    ConflictKind,
    Content,
    Entry,
    Link,
    LinkState,
    ReplicaState,
    Run,
    Side,
    Status,
)

from .book_fixtures import days, drop_links, opened, timed, utc

NOON = utc(2026, 3, 2, 11)
CONTENT = Content(title="T", when=timed(NOON))


@pytest.fixture
async def book() -> AsyncIterator[Book]:
    async with opened() as opened_book:
        yield opened_book


def link(number: int, **fields: object) -> Link:
    made = Link(replica_id="r", record_id=f"rec{number}", remote_id=f"rem{number}")
    return replace(made, **fields)  # type: ignore[arg-type]


async def test_links_come_back_by_record_and_by_copy(book: Book) -> None:
    full = link(
        1,
        etag='"1"',
        baseline=CONTENT,
        generation=2,
        state=LinkState.REFUSED,
        reason="forbidden",
        frozen_rev=7,
    )
    bare, other = link(2), replace(link(1), replica_id="other")
    await book.write(lambda tx: links.put_many(tx, [full, bare, other]))
    await book.write(lambda tx: links.put_many(tx, []))
    found = await book.read(lambda tx: links.get(tx, "r", ["rec1", "rec2", "rec3"]))
    assert found == {"rec1": full, "rec2": bare}
    assert await book.read(lambda tx: links.by_remote(tx, "r", ["rem1", "x"])) == {"rem1": full}
    changed = replace(bare, etag='"2"', baseline=CONTENT)
    await book.write(lambda tx: links.put_many(tx, [changed]))
    assert await book.read(lambda tx: links.get(tx, "r", ["rec2"])) == {"rec2": changed}


async def test_a_living_link_counts_where_an_old_one_names_the_same_copy(book: Book) -> None:
    old, new = link(1, remote_id="x", gone=True), link(2, remote_id="x")
    for order in ([old, new], [new, old]):
        await book.write(lambda tx, order=order: links.put_many(tx, order))  # type: ignore[misc]
        assert await book.read(lambda tx: links.by_remote(tx, "r", ["x"])) == {"x": new}
    last = link(0, remote_id="x", gone=True)
    await book.write(lambda tx: links.put_many(tx, [last]))
    assert await book.read(lambda tx: links.by_remote(tx, "r", ["x"])) == {"x": new}


async def test_pending_and_known_links(book: Book) -> None:
    some = [link(1, state=LinkState.PENDING), link(2), link(3, gone=True)]
    some.append(replace(link(4, state=LinkState.PENDING), replica_id="other"))
    await book.write(lambda tx: links.put_many(tx, some))
    assert await book.read(lambda tx: links.pending(tx, "r")) == some[:1]
    assert await book.read(lambda tx: links.count_live(tx, "r")) == 2
    known = await book.read(lambda tx: links.known_remote_ids(tx, "r"))
    assert sorted(known) == ["rem1", "rem2"]
    await book.write(lambda tx: drop_links(tx, "r", ["rec1", "nothing"]))
    assert await book.read(lambda tx: links.count_live(tx, "r")) == 1


async def test_more_links_than_one_statement_asks_for(book: Book) -> None:
    many = [link(n) for n in range(1203)]
    await book.write(lambda tx: links.put_many(tx, many))
    keys = [each.record_id for each in many]
    assert len(await book.read(lambda tx: links.get(tx, "r", keys))) == 1203
    await book.write(lambda tx: drop_links(tx, "r", keys))
    assert await book.read(lambda tx: links.count_live(tx, "r")) == 0


async def test_the_state_of_a_replica_is_kept_and_forgotten(book: Book) -> None:
    state = ReplicaState(
        replica_id="r",
        cursor="c",
        book_rev=4,
        connected_at=NOON,
        held="h",
        decisions="h:keep",
        clock_ahead=timedelta(hours=1),
        last_run=NOON,
    )
    assert await book.read(lambda tx: replicas.get(tx, "r")) is None
    await book.write(lambda tx: replicas.put(tx, state))
    assert await book.read(lambda tx: replicas.get(tx, "r")) == state
    await book.write(lambda tx: replicas.put(tx, replace(state, cursor=None)))
    await book.write(lambda tx: links.put_many(tx, [link(1)]))
    found = await book.read(lambda tx: replicas.get(tx, "r"))
    assert found == replace(state, cursor=None)
    await book.write(lambda tx: replicas.forget(tx, "r"))
    assert await book.read(lambda tx: replicas.get(tx, "r")) is None
    assert await book.read(lambda tx: links.count_live(tx, "r")) == 1


def run(number: int, replica_id: str = "r") -> Run:
    return Run(
        id=f"run{number}",
        replica_id=replica_id,
        kind="sync",
        starter="test",
        started_at=NOON + timedelta(hours=number),
        counts={},
    )


def entry(run_id: str, record_id: str | None = None) -> Entry:
    return Entry(
        run_id=run_id,
        at=NOON,
        replica_id="r",
        record_id=record_id,
        remote_id="rem",
        side=Side.BOOK,
        action="update_local",
        reason="edited",
        before=CONTENT,
        after=None,
        loser='{"title":"x"}',
    )


async def test_a_run_is_started_ended_and_found_again(book: Book) -> None:
    begun = run(1)
    await book.write(lambda tx: journal.start(tx, begun))
    assert await book.read(lambda tx: journal.run(tx, "run1")) == begun
    assert await book.read(lambda tx: journal.run(tx, "run2")) is None
    ended = replace(
        begun, ended_at=NOON, outcome="ok", counts={"merged": 3}, requests=4, undoes="run0"
    )
    await book.write(lambda tx: journal.finish(tx, ended))
    assert await book.read(lambda tx: journal.runs(tx, "r")) == [ended]
    assert await book.read(lambda tx: journal.runs(tx, "other")) == []
    await book.write(lambda tx: journal.finish(tx, begun))
    [last] = await book.read(lambda tx: journal.runs(tx, "r"))
    assert last.ended_at == utc(2026, 1, 1, 12)


async def test_entries_come_back_in_order_with_numbers(book: Book) -> None:
    lines = [entry("run1", "a"), entry("run1"), entry("run2", "a")]
    await book.write(lambda tx: journal.add(tx, lines))
    await book.write(lambda tx: journal.add(tx, []))
    found = await book.read(lambda tx: journal.entries(tx, "run1"))
    assert [replace(each, id=0) for each in found] == lines[:2]
    assert found[0].id < found[1].id


async def test_runs_are_filtered(book: Book) -> None:
    for each in (run(1), run(2, "other"), run(3), run(4)):
        await book.write(lambda tx, each=each: journal.start(tx, each))  # type: ignore[misc]
    lines = [entry("run1", "a"), entry("run2", "a"), entry("run2", "a")]
    await book.write(lambda tx: journal.add(tx, lines))

    async def found(**how: object) -> list[str]:
        runs = await book.read(lambda tx: journal.runs(tx, **how))  # type: ignore[arg-type]
        return [each.id for each in runs]

    assert await found() == ["run4", "run3", "run2", "run1"]
    assert await found(limit=1) == ["run4"]
    assert await found(replica_id="r") == ["run4", "run3", "run1"]
    assert await found(record_id="a") == ["run2", "run1"]
    assert await found(since=NOON + timedelta(hours=3)) == ["run4", "run3"]


async def test_a_run_that_never_ended_is_called_interrupted(book: Book) -> None:
    ended = replace(run(1), ended_at=NOON, outcome="ok")
    await book.write(lambda tx: journal.start(tx, ended))
    await book.write(lambda tx: journal.start(tx, run(2)))
    (found,) = await book.write(journal.interrupted)
    assert (found.id, found.outcome) == ("run2", "interrupted")
    assert await book.read(lambda tx: journal.run(tx, "run2")) == found
    assert await book.write(journal.interrupted) == []


async def test_the_journal_is_pruned_but_for_what_is_running(book: Book) -> None:
    ended = replace(run(1), ended_at=NOON, outcome="ok")
    for each in (ended, run(2), replace(run(9), ended_at=NOON)):
        await book.write(lambda tx, each=each: journal.start(tx, each))  # type: ignore[misc]
        await book.write(lambda tx, each=each: journal.add(tx, [entry(each.id)]))  # type: ignore[misc]
    assert await book.write(lambda tx: journal.prune(tx, NOON + timedelta(hours=5))) == 1
    assert [each.id for each in await book.read(journal.runs)] == ["run9", "run2"]
    assert await book.read(lambda tx: journal.entries(tx, "run1")) == []
    assert len(await book.read(lambda tx: journal.entries(tx, "run2"))) == 1


EDIT = Conflict(
    id="c1",
    kind=ConflictKind.EDIT,
    record_id="a",
    opened_at=NOON,
    replica_id="r",
    fields=("title", "place"),
    theirs=CONTENT,
)
OVERLAP = Conflict(
    id="c2",
    kind=ConflictKind.OVERLAP,
    record_id="a",
    opened_at=NOON,
    other_id="b",
    moment=date(2026, 3, 2),
)


async def test_conflicts_are_opened_found_and_closed(book: Book) -> None:
    for each in (EDIT, OVERLAP):
        assert await book.write(lambda tx, each=each: conflicts.open_one(tx, each)) == each  # type: ignore[misc]
    assert await book.read(conflicts.open_ones) == [EDIT, OVERLAP]
    only = await book.read(lambda tx: conflicts.open_ones(tx, ConflictKind.OVERLAP))
    assert only == [OVERLAP]
    assert await book.read(lambda tx: conflicts.open_for(tx, "r", ["a", "b"])) == {"a": EDIT}
    assert await book.read(lambda tx: conflicts.open_for(tx, "other", ["a"])) == {}
    assert await book.read(conflicts.count_open) == 2
    closed = await book.write(lambda tx: conflicts.close(tx, "c1", "keep"))
    assert closed == replace(EDIT, closed_at=utc(2026, 1, 1, 12), resolution="keep")
    assert await book.read(lambda tx: conflicts.get(tx, "c1")) == closed
    assert await book.read(conflicts.open_ones) == [OVERLAP]
    for name, rule in (("c1", "closed"), ("nothing", "unknown")):
        with pytest.raises(BookInvalid, match=rule):
            await book.write(lambda tx, name=name: conflicts.close(tx, name, "keep"))  # type: ignore[misc]


async def test_the_same_question_is_asked_once(book: Book) -> None:
    await book.write(lambda tx: conflicts.open_one(tx, EDIT))
    again = replace(EDIT, id="c9", opened_at=NOON + timedelta(days=1), fields=("title",))
    kept = await book.write(lambda tx: conflicts.open_one(tx, again))
    assert kept == replace(EDIT, fields=("title",))
    assert await book.read(conflicts.open_ones) == [kept]
    await book.write(lambda tx: conflicts.close(tx, "c1", "keep"))
    assert await book.write(lambda tx: conflicts.open_one(tx, again)) == again
    other = replace(OVERLAP, id="c3", moment=NOON)
    await book.write(lambda tx: conflicts.open_one(tx, OVERLAP))
    assert await book.write(lambda tx: conflicts.open_one(tx, other)) == other


async def test_many_open_conflicts_are_counted() -> None:
    async with opened() as book:
        many = [replace(OVERLAP, id=f"{n}", record_id=f"{n}") for n in range(2_000)]
        await book.write(lambda tx: [conflicts.open_one(tx, each) for each in many])
        assert await book.read(conflicts.count_open) == 2_000


@pytest.mark.parametrize(
    "content",
    [
        CONTENT,
        Content(title="", when=days(date(1, 1, 1))),
        Content(
            title='"\\ 👩‍👧 \u202e\u0634',
            when=timed(utc(9999, 12, 31)),
            description="x\ny\x01",
            place="p",
            recurrence=("RRULE:FREQ=DAILY", "EXDATE:20260101T000000Z"),
            status=Status.CANCELLED,
            busy=False,
        ),
    ],
)
def test_content_comes_back_from_its_text(content: Content) -> None:
    text = dump(content)
    assert load(text) == content
    assert dump(load(text)) == text
    assert "\n" not in text


def test_what_is_a_default_is_not_written() -> None:
    """A field that is added later changes no stored text."""
    assert dump(CONTENT) == (
        '{"title":"T","start":"2026-03-02T11:00:00Z","end":"2026-03-02T12:00:00Z",'
        '"zone":"Europe/Berlin"}'
    )


def test_text_that_is_no_unicode_is_refused() -> None:
    with pytest.raises(BookInvalid, match="not_unicode"):
        dump_json({"a": "\ud800"})
