"""An appointment that begins on one clock and ends on another, such as a flight."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from custom_components.studio_sync.book import codec
from custom_components.studio_sync.book.model import Content, Timed
from custom_components.studio_sync.scheduling import appointments
from custom_components.studio_sync.sync.model import Policy

from .scheduling_fixtures import STUDIO
from .settling import agree, rest
from .world import START, World, beside, world

HOUR = timedelta(hours=1)
BERLIN, TOKYO = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Tokyo")
LEAVES = (START + timedelta(hours=24)).astimezone(BERLIN)
ARRIVES = (START + timedelta(hours=36)).astimezone(TOKYO)
FLIGHT = Timed(
    start=START + timedelta(hours=24),
    end=START + timedelta(hours=36),
    zone="Europe/Berlin",
    end_zone="Asia/Tokyo",
)


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        yield made


async def flight(studio: World) -> tuple[str, str]:
    """Bring a flight in from the phone; return its ids in the book and in Google."""
    await studio.run()
    made = studio.phone.add("i0001 flight", start=LEAVES, end=ARRIVES)
    await rest(studio)
    [record] = await studio.records()
    assert record.content.when == FLIGHT
    return record.id, str(made["id"])


def there_now(studio: World, name: str) -> tuple[Any, ...]:
    """Return when an event is in Google, and on which clocks."""
    event = dict(studio.phone.get(name))
    edges: list[Any] = [event["start"], event["end"]]
    moments = [datetime.fromisoformat(edge["dateTime"]) for edge in edges]
    return (*moments, *(edge["timeZone"] for edge in edges))


def later(by: timedelta) -> tuple[Any, ...]:
    return (LEAVES + by, ARRIVES + by, "Europe/Berlin", "Asia/Tokyo")


async def test_a_flight_that_the_studio_moves_keeps_both_zones(studio: World) -> None:
    record_id, name = await flight(studio)
    moved = replace(FLIGHT, start=FLIGHT.start + HOUR, end=FLIGHT.end + HOUR)
    await studio.book.write(lambda tx: appointments.update(tx, STUDIO, record_id, {"when": moved}))
    await agree(studio)
    assert there_now(studio, name) == later(HOUR)


async def test_a_flight_that_the_phone_moves_keeps_both_zones(studio: World) -> None:
    record_id, name = await flight(studio)
    studio.phone.edit(name, start=LEAVES + HOUR, end=ARRIVES + HOUR)
    await agree(studio)
    after = (await studio.get(record_id)).content.when
    assert after == replace(FLIGHT, start=FLIGHT.start + HOUR, end=FLIGHT.end + HOUR)


async def test_both_zones_survive_a_new_title_and_being_made_again(studio: World) -> None:
    record_id, name = await flight(studio)
    await studio.edit(record_id, title="i0001 LH 716")
    await agree(studio)
    assert there_now(studio, name) == later(timedelta())
    studio.phone.delete(name)
    await studio.edit(record_id, title="i0001 LH 717")
    await agree(studio)
    assert there_now(studio, studio.event_of("i0001 LH 717")) == later(timedelta())


async def test_another_name_of_the_end_zone_is_no_move(studio: World) -> None:
    record_id, name = await flight(studio)
    moved = replace(FLIGHT, start=FLIGHT.start + HOUR, end=FLIGHT.end + HOUR)
    await studio.edit(record_id, when=moved)
    studio.clock.now += timedelta(minutes=5)
    studio.phone.edit(name, start=LEAVES, end=ARRIVES.astimezone(ZoneInfo("Japan")))
    await agree(studio)
    assert (await studio.get(record_id)).content.when == moved


@pytest.mark.parametrize("policy", list(Policy))
async def test_a_new_end_zone_alone_comes_in(studio: World, policy: Policy) -> None:
    record_id, name = await flight(studio)
    seoul = ZoneInfo("Asia/Seoul")
    studio.phone.edit(name, end=ARRIVES.astimezone(seoul))
    await studio.run(policy=policy)
    assert (await studio.get(record_id)).content.when == replace(FLIGHT, end_zone="Asia/Seoul")


async def test_one_way_what_stands_in_google_keeps_its_end_zone(studio: World) -> None:
    """Only what differs is sent: the zones don't."""
    await studio.run(send_back=False)
    when = replace(FLIGHT, end_zone="")
    record_id = await studio.add("i0001 flight", when=when)
    await studio.run(send_back=False)
    name = studio.event_of("i0001 flight")
    studio.phone.edit(name, end=ARRIVES)
    await studio.run(send_back=False)
    moved = replace(when, start=when.start + HOUR, end=when.end + HOUR)
    await studio.edit(record_id, when=moved)
    await studio.run(send_back=False)
    assert there_now(studio, name) == later(HOUR)


async def test_a_colleague_s_calendar_shows_both_zones(studio: World) -> None:
    tom = beside(studio, "tom")
    await tom.run()
    record_id, _ = await flight(studio)
    await studio.change(record_id, assistant_ids=("tom",))
    await tom.run()
    assert there_now(tom, tom.event_of("i0001 flight")) == later(timedelta())


def test_a_flight_is_stored_and_what_is_none_as_before() -> None:
    content = Content(title="flight", when=FLIGHT)
    assert codec.load(codec.dump(content)) == content
    assert "end_zone" not in codec.dump(replace(content, when=replace(FLIGHT, end_zone="")))
