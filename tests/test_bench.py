"""The benchmark, in small: it runs, and measures what it says."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
import json
from pathlib import Path

import pytest

from custom_components.studio_sync.book import appointments, people, timeline
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Staff, Timed
from custom_components.studio_sync.book.timeline import Instance
from tests.bench import cards, dav, duel, figures, page, peers, sample, subjects
from tests.bench.stage import Bench, Sizes, open_book

SMALL = Sizes(
    small=12,
    large=24,
    linked=20,
    few=4,
    book=4_000,
    quiet_runs=2,
    quota_speed=1000,
    books=(1_000,),
    clients=(20, 200),
    foreign=40,
    photos=3,
    edits=1,
    accounts=3,
    calendars=3,
    poll_seconds=3,
    events=(10, 30),
    multiget=5,
    puts=3,
    asks=1,
    phone_seconds=1,
    crowd=20,
    quiet_seconds=1,
)


@pytest.fixture
def make_bench(tmp_path: Path) -> Callable[[int], Bench]:
    def make(runs: int) -> Bench:
        return Bench(folder=tmp_path, runs=runs, sizes=SMALL, say=lambda _: None)

    return make


async def test_every_figure_but_the_peers_is_measured(
    socket_enabled: None, make_bench: Callable[[int], Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    # What installs programs from the network is left to the benchmark itself; the page is
    # measured in test_browser_page_figures.py.
    monkeypatch.delitem(subjects.SUBJECTS, peers.against_vdirsyncer)
    monkeypatch.delitem(subjects.SUBJECTS, cards.against_vobject)
    in_duel = set(subjects.SUBJECTS[duel.against_vdirsyncer])
    monkeypatch.delitem(subjects.SUBJECTS, duel.against_vdirsyncer)
    in_browser = set(subjects.SUBJECTS[page.in_browser])
    monkeypatch.delitem(subjects.SUBJECTS, page.in_browser)
    beside_radicale = set(subjects.SUBJECTS[dav.against_radicale])
    monkeypatch.delitem(subjects.SUBJECTS, dav.against_radicale)
    bench = make_bench(1)
    await subjects.run(bench)
    values = bench.samples.values()
    every = {figure.name for figure in figures.FIGURES}
    assert every - values.keys() == {
        "calendar.populate_1000.vs_vdirsyncer",
        "vcard.read.vs_vobject",
        *beside_radicale,
        *in_duel,
        *in_browser,
    }
    assert values["calendar.populate_1000.requests"] == 2
    assert values["calendar.nochange_10000.requests"] == 1
    assert values["calendar.one_change_of_10000.requests"] == 2
    assert values["book.month.statements"] <= 5
    assert values["book.nochange.statements"] <= 10
    assert values["book.edit.statements"] <= 7
    assert values["dav.populate_1000.requests"] == SMALL.small + 3
    assert values["dav.nochange.requests"] == 1
    assert values["dav.one_change_of_5000.requests"] <= 5
    assert values["loop.max_stall_ms"] > 0


async def test_only_what_was_asked_for_is_measured(
    socket_enabled: None, make_bench: Callable[[int], Bench]
) -> None:
    bench = make_bench(2)
    await subjects.run(bench, "book.month_of*")
    assert {name: len(found) for name, found in bench.samples.of.items()} == {
        "book.month_of_100000.ms": 2
    }


def test_every_figure_has_a_subject() -> None:
    measured = {name for names in subjects.SUBJECTS.values() for name in names}
    assert measured | {subjects.STALL} == {figure.name for figure in figures.FIGURES}


def test_figures_are_medians_and_say_what_they_miss() -> None:
    samples = figures.Samples()
    for name, several in {
        "calendar.populate_1000.seconds": (1.0, 2.0, 9.0),
        "calendar.populate_5000.growth": (5.0, 5.6, 5.7),
        "calendar.populate_1000.requests": (21, 21, 21),
        "book.month_of_100000.ms": (9.9, 10.2, 30.0),
    }.items():
        for value in several:
            samples.add(name, value)
    values = samples.values()
    assert values["calendar.populate_1000.seconds"] == 2.0
    assert figures.missed(values) == ["calendar.populate_5000.growth", "book.month_of_100000.ms"]
    shown = figures.table(samples)
    assert shown.count("MISSED") == 2
    assert "≤ 25 " in shown
    lines = [json.loads(line) for line in figures.lines(values).splitlines()]
    assert {"name": "book.month_of_100000.ms", "value": 10.2, "unit": "ms"} in lines


def test_an_unknown_figure_is_refused() -> None:
    with pytest.raises(KeyError):
        figures.Samples().add("calendar.guess", 1)


def test_the_sample_is_the_same_every_time_and_has_its_share_of_series() -> None:
    first, again = (list(sample.appointments(1_000)) for _ in range(2))
    assert first == again
    repeating = [record for record in first if record.content.recurrence]
    assert 80 <= len(repeating) <= 120
    assert any("COUNT" not in record.content.recurrence[0] for record in repeating)


async def test_one_person_has_nothing_during_something_else(
    make_bench: Callable[[int], Bench],
) -> None:
    days = 146
    start = sample.NOW - timedelta(days=days // 2)
    records = sample.of_one_person(1_000, start=start, days=days)
    assert records == sample.of_one_person(1_000, start=start, days=days)
    assert len(records) == 1_000

    def look(tx: Transaction) -> list[Instance]:
        people.put_staff(tx, Staff(id="mia", name="Mia"))
        appointments.put_many(tx, records)
        return timeline.window(tx, start, start + timedelta(days=2 * days), "mia")

    async with open_book(make_bench(1), "sqlite://") as (book, _):
        shown = await book.write(look)
    assert len(shown) > 2_000
    whens = [each.when for each in shown]
    times = [(when.start, when.end) for when in whens if isinstance(when, Timed)]
    assert len(times) == len(shown)
    assert not any(start < end for (_, end), (start, _) in pairwise(times))


def test_the_peers_get_the_same_appointments_as_files(tmp_path: Path) -> None:
    peers.write_files(tmp_path / "files", sample.appointments(30))
    written = [path.read_bytes().decode() for path in sorted((tmp_path / "files").iterdir())]
    assert len(written) == 30
    assert all(
        text.startswith("BEGIN:VCALENDAR\r\n") and "\r\nUID:a0000" in text for text in written
    )
    assert sum("\r\nRRULE:FREQ=WEEKLY" in text for text in written) == sum(
        bool(record.content.recurrence) for record in sample.appointments(30)
    )
    assert any("Call the day before" in text and "matt paper.\\n" in text for text in written)
