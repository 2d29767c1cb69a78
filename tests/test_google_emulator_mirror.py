"""The Google emulator: a client that follows its sync tokens ends up with what it lists."""

from datetime import date, datetime, timedelta
import random
from zoneinfo import ZoneInfo

import pytest

from tests.google_emulator import GoogleEmulator, PhoneCalendar
from tests.google_emulator.caller import Caller
from tests.google_emulator.clock import Clock
from tests.google_emulator.wire import JsonObject

pytest_plugins = ["tests.google_emulator.fixtures"]

BERLIN = ZoneInfo("Europe/Berlin")
START = datetime(2026, 10, 20, 10, tzinfo=BERLIN)
RULES = (
    ["RRULE:FREQ=WEEKLY;COUNT=5"],
    ["RRULE:FREQ=WEEKLY;COUNT=3"],
    ["RRULE:FREQ=DAILY;INTERVAL=7;UNTIL=20261201T000000Z"],
)


def _change(phone: PhoneCalendar, rng: random.Random) -> None:
    """Do one thing that people do."""
    living = [event for event in phone.events() if event["status"] != "cancelled"]
    singles = [event for event in living if "recurringEventId" not in event]
    masters = [event for event in singles if "recurrence" in event]
    match rng.randrange(8):
        case 0:
            phone.add("one", start=START + timedelta(days=rng.randrange(30)))
        case 1:
            phone.add("day", start=date(2026, 11, 1 + rng.randrange(20)))
        case 2:
            phone.add("series", start=START, recurrence=rng.choice(RULES))
        case 3 if living:
            phone.edit(rng.choice(living)["id"], summary=str(rng.random()))
        case 4 if living:
            phone.delete(rng.choice(living)["id"])
        case 5 if masters:
            phone.edit(rng.choice(masters)["id"], recurrence=rng.choice(RULES))
        case 6 if masters:
            moved = START + timedelta(hours=rng.randrange(3))
            phone.edit(rng.choice(masters)["id"], start=moved, end=moved + timedelta(hours=1))
        case 7 if masters:
            one = rng.choice(phone.instances(rng.choice(masters)["id"]) or masters)
            if rng.random() < 0.5:
                phone.delete(one["id"])
            else:
                phone.edit(one["id"], location=str(rng.random()))


def _follow(mirror: dict[str, JsonObject], changes: list[JsonObject]) -> None:
    """Apply changes as a client does."""
    for item in changes:
        if item["status"] != "cancelled":
            mirror[item["id"]] = item
            continue
        mirror.pop(item["id"], None)
        for key in [k for k, v in mirror.items() if v.get("recurringEventId") == item["id"]]:
            del mirror[key]


@pytest.mark.parametrize("single", ["false", "true"])
@pytest.mark.parametrize("seed", range(8))
async def test_a_mirror_stays_true(
    socket_enabled: None, google_clock: Clock, seed: int, single: str
) -> None:
    rng = random.Random(seed)
    async with GoogleEmulator(
        clock=google_clock, seed=seed, uneven_pages=True, strict=True
    ) as google:
        anna = google.add_account("anna@example.com")
        async with Caller(anna) as caller:
            query: dict[str, str | int] = {"singleEvents": single, "maxResults": 5}
            items, token = await caller.all(**query)
            mirror: dict[str, JsonObject] = {}
            _follow(mirror, items)
            for _ in range(25):
                for _ in range(rng.randrange(4)):
                    _change(anna.primary, rng)
                changes, token = await caller.all(**query, syncToken=token)
                _follow(mirror, changes)
                listed = {item["id"]: item for item in (await caller.all(**query))[0]}
                living = {k: v for k, v in listed.items() if v["status"] != "cancelled"}
                assert mirror == living
        assert google.violations == []
