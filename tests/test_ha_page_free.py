"""What the page asks before it books: the next free times, what would come of it, who has time."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from .ha_accesses import add as add_access
from .ha_day import PORTRAIT, add, morning, offer
from .ha_fixtures import ZONE, Scene, settle
from .ha_page import PageSocket, links, page_of

pytest_plugins = ("tests.ha_fixtures",)

HOUR = timedelta(hours=1)
BERLIN = ZoneInfo(ZONE)


@pytest.fixture
async def page(scene: Scene, hass_ws_client: WebSocketGenerator) -> PageSocket:
    """Open the page as an administrator."""
    return PageSocket(scene.hass, await hass_ws_client(scene.hass))


def span(start: datetime, hours: float = 1) -> dict[str, str]:
    """Return start and end as the page sends them: on the studio's clock."""
    both = {"start": start, "end": start + hours * HOUR}
    return {key: f"{each.astimezone(BERLIN):%Y-%m-%dT%H:%M}" for key, each in both.items()}


def shown(start: datetime, hours: float = 1) -> dict[str, Any]:
    """Return start and end as the page gets them."""
    both = {"start": start, "end": start + hours * HOUR}
    return {key: each.astimezone(BERLIN).isoformat() for key, each in both.items()}


async def test_the_next_free_times_of_something_new(scene: Scene, page: PageSocket) -> None:
    start, entry = morning(), scene.studio.entry_id
    await add(scene, **span(start))
    found = await page.result("free/next", entry_id=entry, staff_id=scene.anna, **span(start))
    assert found["times"] == [
        {**shown(start + number * HOUR), "all_day": False} for number in (1, 2, 3)
    ]
    now = await page.result("free/next", entry_id=entry)
    assert len(now["times"]) == 3


async def test_the_next_free_times_of_what_is_dragged(scene: Scene, page: PageSocket) -> None:
    """As the diary asks: the appointment, when it is dropped, and on whom."""
    start, entry = morning(), scene.studio.entry_id
    await add(scene, **span(start), staff_id=scene.ben)
    dragged = await add(scene, **span(start + HOUR))
    found = await page.result(
        "free/next",
        entry_id=entry,
        appointment_id=dragged["appointment_id"],
        staff_id=scene.ben,
        **span(start + HOUR / 2),
    )
    assert found["times"][0] == {**shown(start + HOUR), "all_day": False}


async def test_what_would_come_of_it(scene: Scene, page: PageSocket) -> None:
    """Who is free, what it would overlap, when else, and where it will be shown."""
    await offer(scene, PORTRAIT)
    await add_access(scene, "annas.phone", scene.anna)
    start, entry = morning(), scene.studio.entry_id
    busy = await add(scene, **span(start), resource_ids=[scene.room])
    found = await page.result(
        "free/check",
        entry_id=entry,
        session_type="portrait",
        start=span(start + HOUR)["start"],
        staff_id=scene.anna,
        resource_ids=[scene.room],
    )
    assert (found["start"], found["end"]) == tuple(shown(start + HOUR, 1.5).values())
    by = {
        "appointment_id": busy["appointment_id"],
        "title": "Portrait of Ada",
        **shown(start),
        "all_day": False,
        "people": [scene.anna, scene.room],
    }
    assert found["people"] == [
        {"id": scene.anna, "free": False, "reason": "busy", "by": [by]},
        {"id": scene.ben, "free": True, "reason": None, "by": []},
        {"id": scene.room, "free": False, "reason": "busy", "by": [by]},
    ]
    assert found["overlaps"] == [{**by, "at": shown(start + HOUR)["start"]}]
    assert found["number"] == 1
    assert found["times"][0] == {**shown(start + 1.25 * HOUR, 1.5), "all_day": False}
    assert [(each["kind"], each["name"], each["of"]) for each in found["shown"]] == [
        ("calendar", "Anna", scene.anna),
        ("calendar", "Blue room", scene.room),
        ("google", "Anna (Google)", scene.anna),
        ("phone", "annas.phone", scene.anna),
    ]


async def test_a_change_is_not_in_its_own_way(scene: Scene, page: PageSocket) -> None:
    start, entry = morning(), scene.studio.entry_id
    made = await add(scene, **span(start), recurrence="RRULE:FREQ=DAILY")
    series = {"entry_id": entry, "appointment_id": made["appointment_id"]}
    this = {**series, "moment": shown(start)["start"]}
    found = await page.result("free/check", **this, **span(start + HOUR / 2))
    assert (found["overlaps"], found["people"][0]["free"]) == ([], True)
    found = await page.result("free/check", **this, **span(start + 24 * HOUR))
    assert found["number"] == 1
    assert not found["people"][0]["free"]
    other = await add(scene, **span(start + 49.5 * HOUR))
    found = await page.result("free/check", **this, scope="following", **span(start + HOUR))
    assert [each["appointment_id"] for each in found["overlaps"]] == [other["appointment_id"]]
    assert found["overlaps"][0]["at"] == shown(start + 49 * HOUR)["start"]
    found = await page.result("free/check", **series, busy=False)
    assert found["number"] == 0
    found = await page.result("free/check", **this, staff_id=None, resource_ids=[scene.room])
    assert [each["name"] for each in found["shown"]] == ["Blue room"]


async def test_who_has_time_in_the_afternoon(scene: Scene, page: PageSocket) -> None:
    """A person who has none is not listed."""
    await offer(scene, PORTRAIT)
    entry = scene.studio.entry_id
    noon = morning().astimezone(BERLIN).replace(hour=12)
    await add(scene, **span(noon, 5))
    await add(scene, **span(noon, 4), staff_id=scene.ben)
    found = await page.result("free/find", entry_id=entry, **span(noon, 6), session_type="Portrait")
    assert found["minutes"] == 90
    assert found["people"] == [
        {"id": scene.ben, "times": [shown(noon + 4.25 * HOUR, 1.75)]},
        {"id": scene.room, "times": [shown(noon, 6)]},
    ]
    found = await page.result("free/find", entry_id=entry, **span(noon, 6), minutes=60)
    assert [each["id"] for each in found["people"]] == [scene.anna, scene.ben, scene.room]
    past = await page.result("free/find", entry_id=entry, start="2000-01-03", end="2000-01-04")
    assert (past["minutes"], past["people"]) == (60, [])


@pytest.mark.parametrize(
    ("command", "fields", "key"),
    [
        ("free/next", {"start": "2030-01-02 10:00", "end": "2030-01-02 09:00"}, "end_before_start"),
        ("free/next", {"start": "2030-01-02", "end": "2030-01-02"}, "end_before_start"),
        ("free/next", {"start": "9999-12-31 23:00"}, "date_too_far"),
        ("free/check", {"start": "1901-01-01", "end": "2030-01-01"}, "diary_too_long"),
        ("free/check", {"staff_id": "\U0001f4f7"}, "unknown_staff"),
        ("free/check", {"resource_ids": ["<b>"]}, "unknown_resource"),
        ("free/check", {"session_type": "nonsense"}, "unknown_session_type"),
        ("free/check", {"appointment_id": "nonsense"}, "unknown_appointment"),
        ("free/check", {"start": "soon"}, "invalid_format"),
        ("free/find", {"start": "2030-01-02", "end": "2030-01-02"}, "end_before_start"),
        ("free/find", {"start": "2030-01-02", "end": "2031-01-02"}, "diary_too_long"),
        ("free/find", {"start": "1800-01-02", "end": "1800-01-03"}, "date_too_far"),
        ("free/find", {"start": "2030-01-02"}, "invalid_format"),
        (
            "free/find",
            {"start": "2030-01-02", "end": "2030-01-03", "minutes": 0},
            "invalid_format",
        ),
    ],
)
async def test_what_can_not_be_asked(
    scene: Scene, page: PageSocket, command: str, fields: dict[str, Any], key: str
) -> None:
    assert await page.refusal(command, entry_id=scene.studio.entry_id, **fields) == key


async def test_a_type_that_is_no_longer_offered(scene: Scene, page: PageSocket) -> None:
    """What has it stays possible to move."""
    await offer(scene, PORTRAIT)
    made = await add(scene, session_type="Portrait")
    await offer(scene, {**PORTRAIT, "name": "Another"})
    one = {"entry_id": scene.studio.entry_id, "appointment_id": made["appointment_id"]}
    assert (await page.result("free/check", **one))["number"] == 0
    assert await page.refusal("free/check", **one, session_type="Portrait") == (
        "unknown_session_type"
    )


async def test_staff_learn_of_others_only_when_they_are_busy(
    scene: Scene, hass_ws_client: WebSocketGenerator
) -> None:
    """Neither titles, nor accounts and phones, nor by changes of what is not theirs."""
    await add_access(scene, "bens.phone", scene.ben)
    user, page = await page_of(scene, hass_ws_client, "Ben")
    entry = scene.studio.entry_id
    links(scene, scene.ben, user)
    await settle(scene.hass)
    start = morning()
    hers = await add(scene, **span(start))
    found = await page.result(
        "free/check", entry_id=entry, staff_id=scene.ben, assistant_ids=[scene.anna], **span(start)
    )
    [overlap] = found["overlaps"]
    assert overlap["title"] is None
    assert [each["by"][0]["title"] for each in found["people"] if each["by"]] == [None]
    assert [each["name"] for each in found["shown"] if each["kind"] != "calendar"] == ["bens.phone"]
    assert await page.refusal(
        "free/next", entry_id=entry, appointment_id=hers["appointment_id"]
    ) == ("unauthorized")


async def test_who_may_not_see_others_at_all(
    scene: Scene, hass_ws_client: WebSocketGenerator
) -> None:
    """They are asked about themselves, and rooms."""
    user, page = await page_of(scene, hass_ws_client, "Ben", others="none")
    links(scene, scene.ben, user)
    await settle(scene.hass)
    found = await page.result("free/check", entry_id=scene.studio.entry_id, staff_id=scene.ben)
    assert [each["id"] for each in found["people"]] == [scene.ben, scene.room]
    start, entry = morning(), scene.studio.entry_id
    await add(scene, **span(start))
    both = {"staff_id": scene.ben, "assistant_ids": [scene.anna], **span(start)}
    alone = {"staff_id": scene.ben, **span(start)}
    for command in ("free/next", "free/check"):
        times = [
            (await page.result(command, entry_id=entry, **data))["times"] for data in (both, alone)
        ]
        assert times[0] == times[1]


async def test_a_wall_tablet_sees_no_accounts(
    scene: Scene, hass_ws_client: WebSocketGenerator
) -> None:
    _, page = await page_of(scene, hass_ws_client, "Wall", roles="tablet")
    found = await page.result("free/check", entry_id=scene.studio.entry_id, staff_id=scene.anna)
    assert {each["kind"] for each in found["shown"]} == {"calendar"}


async def test_who_books_for_others_is_told_where_it_goes_by_whose_it_is(
    scene: Scene, hass_ws_client: WebSocketGenerator
) -> None:
    """Without accounts and phones; who may not know that is not told that it stays."""
    await add_access(scene, "annas.phone", scene.anna)
    _, desk = await page_of(scene, hass_ws_client, "Desk", roles="desk")
    asked = {"entry_id": scene.studio.entry_id, "staff_id": scene.anna}
    found = await desk.result("free/check", **asked)
    assert found["shown_all"]
    told = {each["kind"]: each["name"] for each in found["shown"]}
    assert told == {"calendar": "Anna", "google": "Anna", "phone": "Anna"}
    user, staff = await page_of(scene, hass_ws_client, "Ben", others="busy")
    links(scene, scene.ben, user)
    await settle(scene.hass)
    found = await staff.result("free/check", **asked)
    assert {each["kind"] for each in found["shown"]} == {"calendar"}
    assert not found["shown_all"]
    own = await staff.result("free/check", **{**asked, "staff_id": scene.ben})
    assert own["shown_all"]


@pytest.mark.parametrize("off", ["studio", "person"])
async def test_what_is_not_synced_is_not_shown(scene: Scene, page: PageSocket, off: str) -> None:
    if off == "studio":
        options = {**scene.studio.options, "sync_enabled": False}
        scene.hass.config_entries.async_update_entry(scene.studio, options=options)
    else:
        anna = scene.studio.subentries[scene.anna]
        data = {**anna.data, "syncs": False}
        scene.hass.config_entries.async_update_subentry(scene.studio, anna, data=data)
    await settle(scene.hass)
    found = await page.result("free/check", entry_id=scene.studio.entry_id, staff_id=scene.anna)
    assert [each["kind"] for each in found["shown"]] == ["calendar"]


async def test_a_phone_that_leaves_out_what_is_tentative(scene: Scene, page: PageSocket) -> None:
    access, _ = await add_access(scene, "annas.phone", scene.anna)
    calendars = {scene.anna: {**access.data["calendars"][scene.anna], "tentative": False}}
    scene.hass.config_entries.async_update_subentry(
        scene.studio, access, data={**access.data, "calendars": calendars}
    )
    await settle(scene.hass)
    asked = {"entry_id": scene.studio.entry_id, "staff_id": scene.anna}
    found = await page.result("free/check", **asked, status="tentative")
    assert [each["kind"] for each in found["shown"]] == ["calendar", "google"]
    made = await add(scene, status="tentative")
    one = {"entry_id": scene.studio.entry_id, "appointment_id": made["appointment_id"]}
    found = await page.result("free/check", **one)
    assert [each["kind"] for each in found["shown"]] == ["calendar", "google"]
    found = await page.result("free/check", **one, status="confirmed")
    assert [each["kind"] for each in found["shown"]] == ["calendar", "google", "phone"]


async def first_dates(page: PageSocket, scene: Scene, start: str, rule: str, **more: Any) -> Any:
    """Ask when the first dates of a plan would be."""
    plan = {"entry_id": scene.studio.entry_id, "start": start, "recurrence": rule, **more}
    return (await page.result("free/check", **plan))["dates"]


@pytest.mark.parametrize(
    ("start", "rule", "dates"),
    [
        (
            "2027-01-05 10:00",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20270121",
            ["01-05", "01-07", "01-19", "01-21"],
        ),
        (
            "2027-01-31 10:00",
            "FREQ=MONTHLY",
            ["01-31", "03-31", "05-31", "07-31", "08-31"],
        ),
        (
            "2027-01-31 10:00",
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            ["01-31", "02-28", "03-31", "04-30", "05-31"],
        ),
        ("2027-01-12 10:00", "FREQ=MONTHLY;BYDAY=2TU;COUNT=3", ["01-12", "02-09", "03-09"]),
    ],
)
async def test_the_first_dates_of_a_series(
    scene: Scene, page: PageSocket, start: str, rule: str, dates: list[str]
) -> None:
    """At most five; months without the day are left out."""
    found = await first_dates(page, scene, start, rule)
    assert [each[5:10] for each in found] == dates


async def test_leap_years_and_changes_of_the_clock(scene: Scene, page: PageSocket) -> None:
    """The wall clock stays; a time that the clock skips is later on that day alone."""
    found = await first_dates(page, scene, "2096-02-29", "FREQ=YEARLY", all_day=True)
    assert found == ["2096-02-29", "2104-02-29", "2108-02-29", "2112-02-29", "2116-02-29"]
    found = await first_dates(page, scene, "2027-03-26 02:30", "FREQ=DAILY")
    assert found[1:4] == [
        "2027-03-27T02:30:00+01:00",
        "2027-03-28T03:30:00+02:00",
        "2027-03-29T02:30:00+02:00",
    ]
    found = await first_dates(page, scene, "2027-10-30 02:30", "FREQ=DAILY")
    assert found[1:3] == ["2027-10-31T02:30:00+02:00", "2027-11-01T02:30:00+01:00"]


async def test_what_does_not_repeat_has_no_dates(scene: Scene, page: PageSocket) -> None:
    """Nor one date of a series; with those that follow, from that one on."""
    start, entry = morning(), scene.studio.entry_id
    assert (await page.result("free/check", entry_id=entry, **span(start)))["dates"] == []
    made = await add(scene, **span(start), recurrence="RRULE:FREQ=DAILY;COUNT=5")
    second = shown(start + 24 * HOUR)["start"]
    series = {"entry_id": entry, "appointment_id": made["appointment_id"], "moment": second}
    assert (await page.result("free/check", **series))["dates"] == []
    weekly = {"scope": "following", "recurrence": "FREQ=WEEKLY;COUNT=2"}
    found = (await page.result("free/check", **series, **weekly))["dates"]
    assert found == [second, shown(start + 8 * 24 * HOUR)["start"]]
    ends = {"scope": "following", "recurrence": []}
    assert (await page.result("free/check", **series, **ends))["dates"] == []


async def test_a_rule_that_is_none_is_refused(scene: Scene, page: PageSocket) -> None:
    plan = {"entry_id": scene.studio.entry_id, "start": "2027-01-05 10:00"}
    refused = await page.refusal("free/check", **plan, recurrence="FREQ=HOURLY")
    assert refused == "recurrence_unknown"
