"""All about one appointment, as the page is told at first and of each change."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from homeassistant.core import Context
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from .ha_accesses import add as add_access
from .ha_day import PORTRAIT, act, act_as, add, in_google, morning, offer, on_phone
from .ha_fixtures import ANNA, ZONE, Scene, settle
from .ha_page import PageSocket, links, page_of

pytest_plugins = ("tests.ha_fixtures",)

HOUR = timedelta(hours=1)
BERLIN = ZoneInfo(ZONE)
ADA = {
    "name": "Ada \u05d0\U0001f4f7 <b>",
    "number": "K-1",
    "phones": [{"value": "030 5550101", "label": "mobile"}],
    "emails": ["ada@example.com"],
}


@pytest.fixture
async def page(scene: Scene, hass_ws_client: WebSocketGenerator) -> PageSocket:
    """Open the page as an administrator."""
    return PageSocket(scene.hass, await hass_ws_client(scene.hass))


async def opened(scene: Scene, page: PageSocket, made: dict[str, Any], **more: Any) -> Any:
    """Open an appointment on the page, and return what it is told at first."""
    one = {"entry_id": scene.studio.entry_id, "appointment_id": made["appointment_id"], **more}
    await page.result("appointment/subscribe", **one)
    return await page.told()


async def told_until(page: PageSocket, what: str, wanted: object) -> Any:
    """Return the first message that has this."""
    while True:
        told = await page.told()
        if told[what] == wanted:
            return told


def local(moment: datetime) -> str:
    """Return a time as the page gets it."""
    return moment.astimezone(BERLIN).isoformat()


async def test_the_client_her_visits_and_what_it_is(scene: Scene, page: PageSocket) -> None:
    await offer(scene, PORTRAIT)
    [ada] = (await act(scene, "add_client", **ADA))["clients"]
    hers = {"client_id": ada["client_id"], "session_type": "Portrait"}
    start = morning()
    made = await add(scene, **hers, start=start)
    for days in (-4, -3, -2, -1, 1, 2, 3, 4):
        await add(scene, **hers, title=f"{days}", start=start + timedelta(days=days * 30))
    told = await opened(scene, page, made)
    assert told["gone"] is False
    assert told["appointment"]["title"] == "Portrait of Ada"
    assert (told["appointment"]["before"], told["appointment"]["after"]) == (15, 30)
    assert told["appointment"]["editable"] is True
    assert told["client"] == {
        "client_id": ada["client_id"],
        "name": ADA["name"],
        "number": "K-1",
        "phones": [{"value": "030 5550101", "label": "mobile", "preferred": False}],
        "emails": [{"value": "ada@example.com", "label": "", "preferred": False}],
    }
    assert [each["title"] for each in told["last"]] == ["-3", "-2", "-1"]
    assert [each["title"] for each in told["next"]] == ["1", "2", "3"]


async def test_each_change_is_told_until_it_is_gone(scene: Scene, page: PageSocket) -> None:
    made = await add(scene, start="2030-01-02 10:00", staff_id=scene.ben)
    one = {"appointment_id": made["appointment_id"]}
    await opened(scene, page, made)
    await act(scene, "update_appointment", **one, title="Zo\u00e9")
    assert (await page.told())["appointment"]["title"] == "Zo\u00e9"
    # Another day of somebody else's.
    await add(scene, start="2030-02-02 10:00")
    await act(scene, "cancel_appointment", **one)
    told = await page.told()
    assert told["gone"] is True
    assert told["appointment"] is None
    assert told["history"] == []


async def test_a_cancelled_session_stays(scene: Scene, page: PageSocket) -> None:
    """It can be taken up again."""
    await offer(scene, PORTRAIT)
    made = await add(scene, session_type="Portrait")
    await opened(scene, page, made)
    await act(scene, "cancel_appointment", appointment_id=made["appointment_id"])
    told = await told_until(page, "shown", [])
    assert told["appointment"]["status"] == "cancelled"


async def test_what_never_was_is_gone(scene: Scene, page: PageSocket) -> None:
    assert (await opened(scene, page, {"appointment_id": "nonsense"}))["gone"] is True


async def test_one_of_a_series(scene: Scene, page: PageSocket) -> None:
    """Also when it becomes an exception, and when its series ends before it."""
    start = morning()
    made = await add(scene, start=start, recurrence="RRULE:FREQ=DAILY", staff_id=scene.ben)
    moment = local(start + timedelta(days=1))
    told = await opened(scene, page, made, moment=moment)
    assert told["appointment"]["start"] == moment
    assert told["appointment"]["moment"] == moment
    date = {"appointment_id": made["appointment_id"], "moment": moment}
    await act(scene, "update_appointment", **date, title="This one")
    told = await page.told()
    assert (told["appointment"]["title"], told["appointment"]["moment"]) == ("This one", moment)
    exception = told["appointment"]["appointment_id"]
    assert exception != made["appointment_id"]
    ends = {"appointment_id": made["appointment_id"], "moment": local(start), "scope": "all"}
    await act(scene, "update_appointment", **ends, recurrence="RRULE:FREQ=DAILY;COUNT=1")
    assert (await told_until(page, "gone", True))["appointment"] is None
    assert (await opened(scene, page, made, moment="2030-01-01"))["gone"] is True


async def test_where_it_is_and_since_when(scene: Scene, page: PageSocket) -> None:
    """In Anna's Google once the run has sent it, and on her phone."""
    await add_access(scene, "annas.phone", scene.anna)
    made = await add(scene)
    await scene.house.sync(scene.account)
    told = await opened(scene, page, made)
    shown = {each["kind"]: each for each in told["shown"]}
    assert shown["google"] | {"since": None} == {
        "kind": "google",
        "name": "Anna (Google)",
        "of": scene.anna,
        "state": "ok",
        "since": None,
    }
    assert datetime.fromisoformat(shown["google"]["since"]).utcoffset() is not None
    assert (shown["phone"]["name"], shown["phone"]["state"]) == ("annas.phone", "shown")
    assert shown["calendar"]["name"] == "Anna"


async def test_what_waits_to_be_sent_is_told_when_it_is(
    scene: Scene, page: PageSocket, impatient: None
) -> None:
    """By the end of the run: nobody asks again and again."""
    scene.house.google.faults.add("error", status=503, count=None)
    made = await add(scene)
    told = await opened(scene, page, made)
    [google] = [each for each in told["shown"] if each["kind"] == "google"]
    assert google["state"] in {"waiting", "pending"}
    assert google["since"] is None
    scene.house.google.faults.clear()
    await scene.house.sync(scene.account)
    assert in_google(scene)
    while google["state"] != "ok":
        [google] = [each for each in (await page.told())["shown"] if each["kind"] == "google"]
    assert google["since"]


async def test_what_happened_to_it_by_name(
    scene: Scene, page: PageSocket, hass_ws_client: WebSocketGenerator
) -> None:
    """A user, an automation, Google; what was changed, people by their names."""
    user, _ = await page_of(scene, hass_ws_client, "Ben Weber")
    links(scene, scene.ben, user)
    await settle(scene.hass)
    start = morning()
    on_phone(scene, "Shooting", start)
    await scene.house.sync(scene.account)
    [made] = (await act(scene, "list_appointments"))["appointments"]
    one = {"appointment_id": made["appointment_id"]}
    await act(scene, "update_appointment", **one, assistant_ids=["Ben"])
    later = (start + HOUR).isoformat()
    context = Context(user_id=user.id)
    await act_as(scene, context, "update_appointment", **one, start=later)
    await scene.house.sync(scene.account)
    history = (await opened(scene, page, made))["history"]
    mine = [each for each in history if each["to"] == "studio"]
    assert [(each["who"], each["what"]) for each in mine] == [
        ({"kind": "user", "name": "Ben Weber"}, "changed"),
        ({"kind": "automation", "name": ""}, "changed"),
        ({"kind": "google", "name": "Anna (Google)"}, "created"),
    ]
    moved, given, _ = mine
    [change] = moved["changes"]
    assert change["field"] == "when"
    assert change["before"] == {
        "start": local(start),
        "end": local(start + HOUR),
        "all_day": False,
    }
    assert change["after"]["start"] == local(start + HOUR)
    assert given["changes"] == [{"field": "assistants", "before": "", "after": "Ben"}]
    assert any(each["to"] == "google" and each["done"] for each in history)


async def test_an_open_conflict_with_its_answers(scene: Scene, page: PageSocket) -> None:
    start = morning()
    old = await add(scene, start=start)
    new = await add(scene, start=start + HOUR / 2, title="New")
    told = await opened(scene, page, new)
    [conflict] = told["conflicts"]
    assert told["appointment"]["conflict"] is True
    assert conflict["kind"] == "overlap"
    assert conflict["new"]["title"] == "New"
    assert conflict["by"]["new"]["who"] == {"kind": "automation", "name": ""}
    assert conflict["by"].keys() == {"new", "old"}
    answers = {each["answer"] for each in conflict["offers"]}
    assert {"keep_both", "move_new", "assign_new", "cancel_new", "cancel_old"} <= answers
    await act(scene, "resolve_conflict", conflict_id=conflict["conflict_id"], answer="keep_both")
    told = await told_until(page, "conflicts", [])
    assert told["appointment"]["conflict"] is False
    assert told["appointment"]["kept"] is True
    [kept] = told["kept"]
    assert (kept["title"], kept["start"], kept["who"]) == (
        "Portrait of Ada",
        local(start),
        {"kind": "automation", "name": ""},
    )
    other = await opened(scene, page, old)
    assert [each["title"] for each in other["kept"]] == ["New"]


async def test_staff_see_theirs_whole_and_of_others_only_when(
    scene: Scene, hass_ws_client: WebSocketGenerator
) -> None:
    """No client, no history, no places; of their own client none of the others' appointments."""
    [ada] = (await act(scene, "add_client", **ADA))["clients"]
    user, page = await page_of(scene, hass_ws_client, "Ben")
    links(scene, scene.ben, user)
    await settle(scene.hass)
    start = morning()
    hers = await add(scene, start=start, client_id=ada["client_id"])
    his = await add(
        scene,
        start=start + 24 * HOUR,
        title="His",
        client_id=ada["client_id"],
        staff_id=scene.ben,
    )
    told = await opened(scene, page, hers)
    assert told["appointment"]["title"] is None
    assert told["appointment"]["start"] == local(start)
    assert told["appointment"]["editable"] is False
    assert told["client"] is None
    assert (told["last"], told["next"], told["history"], told["shown"]) == ([], [], [], [])
    assert "Ada" not in str(told)
    told = await opened(scene, page, his)
    assert told["client"]["name"] == ADA["name"]
    assert (told["last"], told["next"]) == ([], [])
    assert told["appointment"]["editable"] is True


async def test_another_client_and_type_are_told_by_name_to_who_sees_them(
    scene: Scene, page: PageSocket, hass_ws_client: WebSocketGenerator
) -> None:
    """Who was his client before and is somebody else's now is no name for Ben any more."""
    await offer(scene, PORTRAIT)
    ada, eve = [
        (await act(scene, "add_client", name=name))["clients"][0]["client_id"]
        for name in ("Ada", "Eve")
    ]
    await add(scene, start=morning() + HOUR * 48, client_id=eve)
    his = await add(scene, start=morning(), title="His", client_id=eve, staff_id=scene.ben)
    change = {"client_id": ada, "session_type": "Portrait", "title": "His"}
    await act(scene, "update_appointment", appointment_id=his["appointment_id"], **change)
    user, bens = await page_of(scene, hass_ws_client, "Ben")
    links(scene, scene.ben, user)
    await settle(scene.hass)
    session = {"field": "session_type", "before": "", "after": "Portrait"}
    for window, before in ((page, "Eve"), (bens, "")):
        latest = (await opened(scene, window, his))["history"][0]
        client = {"field": "client", "before": before, "after": "Ada"}
        assert [each for each in latest["changes"] if each["field"] != "buffers"] == [
            client,
            session,
        ]


async def test_a_new_name_of_the_client_is_told(scene: Scene, page: PageSocket) -> None:
    [ada] = (await act(scene, "add_client", **ADA))["clients"]
    made = await add(scene, client_id=ada["client_id"], start="2030-01-02 10:00")
    await opened(scene, page, made)
    await act(scene, "update_client", client_id=ada["client_id"], name="Grace")
    assert (await page.told())["client"]["name"] == "Grace"
    await add(scene, client_id=ada["client_id"], start="2030-01-05 10:00", staff_id=scene.ben)
    assert len((await page.told())["next"]) == 1
    await act(scene, "remove_client", client_id=ada["client_id"])
    assert (await page.told())["client"] is None


async def test_a_moment_that_is_none(scene: Scene, page: PageSocket) -> None:
    made = await add(scene)
    one = {"entry_id": scene.studio.entry_id, "appointment_id": made["appointment_id"]}
    assert await page.refusal("appointment/subscribe", **one, moment="soon") == "invalid_format"
    assert await page.refusal("appointment/subscribe", **one, moment="1200-01-01") == "date_too_far"


async def test_how_its_series_repeats(scene: Scene, page: PageSocket) -> None:
    """Also of one date that was changed by itself, which has no rule of its own."""
    start = morning()
    made = await add(scene, start=start, recurrence="RRULE:FREQ=DAILY;COUNT=5")
    series = {"start": local(start), "recurrence": ["RRULE:FREQ=DAILY;COUNT=5"]}
    second = local(start + 24 * HOUR)
    told = await opened(scene, page, made, moment=second)
    assert (told["appointment"]["series_id"], told["series"]) == (None, series)
    await act(
        scene,
        "update_appointment",
        appointment_id=made["appointment_id"],
        moment=second,
        title="Longer",
    )
    told = await page.told()
    assert told["appointment"]["series_id"] == made["appointment_id"]
    assert (told["appointment"]["recurrence"], told["series"]) == ([], series)


async def test_what_does_not_repeat_has_no_series(scene: Scene, page: PageSocket) -> None:
    assert (await opened(scene, page, await add(scene, start=morning())))["series"] is None


async def test_the_first_change_of_a_date_says_what_was_changed(
    scene: Scene, page: PageSocket
) -> None:
    """Of the date as the series had it then, also when the series is another by now."""
    made = await add(scene, title="Yoga", start="2030-02-28 10:00", recurrence="FREQ=DAILY;COUNT=5")
    series = {"appointment_id": made["appointment_id"]}
    answer = await act(
        scene,
        "update_appointment",
        **series,
        moment="2030-03-02 10:00",
        title="Outside",
        start="2030-03-02 12:00",
        assistant_ids=["Ben"],
    )
    await act(scene, "update_appointment", **series, scope="all", title="Pilates")
    [date] = answer["appointments"]
    history = (await opened(scene, page, date))["history"]
    [first] = [each for each in history if any(c["field"] == "when" for c in each["changes"])]
    assert first["what"] == "changed"
    changes = {each["field"]: (each["before"], each["after"]) for each in first["changes"]}
    assert changes["title"] == ("Yoga", "Outside")
    assert changes["assistants"] == ("", "Ben")
    before, after = changes["when"]
    assert before["start"].startswith("2030-03-02T10:00")
    assert after["start"].startswith("2030-03-02T12:00")
    assert [each["what"] for each in history if each["to"] == "studio"][-1] == "created"


async def test_a_date_that_google_changed_first_was_changed_there(
    scene: Scene, page: PageSocket
) -> None:
    start = morning()
    series = on_phone(scene, "Yoga", start, recurrence=["RRULE:FREQ=DAILY;COUNT=5"])
    await scene.house.sync(scene.account)
    later = start + timedelta(days=1)
    primary = scene.house.google.account(ANNA).primary
    primary.edit_instance(series, later, summary="Outside")
    await scene.house.sync(scene.account)
    made = (await act(scene, "list_appointments"))["appointments"]
    [date] = [each for each in made if each["title"] == "Outside"]
    first, *rest = (await opened(scene, page, date))["history"]
    assert (first["who"]["kind"], first["what"]) == ("google", "changed")
    assert first["changes"] == [{"field": "title", "before": "Yoga", "after": "Outside"}]
    assert [each["what"] for each in rest if each["to"] == "studio"] == ["created"]


async def test_a_date_whose_first_change_is_sent_is_changed_in_google(
    scene: Scene, page: PageSocket
) -> None:
    made = await add(scene, title="Yoga", start=morning(), recurrence="FREQ=DAILY;COUNT=5")
    await scene.house.sync(scene.account)
    series = {"appointment_id": made["appointment_id"]}
    moment = morning() + timedelta(days=1)
    answer = await act(scene, "update_appointment", **series, moment=moment, title="Outside")
    await scene.house.sync(scene.account)
    [date] = answer["appointments"]
    history = (await opened(scene, page, date))["history"]
    assert [(each["to"], each["what"]) for each in history] == [
        ("google", "changed"),
        ("studio", "changed"),
        ("google", "created"),
        ("studio", "created"),
    ]


async def test_a_date_that_came_with_its_series_was_not_changed(
    scene: Scene, page: PageSocket
) -> None:
    start = morning()
    series = on_phone(scene, "Yoga", start, recurrence=["RRULE:FREQ=DAILY;COUNT=5"])
    primary = scene.house.google.account(ANNA).primary
    primary.edit_instance(series, start + timedelta(days=1), summary="Outside")
    await scene.house.sync(scene.account)
    made = (await act(scene, "list_appointments"))["appointments"]
    [date] = [each for each in made if each["title"] == "Outside"]
    history = (await opened(scene, page, date))["history"]
    assert [each["what"] for each in history if each["to"] == "studio"] == ["created", "created"]
