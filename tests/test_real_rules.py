"""Rules, zones and texts as calendars really write them: what means the same is not an edit."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from unicodedata import normalize
from zoneinfo import ZoneInfo

import pytest

from custom_components.studio_sync.book import series_edit
from custom_components.studio_sync.book.model import Timed
from custom_components.studio_sync.sync.model import Policy

from .google_emulator import PhoneCalendar
from .settling import agree, rest
from .stateful.views import series_starts
from .world import START, ZONE, World, world

WEEK = timedelta(days=7)
HOUR = timedelta(hours=1)
FIRST = (START + timedelta(hours=24)).astimezone(ZoneInfo(ZONE))
"""A Sunday at ten."""


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        yield made


async def quiet(studio: World) -> None:
    """Check that a run finds nothing to do, whatever was listed."""
    report = await studio.run()
    assert not report.plan.actions or {a.reason for a in report.plan.actions} == {"same_content"}


def raw(phone: PhoneCalendar, name: str) -> dict[str, Any]:
    return dict(phone.get(name))


async def series_of(studio: World, **fields: Any) -> tuple[str, str]:
    """Bring a series into step; return its ids in the book and in Google."""
    await studio.run()
    record_id = await studio.add("i0001 course", **fields)
    await studio.run()
    return record_id, studio.event_of("i0001 course")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("FREQ=WEEKLY", "FREQ=WEEKLY;WKST=SU;INTERVAL=1;BYDAY=SU"),
        ("FREQ=WEEKLY;BYDAY=SU", "FREQ=WEEKLY"),
        ("FREQ=WEEKLY;COUNT=4", "FREQ=WEEKLY;UNTIL=20261213T225959Z;BYDAY=SU"),
        ("FREQ=WEEKLY;UNTIL=20261213T225959Z", "FREQ=WEEKLY;UNTIL=20261213T090000Z"),
        ("FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=22"),
        ("FREQ=YEARLY", "BYMONTHDAY=22;BYMONTH=11;FREQ=YEARLY"),
    ],
)
async def test_the_same_rule_in_other_words_is_no_edit(
    studio: World, ours: str, theirs: str
) -> None:
    """The studio changes the rule afterwards, and wins although Google's edit is newer."""
    record_id, name = await series_of(studio, recurrence=(f"RRULE:{ours}",))
    await studio.edit(record_id, recurrence=("RRULE:FREQ=DAILY;COUNT=3",), title="i0001 new")
    studio.clock.now += timedelta(minutes=5)
    studio.phone.edit(name, recurrence=[f"RRULE:{theirs}"], description="by phone")
    await agree(studio)
    content = (await studio.get(record_id)).content
    assert content.recurrence == ("RRULE:FREQ=DAILY;COUNT=3",)
    assert (content.title, content.description) == ("i0001 new", "by phone")


async def test_other_words_alone_change_nothing(studio: World) -> None:
    record_id, name = await series_of(studio, recurrence=("RRULE:FREQ=WEEKLY",))
    before = await studio.get(record_id)
    studio.phone.edit(name, recurrence=["RRULE:FREQ=WEEKLY;BYDAY=SU"])
    await quiet(studio)
    assert await studio.get(record_id) == before
    await studio.edit(record_id, title="i0001 new")
    await rest(studio)
    assert raw(studio.phone, name)["recurrence"] == ["RRULE:FREQ=WEEKLY;BYDAY=SU"]


async def test_a_move_here_and_an_end_there_both_stay(studio: World) -> None:
    """B3: what a move makes of a rule is no edit of the rule."""
    lines = ("RRULE:FREQ=WEEKLY;COUNT=6", "EXDATE:20261129T090000Z")
    record_id, name = await series_of(studio, recurrence=lines)
    record = await studio.get(record_id)
    when = replace(record.content.when, start=FIRST + HOUR, end=FIRST + 2 * HOUR)
    await studio.book.write(
        lambda tx: series_edit.edit(tx, record_id, replace(record.content, when=when))
    )
    studio.clock.now += timedelta(minutes=5)
    studio.phone.edit(name, recurrence=["RRULE:FREQ=WEEKLY;COUNT=4", lines[1]])
    await agree(studio)
    content = (await studio.get(record_id)).content
    assert content.when.start == FIRST + HOUR
    assert content.recurrence == ("RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE:20261129T100000Z")


@pytest.mark.parametrize("recurrence", [(), ("RRULE:FREQ=WEEKLY;COUNT=3",)])
@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Asia/Kolkata", "Asia/Calcutta"),
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("Europe/Kyiv", "Europe/Kiev"),
        ("America/Indiana/Indianapolis", "US/East-Indiana"),
    ],
)
async def test_another_name_of_a_zone_is_no_move(
    studio: World, ours: str, theirs: str, recurrence: tuple[str, ...]
) -> None:
    start = START + timedelta(hours=24)
    when = Timed(start=start, end=start + HOUR, zone=ours)
    record_id, name = await series_of(studio, when=when, recurrence=recurrence)
    moved = replace(when, start=start + HOUR, end=start + 2 * HOUR)
    await studio.edit(record_id, when=moved)
    studio.clock.now += timedelta(minutes=5)
    zone = ZoneInfo(theirs)
    studio.phone.edit(name, start=start.astimezone(zone), end=(start + HOUR).astimezone(zone))
    await agree(studio)
    assert (await studio.get(record_id)).content.when == moved


async def test_the_stored_name_of_a_zone_stays(studio: World) -> None:
    start = START + timedelta(hours=24)
    when = Timed(start=start, end=start + HOUR, zone="Asia/Calcutta")
    record_id, name = await series_of(studio, when=when)
    zone = ZoneInfo("Asia/Kolkata")
    later = (start + HOUR).astimezone(zone)
    studio.phone.edit(name, start=later, end=later + HOUR)
    await agree(studio)
    assert (await studio.get(record_id)).content.when == Timed(
        start=start + HOUR, end=start + 2 * HOUR, zone="Asia/Calcutta"
    )


TITLE = "i0001 Café – Anna"


@pytest.mark.parametrize(
    "title",
    [
        "i0001 Café – Anna ",
        " i0001  Café –  Anna",
        "i0001\u00a0Café\u202f– Anna",
        normalize("NFD", TITLE),
        "i0001 CAFÉ – anna",
        "i0001 Café - Anna",
        "i0001 Café – \u200bAnna\ufeff",
        "i0001 Café –\r\nAnna",
    ],
)
async def test_populating_recognises_a_title_in_another_form(studio: World, title: str) -> None:
    """S7: populating never duplicates."""
    start = START + timedelta(hours=24)
    await studio.add(TITLE)
    studio.phone.add(title, start=start.astimezone(ZoneInfo(ZONE)))
    await studio.run(populate_in=True, populate_out=True)
    await rest(studio)
    assert (len(await studio.records()), len(studio.events())) == (1, 1)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (["RRULE:FREQ=WEEKLY"], ["RRULE:FREQ=WEEKLY;BYDAY=SU"]),
        (["RRULE:FREQ=WEEKLY;UNTIL=20261213"], ["RRULE:FREQ=WEEKLY;UNTIL=20261213T090000Z"]),
        (["RRULE:FREQ=WEEKLY;UNTIL=20261213"], ["RRULE:FREQ=WEEKLY;COUNT=4"]),
        (["RRULE:FREQ=MONTHLY"], ["RRULE:FREQ=MONTHLY;BYDAY=4SU"]),
        (
            ["RRULE:FREQ=WEEKLY", "EXDATE:20261129T090000Z"],
            ["EXDATE;TZID=Europe/Berlin:20261129T100000", "RRULE:FREQ=WEEKLY"],
        ),
    ],
)
async def test_populating_recognises_a_rule_in_other_words(
    studio: World, ours: list[str], theirs: list[str]
) -> None:
    """S7: populating never duplicates; other dates are another series."""
    await studio.add("i0001", recurrence=tuple(ours))
    studio.phone.add("i0001", start=FIRST, recurrence=theirs)
    await studio.run(populate_in=True, populate_out=True)
    await rest(studio)
    expected = 2 if ours == ["RRULE:FREQ=MONTHLY"] else 1
    assert (len(await studio.records()), len(studio.events())) == (expected, expected)


async def test_populating_recognises_a_series_under_another_name_of_its_zone(
    studio: World,
) -> None:
    start = START + timedelta(hours=24)
    when = Timed(start=start, end=start + HOUR, zone="Europe/Kyiv")
    await studio.add("i0001", when=when, recurrence=("RRULE:FREQ=WEEKLY",))
    kiev = start.astimezone(ZoneInfo("Europe/Kiev"))
    studio.phone.add("i0001", start=kiev, recurrence=["RRULE:FREQ=WEEKLY;BYDAY=SU"])
    await studio.run(populate_in=True, populate_out=True)
    await rest(studio)
    assert (len(await studio.records()), len(studio.events())) == (1, 1)


async def test_under_ask_other_words_are_no_question(studio: World) -> None:
    record_id, name = await series_of(studio, recurrence=("RRULE:FREQ=WEEKLY",))
    await studio.edit(record_id, recurrence=("RRULE:FREQ=DAILY",))
    studio.phone.edit(name, recurrence=["RRULE:FREQ=WEEKLY;BYDAY=SU"])
    report = await studio.run(policy=Policy.ASK)
    assert not report.counts.get("conflicts")
    await rest(studio)
    assert raw(studio.phone, name)["recurrence"] == ["RRULE:FREQ=DAILY"]


SECOND_DAY = "20261129"
"""The second Sunday of the series."""


@pytest.mark.parametrize(
    ("line", "all_day"),
    [
        (f"EXDATE;VALUE=DATE:{SECOND_DAY}", False),
        (f"EXDATE:{SECOND_DAY}", False),
        (f"EXDATE;VALUE=DATE:20261201,{SECOND_DAY}", False),
        (f"EXDATE:{SECOND_DAY}T090000Z", True),
        ("EXDATE:20261128T230000Z", True),
        (f"EXDATE:{SECOND_DAY}T000000Z", True),
        (f"EXDATE;TZID=America/New_York:{SECOND_DAY}T200000", True),
        (f"EXDATE:{SECOND_DAY}T000000", True),
    ],
)
async def test_an_exclusion_of_another_kind_means_its_day(
    studio: World, line: str, *, all_day: bool
) -> None:
    """T13: the book keeps it in the series' kind, and the next write sends it so."""
    await studio.run()
    start = date(2026, 11, 22) if all_day else FIRST
    made = studio.phone.add("i0001", start=start, recurrence=["RRULE:FREQ=WEEKLY;COUNT=4", line])
    name = str(made["id"])
    await rest(studio)
    [record] = await studio.records()
    kept = f"EXDATE;VALUE=DATE:{SECOND_DAY}" if all_day else f"EXDATE:{SECOND_DAY}T090000Z"
    assert kept in record.content.recurrence or "20261201" in line
    assert raw(studio.phone, name)["recurrence"][-1] == line
    await studio.edit(record.id, title="i0001 new")
    await agree(studio)
    assert raw(studio.phone, name)["recurrence"] == list(record.content.recurrence)
    starts = series_starts(record.content)
    assert [each.strftime("%m%d") for each in starts] == ["1122", "1206", "1213"]


async def test_a_day_excludes_all_that_comes_on_it(studio: World) -> None:
    """T13: morning and evening."""
    await studio.run()
    lines = ["RRULE:FREQ=DAILY;BYHOUR=10,18;COUNT=6", "EXDATE;VALUE=DATE:20261123"]
    studio.phone.add("i0001", start=FIRST, recurrence=lines)
    await rest(studio)
    [record] = await studio.records()
    assert record.content.recurrence[1] == "EXDATE:20261123T090000Z,20261123T170000Z"


async def test_a_rule_of_exclusion_is_left_alone_and_told(studio: World) -> None:
    """Its dates would be wrong without it: the event stays as it is, and the user hears why."""
    await studio.run()
    lines = ["RRULE:FREQ=WEEKLY;COUNT=6", "EXRULE:FREQ=WEEKLY;INTERVAL=2"]
    made = studio.phone.add("i0001", start=FIRST, recurrence=lines)
    studio.phone.add("i0002", start=FIRST)
    report = await studio.run()
    [told] = [each for each in report.skipped if each.problem]
    assert (told.remote_id, told.reason) == (made["id"], "exclusion_rule")
    assert await studio.titles() == ["i0002"]
    await rest(studio)
    assert raw(studio.phone, str(made["id"]))["recurrence"] == lines
    studio.phone.edit(str(made["id"]), recurrence=[lines[0], "EXDATE:20261122T090000Z"])
    await agree(studio)
    assert await studio.titles() == ["i0001", "i0002"]


@pytest.mark.parametrize(
    "lines",
    [["RRULE:FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4"], ["RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3"]],
)
async def test_a_start_that_its_rule_does_not_name_is_none_of_its_count(
    studio: World, lines: list[str]
) -> None:
    """Google shows it beside so many dates of the rule: the last one was missing in the book."""
    await studio.run()
    studio.phone.add("i0001 course", start=FIRST, recurrence=lines)
    await agree(studio)
    record = await studio.record_of("i0001 course")
    await studio.edit(record.id, place="Studio 2")
    await agree(studio)
