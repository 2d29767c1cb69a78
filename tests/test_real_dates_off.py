"""A date that is off in the rule on one side, and cancelled by itself on the other (S7)."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from custom_components.studio_sync.accounts.status import request_full_resync
from custom_components.studio_sync.book import series_edit
from custom_components.studio_sync.sync.model import Policy

from .settling import FIRST, agree, all_agree
from .world import ZONE, World, world

DAY = timedelta(days=1)
DAILY = "RRULE:FREQ=DAILY;COUNT=30"
MORNING = FIRST.astimezone(ZoneInfo(ZONE))


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        yield made


def date(number: int) -> datetime:
    """Return when the date of this number starts."""
    return (MORNING + DAY * number).astimezone(UTC)


def exdate(*numbers: int) -> tuple[str, ...]:
    """Return the rule without these dates."""
    off = ",".join(date(number).strftime("%Y%m%dT%H%M%SZ") for number in numbers)
    return (DAILY, f"EXDATE:{off}") if numbers else (DAILY,)


async def in_book(studio: World, *, rule: tuple[int, ...] = (), off: tuple[int, ...] = ()) -> str:
    """Have the series in the book, without some dates by its rule, with others cancelled."""
    name = await studio.add("i0001 yoga", recurrence=exdate(*rule))
    for number in off:
        await studio.book.write(partial(series_edit.remove, record_id=name, moment=date(number)))
    return name


def in_google(studio: World, *, rule: tuple[int, ...] = (), off: tuple[int, ...] = ()) -> str:
    """Have it in Google."""
    event = studio.phone.add("i0001 yoga", start=MORNING, recurrence=list(exdate(*rule)))
    for number in off:
        studio.phone.delete_instance(str(event["id"]), date(number))
    return str(event["id"])


def shown(studio: World, name: str) -> list[int]:
    """Return the numbers of the dates that take place in Google."""
    starts = (date["start"]["dateTime"] for date in studio.phone.instances(name))
    return [(datetime.fromisoformat(str(start)) - MORNING).days for start in starts]


MANY = tuple(range(2, 14))
POPULATE = [
    {"populate_in": True},
    {"populate_out": True},
    {"populate_in": True, "populate_out": True},
    {"populate_out": True, "send_back": False},
    {"populate_in": True, "send_back": False},
]


type Off = dict[str, tuple[int, ...]]
SAME: dict[str, tuple[Off, Off]] = {
    "rule_here": ({"rule": (3,)}, {"off": (3,)}),
    "rule_there": ({"off": (3,)}, {"rule": (3,)}),
    "both": ({"rule": (3, 4), "off": (5,)}, {"rule": (4, 5), "off": (3,)}),
    "many_here": ({"rule": MANY}, {"off": MANY}),
    "many_there": ({"off": MANY}, {"rule": MANY}),
}


@pytest.mark.parametrize("policy", list(Policy))
@pytest.mark.parametrize("populate", POPULATE, ids=" ".join)
@pytest.mark.parametrize("case", list(SAME))
async def test_a_series_with_the_same_dates_off_is_one(
    studio: World, case: str, populate: dict[str, bool], policy: Policy
) -> None:
    """It was doubled; the brake asks about nothing, since neither side loses a date."""
    here, there = SAME[case]
    record, name = await in_book(studio, **here), in_google(studio, **there)
    before = shown(studio, name)
    studio.rules = replace(studio.rules, policy=policy, send_back=populate.get("send_back", True))
    report = await studio.run(**populate)
    assert (report.outcome, report.counts.get("linked", 0)) == ("ok", 1)
    await agree(studio)
    assert [each.id for each in await studio.records()] == [record]
    assert [str(event["id"]) for event in studio.events()] == [name]
    assert shown(studio, name) == before
    await studio.edit(record, description="Bring the dog")
    await agree(studio)
    studio.rules = replace(studio.rules, send_back=True)
    await studio.book.write(
        partial(
            request_full_resync,
            replica_id=studio.sync.replica.id,
            full_listing=True,
            recompare_all=False,
        )
    )
    await all_agree(studio)
    assert shown(studio, name) == before


async def test_a_date_that_only_google_has_off_is_taken_off_the_series_it_is_one_with(
    studio: World,
) -> None:
    await in_book(studio, rule=(3,))
    name = in_google(studio, off=(3, 5))
    report = await studio.run(populate_in=True, populate_out=True)
    assert report.counts.get("linked", 0) == 1
    await agree(studio)
    assert {3, 5}.isdisjoint(shown(studio, name))


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ({"rule": (3,)}, {}),
        ({"rule": (3,)}, {"off": (4,)}),
        ({"off": (3,)}, {"rule": (3, 4)}),
        ({}, {"rule": (3,)}),
    ],
)
async def test_a_series_that_takes_place_when_the_other_does_not_is_another(
    studio: World, here: Off, there: Off
) -> None:
    await in_book(studio, **here)
    in_google(studio, **there)
    report = await studio.run(populate_in=True, populate_out=True)
    assert report.counts.get("linked", 0) == 0
    await agree(studio)
    assert len([event for event in studio.events() if event.get("recurrence")]) == 2
