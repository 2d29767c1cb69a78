"""A book that an earlier version wrote opens, with all that is in it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import Connection, create_engine, select, table, text

from custom_components.studio_sync.book import (
    appointment_search,
    appointments,
    client_search,
    clients,
    concerns,
    conflicts,
    journal,
    links,
    replicas,
    skipped_items,
    tables,
)
from custom_components.studio_sync.book.codec import dump, dump_moment, microseconds
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.migrations import configuration, upgrade
from custom_components.studio_sync.book.model import (
    APPOINTMENT,
    Client,
    Content,
    ReplicaState,
    Status,
    Timed,
)
from custom_components.studio_sync.book.timeline import window
from custom_components.studio_sync.formats.contact import Contact, Labelled, PostalAddress

from .book_fixtures import opened, utc
from .ready_tables import ready

NOON = utc(2026, 3, 2, 11)
HOUR = timedelta(hours=1)
WEEK = timedelta(days=7)


def written_by(url: str, revision: str, *statements: str) -> None:
    """Make a book as the version wrote it that had this revision of the tables."""
    engine = create_engine(url)
    with engine.begin() as connection:
        command.upgrade(configuration(connection), revision)
        connection.execute(text("INSERT INTO book (one, id, rev) VALUES (1, 'book', 7)"))
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def row(  # noqa: PLR0917 - a row of a table
    name: str,
    rev: int,
    content: str,
    staff: str = "",
    assistants: str = "[]",
    series: str = "",
    at: int = 0,
) -> str:
    """Write the statement that made an appointment in the tables of 0001 to 0004."""
    lives = "cancelled" not in content
    people = f"'{staff}'" if staff else "NULL"
    of = f"'{series}', '{dump_moment(NOON)}', {at}" if series else "NULL, NULL, NULL"
    return (
        f"INSERT INTO appointment VALUES ('{name}', {rev}, '{content}', 'appointment', {lives},"  # noqa: S608
        f" {people}, '{assistants}', '[]', NULL, NULL, {of}, 'studio', '[]', '', false, 0)"
    )


async def test_a_book_without_clocks_of_replicas_is_brought_up_to_date(tmp_path: Path) -> None:
    """0002: the clock is not known yet, so that it is compared in the next run."""
    url = f"sqlite:///{tmp_path / 'b.db'}"
    at = microseconds(NOON)
    replica = "INSERT INTO replica (replica_id, cursor, book_rev, connected_at, staff_id, held, "
    written_by(url, "0001", f"{replica}verdict) VALUES ('r', 'c', 4, {at}, 'mia', 'h', '')")
    async with opened(url) as book:
        assert await book.read(lambda tx: replicas.get(tx, "r")) == ReplicaState(
            replica_id="r", cursor="c", book_rev=4, connected_at=NOON, scope="", held="h"
        )


async def test_a_series_that_is_counted_without_its_start_is_found_at_its_new_end(
    tmp_path: Path,
) -> None:
    """0004: it had one date less before."""
    url = f"sqlite:///{tmp_path / 'b.db'}"
    first, last = utc(2026, 3, 6, 9), utc(2026, 3, 16, 9)
    when = Timed(start=first, end=first + HOUR, zone="Europe/Berlin")
    lines = ("RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2",)
    content = dump(Content(title="Yoga", when=when, recurrence=lines))
    earlier, begin = (int(each.timestamp()) for each in (last - timedelta(days=6), first))
    written_by(
        url,
        "0003",
        row("one", 3, content),
        f"INSERT INTO span VALUES ('', {earlier}, 'one', {begin}, 3)",  # noqa: S608
    )
    async with opened(url) as book:
        found = await book.read(
            lambda tx: appointments.window(tx, last, last + HOUR, zone="Europe/Berlin")
        )
    assert [each.start for each in found] == [last]


async def test_a_book_without_concerns_says_whom_each_change_concerns(tmp_path: Path) -> None:
    """0005: too many may be told, and nobody too few; what is cancelled is found by its time."""
    url = f"sqlite:///{tmp_path / 'b.db'}"
    when = Timed(start=NOON, end=NOON + HOUR, zone="UTC")
    once = dump(Content(title="Once", when=when))
    off = dump(Content(title="Off", when=when, status=Status.CANCELLED))
    weekly = dump(Content(title="Yoga", when=when, recurrence=("RRULE:FREQ=WEEKLY",)))
    begin, end = int(NOON.timestamp()), int((NOON + HOUR).timestamp())
    staff = "INSERT INTO staff VALUES ('{0}', '{0}', '', NULL, true, false, {1})"
    link = "INSERT INTO link VALUES ('of-{0}', '{1}', 'x-{1}', 'e', NULL, 0, false, 'ok', '', NULL)"
    replica = "INSERT INTO replica VALUES ('of-{0}', 'c', 1, 0, '{0}', '', '', NULL)"
    written_by(
        url,
        "0004",
        *(staff.format(name, number) for number, name in enumerate(("ann", "ben", "mia"))),
        *(replica.format(name) for name in ("ann", "ben")),
        row("given", 10, once, staff="ben"),
        link.format("ann", "given"),
        link.format("ben", "given"),
        row("helped", 11, once, staff="ann", assistants='["mia"]'),
        row("whole", 12, weekly, staff="ann"),
        row("one", 13, once, staff="ben", series="whole", at=begin),
        row("off", 14, off, staff="ann"),
        row("open", 15, once),
        f"INSERT INTO slot VALUES ('', {begin}, 'open', {end})",  # noqa: S608
    )

    def concerned(tx: Transaction, *owners: str) -> list[str]:
        return [each.id for each in concerns.changes_for(tx, 9, *owners)]

    async with opened(url) as book:
        ann = await book.read(lambda tx: concerned(tx, "ann", "of-ann"))
        ben = await book.read(lambda tx: concerned(tx, "ben", "of-ben"))
        mia = await book.read(lambda tx: concerned(tx, "mia"))
        cancelled = await book.read(lambda tx: appointments.cancelled(tx, NOON, NOON + HOUR))
        later = await book.read(lambda tx: appointments.cancelled(tx, NOON + WEEK, NOON + 2 * WEEK))
        nobodys = await book.read(
            lambda tx: appointments.window(tx, NOON, NOON + HOUR, tables.NOBODY)
        )
        count = await book.read(appointments.count_live)
    assert ann == ["given", "helped", "whole", "one", "off"]
    assert ben == ["given", "whole", "one"]
    assert mia == ["helped"]
    assert [each.id for each in cancelled] == ["off"]
    assert later == []
    assert [each.appointment.id for each in nobodys] == ["open"]
    assert count == 5


async def test_what_was_synced_before_there_were_kinds_is_of_appointments(tmp_path: Path) -> None:
    """0006: pairs, lines of the journal, questions and what was skipped are read as before."""
    url = f"sqlite:///{tmp_path / 'b.db'}"
    content = Content(title="Once", when=Timed(start=NOON, end=NOON + HOUR, zone="UTC"))
    text = dump(content)
    begin = int(NOON.timestamp())
    written_by(
        url,
        "0005",
        row("one", 10, text),
        f"INSERT INTO link VALUES ('r', 'one', 'x', 'e', '{text}', 0, false, 'ok', '', NULL)",  # noqa: S608
        f"INSERT INTO run VALUES ('n', 'r', 'sync', 'test', {begin}, NULL, '', '{{}}', 0, NULL)",  # noqa: S608
        "INSERT INTO entry VALUES (1, 'n', 0, 'r', 'one', 'x', 'book', 'merge', 'edited_both',"  # noqa: S608
        f" '{text}', '{text}', 'done', '')",
        "INSERT INTO conflict VALUES ('q', 'edit', 'one', 0, 'r', '[\"title\"]',"  # noqa: S608
        f" '{text}', '', '', NULL, '')",
        "INSERT INTO aside VALUES ('r', 'y', 'malformed')",
    )
    async with opened(url) as book:
        pair = await book.read(lambda tx: links.get(tx, "r", ["one"])["one"])
        [line] = await book.read(lambda tx: journal.entries(tx, "n"))
        question = await book.read(lambda tx: conflicts.open_for(tx, "r", ["one"])["one"])
        problems = await book.read(lambda tx: skipped_items.problems(tx, "r"))
        kinds = await book.read(
            lambda tx: (
                tx.connection.execute(select(tables.skipped_item.c.record_kind)).scalars().all()
            )
        )
    assert (pair.baseline, line.before, line.after, question.theirs) == (content,) * 4
    assert {pair.record_kind, line.record_kind, question.record_kind, *kinds} == {APPOINTMENT}
    assert problems == [("y", None, "malformed")]


async def test_a_book_that_does_not_know_when_the_last_run_was_is_brought_up_to_date(
    tmp_path: Path,
) -> None:
    """0007: the next run notes it."""
    url = f"sqlite:///{tmp_path / 'b.db'}"
    at = microseconds(NOON)
    replica = "INSERT INTO replica (replica_id, cursor, book_rev, connected_at, staff_id, held, "
    written_by(url, "0006", f"{replica}verdict) VALUES ('r', 'c', 4, {at}, 'mia', '', '')")
    async with opened(url) as book:
        state = await book.read(lambda tx: replicas.get(tx, "r"))
    assert state is not None
    assert (state.connected_at, state.last_run) == (NOON, None)


async def test_clients_keep_all_that_was_known_of_them(tmp_path: Path) -> None:
    """0008: name, addresses, numbers, notes, groups and what a replica had kept with them."""
    url = f"sqlite:///{tmp_path / 'b.db'}"
    at = microseconds(NOON)
    written_by(
        url,
        "0007",
        "INSERT INTO client_group VALUES ('vip', 'VIP', false, false, 1)",
        "INSERT INTO client VALUES ('ada', 'Ada 👶', '[\"b@x.org\",\"a@x.org\"]', '[\"030 1\"]',"  # noqa: S608
        f" 'Way 1\nKöln', 'n', '{{}}', false, 2, {at})",
        f"INSERT INTO client VALUES ('bo', 'Bo', '', '', '', '', '', true, 3, {at})",  # noqa: S608
        "INSERT INTO client_group_member VALUES ('vip', 'ada', 0)",
    )
    async with opened(url) as book:
        found = await book.read(lambda tx: clients.get_many(tx, ["ada", "bo"]))
    assert found["ada"] == Client(
        id="ada",
        content=Contact(
            name="Ada 👶",
            emails=(Labelled(value="b@x.org"), Labelled(value="a@x.org")),
            phones=(Labelled(value="030 1"),),
            addresses=(PostalAddress(text="Way 1\nKöln"),),
            notes="n",
        ),
        group_ids=("vip",),
        extra="{}",
        rev=2,
        changed_at=NOON,
    )
    assert found["bo"] == Client(
        id="bo", content=Contact(name="Bo"), deleted=True, rev=3, changed_at=NOON
    )


async def test_clients_of_an_earlier_book_are_in_order(tmp_path: Path) -> None:
    """0013: the name is known, and where a word ends."""
    url = f"sqlite:///{tmp_path / 'b.db'}"
    row = "INSERT INTO client (id, name, content, number, extra, deleted, rev, changed_at) VALUES"
    found_by = "INSERT INTO client_words (client_id, words) VALUES"
    written_by(
        url,
        "0012",
        f"{row} ('z', 'Zoe Ann', '{{\"name\":\"Zoe Ann\"}}', '', '', false, 2, 0)",
        f"{row} ('b', 'Bo Annas', '{{\"name\":\"Bo Annas\"}}', '', '', false, 3, 0)",
        f"{row} ('a', 'Änn', '{{\"name\":\"Änn\"}}', '', '', false, 4, 0)",
        f"{found_by} ('z', '  zoe  zo  ann')",
        f"{found_by} ('b', '  bo  annas')",
        f"{found_by} ('a', '  ann')",
    )
    async with opened(url) as book:
        found = await book.read(
            lambda tx: client_search.find(tx, "ann", (), 9, clients.seen_by(None))
        )
    assert found == ["a", "z", "b"]


async def test_clients_of_an_earlier_book_are_found_without_marks(tmp_path: Path) -> None:
    """0014: K-0042 by k0042."""
    url = f"sqlite:///{tmp_path / 'b.db'}"
    row = "INSERT INTO client (id, name, content, number, extra, deleted, rev, changed_at) VALUES"
    written_by(
        url,
        "0013",
        f"{row} ('z', 'Zoe', '{{\"name\":\"Zoe\"}}', 'K-0042', '', false, 2, 0)",
        "INSERT INTO client_words (client_id, words) VALUES ('z', '  zoe  zo  k  0042  ')",
    )
    async with opened(url) as book:
        found = await book.read(
            lambda tx: client_search.find(tx, "k0042", (), 9, clients.seen_by(None))
        )
    assert found == ["z"]


async def test_clients_of_an_earlier_book_are_found(tmp_path: Path) -> None:
    """0009: those who are not removed."""
    url = f"sqlite:///{tmp_path / 'b.db'}"
    row = "INSERT INTO client (id, name, content, number, extra, deleted, rev, changed_at) VALUES"
    written_by(
        url,
        "0008",
        f"{row} ('ada', 'Ada', '{{\"name\":\"Ada Byron\"}}', 'K-7', '', false, 2, 0)",
        f"{row} ('bo', 'Bo', '{{\"name\":\"Bo Byron\"}}', '', '', true, 3, 0)",
    )
    async with opened(url) as book:
        found = await book.read(
            lambda tx: [
                client_search.find(tx, wanted, (), 9, clients.seen_by(None))
                for wanted in ("yro", "ad", "k-7")
            ]
        )
    assert found == [["ada"]] * 3


async def test_a_book_without_phones_says_which_resources_each_change_concerns(
    tmp_path: Path,
) -> None:
    """0015: those of a series with its dates, and the other way round."""
    url = f"sqlite:///{tmp_path / 'b.db'}"
    when = Timed(start=NOON, end=NOON + HOUR, zone="UTC")
    once = dump(Content(title="Once", when=when))
    weekly = dump(Content(title="Yoga", when=when, recurrence=("RRULE:FREQ=WEEKLY",)))
    begin = int(NOON.timestamp())
    use = "UPDATE appointment SET resource_ids = '[\"{}\"]' WHERE id = '{}'"
    written_by(
        url,
        "0014",
        *(
            f"INSERT INTO resource VALUES ('{name}', '{name}', true, false, 1)"  # noqa: S608
            for name in ("room", "hall")
        ),
        "INSERT INTO staff VALUES ('ann', 'ann', '', NULL, true, false, 1)",
        row("whole", 12, weekly, staff="ann"),
        row("one", 13, once, staff="ann", series="whole", at=begin),
        row("single", 14, once, staff="ann"),
        row("none", 15, once, staff="ann"),
        "INSERT INTO concerned VALUES ('ann', 'single', 14)",
        use.format("room", "whole"),
        use.format("hall", "one"),
        use.format("room", "single"),
    )

    def concerned(tx: Transaction, owner: str) -> list[str]:
        return [each.id for each in concerns.changes_for(tx, 9, owner)]

    async with opened(url) as book:
        room = await book.read(lambda tx: concerned(tx, "room"))
        hall = await book.read(lambda tx: concerned(tx, "hall"))
        ann = await book.read(lambda tx: concerned(tx, "ann"))
    assert room == ["whole", "one", "single"]
    assert hall == ["whole", "one"]
    assert ann == ["whole", "one", "single", "none"]


async def test_appointments_of_an_earlier_book_are_found(tmp_path: Path) -> None:
    """0019: single ones and series, by their words; what is cancelled is not."""
    url = f"sqlite:///{tmp_path / 'b.db'}"
    when = Timed(start=NOON, end=NOON + HOUR, zone="UTC")
    begin, end = int(NOON.timestamp()), int((NOON + HOUR).timestamp())
    written_by(
        url,
        "0018",
        row("one", 3, dump(Content(title="Łódź", when=when))),
        row("many", 4, dump(Content(title="Yoga", when=when, recurrence=("RRULE:FREQ=DAILY",)))),
        row("off", 5, dump(Content(title="Yoga", when=when, status=Status.CANCELLED))),
        f"INSERT INTO slot VALUES ('', {begin}, 'one', {end})",  # noqa: S608
        # A colon would begin a parameter.
        f"INSERT INTO slot VALUES ('\\:cancelled', {begin}, 'off', {end})",  # noqa: S608
        f"INSERT INTO span VALUES ('', {tables.FOREVER}, 'many', {begin}, 4)",  # noqa: S608
    )
    async with opened(url) as book:
        for text_of, name in (("lodz", "one"), ("yoga", "many")):
            found = await book.read(
                partial(
                    appointment_search.find, wanted=text_of, client_ids=(), people=None, limit=5
                )
            )
            assert [each.id for each in found] == [name]


async def test_what_arrived_in_an_earlier_book_is_looked_up_by_its_time(tmp_path: Path) -> None:
    """0022: of phones and Google, and nobody's session; single ones and series."""
    url = f"sqlite:///{tmp_path / 'b.db'}"
    when = Timed(start=NOON, end=NOON + HOUR, zone="UTC")
    begin, end = int(NOON.timestamp()), int((NOON + HOUR).timestamp())
    content, series = Content(title="Yoga", when=when), ("RRULE:FREQ=DAILY",)
    written_by(
        url,
        "0019",
        row("phone", 3, dump(content)),
        row("google", 4, dump(replace(content, recurrence=series))),
        row("ours", 5, dump(content)),
        row("linked", 6, dump(content)),
        *(
            f"UPDATE appointment SET origin = '{origin}' WHERE id = '{name}'"  # noqa: S608
            for name, origin in (("phone", "phone"), ("google", "google"), ("linked", "phone"))
        ),
        "UPDATE appointment SET kind = 'session' WHERE id = 'linked'",
        *(
            f"INSERT INTO slot VALUES ('', {begin}, '{name}', {end}, '')"  # noqa: S608
            for name in ("phone", "ours", "linked")
        ),
        f"INSERT INTO span VALUES ('', {tables.FOREVER}, 'google', {begin}, 4, '')",  # noqa: S608
    )
    async with opened(url) as book:
        found = await book.read(lambda tx: window(tx, NOON, NOON + HOUR, tables.ARRIVED))
        assert [each.appointment.id for each in found] == ["google", "phone"]
        shown = await book.read(lambda tx: window(tx, NOON, NOON + HOUR))
        assert len(shown) == 4


async def test_calendars_of_an_earlier_book_are_compared_once(tmp_path: Path) -> None:
    """0023: for what they show of rooms and numbers; contacts are not."""
    url = f"sqlite:///{tmp_path / 'b.db'}"
    written_by(
        url,
        "0022",
        *(
            "INSERT INTO replica VALUES "  # noqa: S608
            f"('1\\:{name}', 'next', 7, 0, 'ann', '', '', NULL, NULL)"
            for name in ("ann@example.com", "contacts")
        ),
    )
    async with opened(url) as book:
        states = [
            await book.read(partial(replicas.get, replica_id=f"1:{name}"))
            for name in ("ann@example.com", "contacts")
        ]
    assert [each.scope for each in states if each] == ["", "ann"]
    assert [each.cursor for each in states if each] == ["next", "next"]


def made_by(make: Callable[[Connection], None]) -> dict[str, tuple[str | None, list[Any]]]:
    """Return each table, index and trigger of a new database: how it is made, and its rows."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        make(connection)
        schema = connection.execute(text("SELECT type, name, sql FROM sqlite_schema")).all()
        found = {
            name: (
                sql,
                list(connection.execute(select(text("*")).select_from(table(name))))
                if kind == "table"
                else [],
            )
            for kind, name, sql in schema
        }
    engine.dispose()
    return found


def test_the_tables_that_tests_begin_with_are_those_of_the_migrations() -> None:
    """With the options of the text index: nothing of who is forgotten stays in it."""
    made = made_by(upgrade)
    assert "secure-delete" in str(made["client_text_config"])
    assert made_by(ready) == made
