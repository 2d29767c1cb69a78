"""Repairs: raised while something is so, gone when it is not."""

from datetime import UTC, date, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.studio_sync.accounts.report_details import Named, listed
from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.texts.catalogue import CATALOGUES
from custom_components.studio_sync.texts.times import start_text

from .ha_fixtures import ANNA, House, Scene, enable, settle, soon, state_of


def issues(hass: HomeAssistant) -> dict[str, ir.IssueEntry]:
    """Return our repairs by translation key."""
    found = ir.async_get(hass).issues.values()
    return {each.translation_key or "": each for each in found if each.domain == DOMAIN}


class Fix:
    """The repairs page, by its REST interface."""

    def __init__(self, client: Any) -> None:
        """Open it."""
        self.client = client

    async def begin(self, issue: ir.IssueEntry) -> dict[str, Any]:
        """Click on a repair."""
        body = {"handler": issue.domain, "issue_id": issue.issue_id}
        answer = await self.client.post("/api/repairs/issues/fix", json=body)
        assert answer.status == 200, await answer.text()
        shown: dict[str, Any] = await answer.json()
        return shown

    async def choose(self, shown: dict[str, Any], choice: str) -> dict[str, Any]:
        """Choose from its menu."""
        answer = await self.client.post(
            f"/api/repairs/issues/fix/{shown['flow_id']}", json={"next_step_id": choice}
        )
        assert answer.status == 200, await answer.text()
        result: dict[str, Any] = await answer.json()
        return result


@pytest.fixture
async def fix(house: House, hass_client: ClientSessionGenerator) -> Fix:
    """Return the repairs page."""
    return Fix(await hass_client())


async def held(scene: Scene, number: int = 14) -> ir.IssueEntry:
    """Have a full calendar emptied on the phone; return the repair that follows."""
    primary = scene.house.google.account(ANNA).primary
    made = [primary.add(f"Portrait {day}", start=soon(day)) for day in range(1, number + 3)]
    await scene.house.sync(scene.account)
    for event in made[:number]:
        primary.delete(event["id"])
    report = await scene.house.sync(scene.account)
    assert report["outcome"] == "held"
    return issues(scene.hass)["held_mass_deletion"]


def count(scene: Scene) -> int:
    """Return how many appointments the book holds."""
    return scene.studio.runtime_data.view.data.appointments


async def test_a_mass_deletion_waits_and_names_what_would_go(
    scene: Scene, fix: Fix, caplog: pytest.LogCaptureFixture
) -> None:
    """B4: the first ten by title, the others counted; titles only on the user's screen."""
    await enable(scene.hass, "event.anna_google_sync_events")
    issue = await held(scene)
    assert issue.is_fixable
    assert issue.translation_placeholders == {"entry": "Anna (Google)", "number": "14"}
    assert count(scene) == 16
    problem = scene.hass.states.get("binary_sensor.anna_google_problem")
    assert problem is not None
    assert (problem.state, problem.attributes["held"]) == ("on", "mass_deletion")
    activity = scene.hass.states.get("event.anna_google_sync_events")
    assert activity is not None
    assert activity.attributes["event_type"] == "held"
    shown = await fix.begin(issue)
    assert shown["menu_options"] == ["apply", "keep", "discard"]
    titles = shown["description_placeholders"]["titles"]
    assert titles.startswith("**In the studio** (14)")
    assert titles.count("- Delete: \u2068Portrait") == 10
    assert titles.endswith("- … and 4 more")
    ours = [r.getMessage() for r in caplog.records if r.name.startswith("custom_components")]
    assert not any("Portrait" in line for line in ours)


async def test_a_held_plan_is_told_once(scene: Scene) -> None:
    """B4: polling goes on asking Google, not the user."""
    await held(scene)
    activity = scene.hass.states.get("event.anna_google_sync_events")
    await scene.house.pass_time(minutes=6)
    assert scene.hass.states.get("event.anna_google_sync_events") == activity


async def test_the_user_lets_it_happen(scene: Scene, fix: Fix) -> None:
    """B4: *apply*."""
    shown = await fix.begin(await held(scene))
    assert (await fix.choose(shown, "apply"))["type"] == "create_entry"
    await scene.house.pass_time(seconds=4)
    assert count(scene) == 2
    assert "held_mass_deletion" not in issues(scene.hass)


async def test_the_user_has_them_put_back(scene: Scene, fix: Fix) -> None:
    """B4: *keep*: the studio still has them, so Google gets them again."""
    shown = await fix.begin(await held(scene))
    await fix.choose(shown, "keep")
    await scene.house.pass_time(seconds=4)
    assert count(scene) == 16
    assert len(scene.house.google.account(ANNA).primary.events()) == 16
    assert "held_mass_deletion" not in issues(scene.hass)


async def test_the_user_leaves_it(scene: Scene, fix: Fix) -> None:
    """B4: *discard*: nothing happens, and the question stays."""
    shown = await fix.begin(await held(scene))
    result = await fix.choose(shown, "discard")
    assert (result["type"], result["reason"]) == ("abort", "left_as_it_is")
    await scene.house.pass_time(minutes=6)
    assert count(scene) == 16
    assert "held_mass_deletion" in issues(scene.hass)


async def test_a_question_that_has_answered_itself_is_closed(scene: Scene, fix: Fix) -> None:
    """B4: the plan is gone while the page is open."""
    shown = await fix.begin(await held(scene))
    scene.account.runtime_data.calendars[0].held_plan = None
    result = await fix.choose(shown, "apply")
    assert (result["type"], result["reason"]) == ("abort", "nothing_held")


async def test_what_has_changed_since_it_was_shown_is_asked_about_again(
    scene: Scene, fix: Fix
) -> None:
    """B4: nobody agrees to what they have not seen."""
    issue = await held(scene)
    shown = await fix.begin(issue)
    primary = scene.house.google.account(ANNA).primary
    for event in primary.events():
        primary.delete(event["id"])
    await scene.house.sync(scene.account)
    result = await fix.choose(shown, "apply")
    assert (result["type"], result["reason"]) == ("abort", "plan_changed")
    await scene.house.pass_time(seconds=4)
    assert count(scene) == 16
    shown = await fix.begin(issues(scene.hass)["held_mass_deletion"])
    assert shown["description_placeholders"]["number"] == "16"
    assert (await fix.choose(shown, "apply"))["type"] == "create_entry"
    await scene.house.pass_time(seconds=4)
    assert count(scene) == 0


@pytest.mark.parametrize(("choice", "left"), [("apply", 2), ("keep", 16)])
async def test_a_decision_is_kept_through_a_restart(
    scene: Scene, fix: Fix, choice: str, left: int
) -> None:
    """B4: Home Assistant goes before the next sync; what was said is done afterwards."""
    shown = await fix.begin(await held(scene))
    await fix.choose(shown, choice)
    await scene.hass.config_entries.async_reload(scene.studio.entry_id)
    await settle(scene.hass)
    assert count(scene) == left
    assert len(scene.house.google.account(ANNA).primary.events()) == left
    assert "held_mass_deletion" not in issues(scene.hass)


@pytest.mark.parametrize("hour", [8, 20])
async def test_a_bulk_move_shows_from_when_to_when(scene: Scene, fix: Fix, hour: int) -> None:
    """B4, S17: as a wrong time zone does; names can do no harm on the page."""
    primary = scene.house.google.account(ANNA).primary
    start = soon(3).replace(hour=hour)
    made = [primary.add("<b>[x](http://evil)", start=start + timedelta(days=n)) for n in range(12)]
    await scene.house.sync(scene.account)
    for number, event in enumerate(made):
        later = start + timedelta(days=number, hours=6)
        primary.edit(event["id"], start=later, end=later + timedelta(hours=1))
    await scene.house.sync(scene.account)
    shown = await fix.begin(issues(scene.hass)["held_mass_shift"])
    titles = shown["description_placeholders"]["titles"]
    berlin = ZoneInfo("Europe/Berlin")
    before, after = (
        start_text(each, berlin, CATALOGUES["en"]) for each in (start, start + timedelta(hours=6))
    )
    assert f"({before}–" in titles
    assert f" → {after}–" in titles
    assert "](http://" not in titles
    assert "<b>" not in titles.replace("\\<", "")


async def test_a_question_of_an_account_that_does_not_run_waits(scene: Scene, fix: Fix) -> None:
    """B4: nothing is lost meanwhile."""
    issue = await held(scene)
    shown = await fix.begin(issue)
    await scene.hass.config_entries.async_unload(scene.account.entry_id)
    result = await fix.choose(shown, "apply")
    assert (result["type"], result["reason"]) == ("abort", "not_loaded")
    result = await fix.begin(issue)
    assert (result["type"], result["reason"]) == ("abort", "not_loaded")


async def test_a_held_plan_survives_a_restart(scene: Scene) -> None:
    """B4: the first run after it holds it again."""
    await held(scene)
    await scene.hass.config_entries.async_reload(scene.studio.entry_id)
    await settle(scene.hass)
    assert "held_mass_deletion" in issues(scene.hass)
    assert count(scene) == 16


# -- zone and problems -------------------------------------------------------------------------


async def test_another_time_zone_is_shown_and_nothing_shifts(scene: Scene) -> None:
    """S17: both zones are named; the repair goes when they agree."""
    primary = scene.house.google.account(ANNA).primary
    primary.add("Portrait", start=soon())
    await scene.house.sync(scene.account)
    calendar = scene.hass.states.get("calendar.anna")
    primary.set_time_zone("America/New_York")
    await scene.house.sync(scene.account)
    assert issues(scene.hass)["zone"].translation_placeholders == {
        "entry": "Anna (Google)",
        "calendar_zone": "America/New_York",
        "studio_zone": "Europe/Berlin",
    }
    assert scene.hass.states.get("calendar.anna") == calendar
    primary.set_time_zone("Europe/Berlin")
    await scene.house.sync(scene.account)
    assert "zone" not in issues(scene.hass)


async def test_a_studio_that_takes_over_the_calendars_zone_has_no_repair_left(
    scene: Scene,
) -> None:
    """S17: fixed from the other side; no appointment has moved."""
    primary = scene.house.google.account(ANNA).primary
    event = primary.add("Portrait", start=soon())
    primary.set_time_zone("America/New_York")
    await scene.house.sync(scene.account)
    assert "zone" in issues(scene.hass)
    before = primary.get(event["id"])
    result = await scene.house.reconfigure(scene.studio)
    await scene.house.fill(result, name="Atelier Nord", time_zone="America/New_York")
    await settle(scene.hass)
    assert "zone" not in issues(scene.hass)
    assert count(scene) == 1
    assert primary.get(event["id"]) == before


async def test_a_zone_of_another_name_with_the_same_clock_is_fine(scene: Scene) -> None:
    """S17: Vienna is not Berlin, but its clocks are."""
    scene.house.google.account(ANNA).primary.set_time_zone("Europe/Vienna")
    await scene.house.sync(scene.account)
    assert "zone" not in issues(scene.hass)


async def test_what_could_not_be_synced_is_counted_until_it_is_repaired(scene: Scene) -> None:
    """Malformed events: a series that Google has and nobody understands."""
    scene.house.google.calendar_api.check = False
    primary = scene.house.google.account(ANNA).primary
    odd = primary.add("Odd", start=soon())
    event = primary.calendar.events[odd["id"]]
    event.fields["summary"], event.cache = {"not": "a text"}, None
    fine = primary.add("Fine", start=soon(2))
    await scene.house.sync(scene.account)
    issue = issues(scene.hass)["problems"]
    assert issue.translation_placeholders == {
        "entry": "Anna (Google)",
        "number": "1",
        "titles": "- Google: the event in Google can't be read; open it there, correct it "
        "and save it again",
    }
    assert count(scene) == 1
    primary.edit(fine["id"], summary="Still fine")
    await scene.house.sync(scene.account)
    assert "problems" in issues(scene.hass)
    primary.edit(odd["id"], summary="Mended")
    await scene.house.sync(scene.account)
    assert "problems" not in issues(scene.hass)
    assert count(scene) == 2


# -- what is missing ---------------------------------------------------------------------------


async def test_a_removed_studio_is_missed_by_its_accounts(scene: Scene) -> None:
    """It is said what to do; nothing is asked of Google's data."""
    scene.house.google.account(ANNA).primary.add("Portrait", start=soon())
    await scene.house.sync(scene.account)
    await scene.hass.config_entries.async_remove(scene.studio.entry_id)
    await settle(scene.hass)
    assert state_of(scene.account) is ConfigEntryState.SETUP_ERROR
    assert scene.account.error_reason_translation_key == "studio_missing"
    assert "studio_missing" in issues(scene.hass)
    assert len(scene.house.google.account(ANNA).primary.events()) == 1
    await scene.hass.config_entries.async_remove(scene.account.entry_id)
    assert issues(scene.hass) == {}


async def test_a_removed_staff_member_is_missed_by_the_account(scene: Scene) -> None:
    """Another one takes the account over."""
    scene.hass.config_entries.async_remove_subentry(scene.studio, scene.anna)
    await settle(scene.hass)
    assert state_of(scene.account) is ConfigEntryState.SETUP_ERROR
    assert scene.account.error_reason_translation_key == "staff_missing"
    assert "staff_missing" in issues(scene.hass)
    result = await scene.house.reconfigure(scene.account)
    await scene.house.fill(result, staff=scene.ben, calendar=ANNA)
    await settle(scene.hass)
    assert state_of(scene.account) is ConfigEntryState.LOADED
    assert "staff_missing" not in issues(scene.hass)


async def test_a_damaged_book_is_named_and_left_as_it_is(scene: Scene) -> None:
    """The repair names the file, and goes when the file is back."""
    entries = scene.hass.config_entries
    path = Path(scene.hass.config.path(".storage", f"studio_sync.{scene.studio.entry_id}.db"))
    await entries.async_unload(scene.studio.entry_id)
    await settle(scene.hass)
    good = await scene.hass.async_add_executor_job(path.read_bytes)
    await scene.hass.async_add_executor_job(path.write_bytes, b"garbage " * 1000)
    await entries.async_setup(scene.studio.entry_id)
    await settle(scene.hass)
    assert state_of(scene.studio) is ConfigEntryState.SETUP_ERROR
    issue = issues(scene.hass)["book_corrupt"]
    assert issue.translation_placeholders == {"entry": "Atelier Nord", "file": path.name}
    assert await scene.hass.async_add_executor_job(path.read_bytes) == b"garbage " * 1000
    assert state_of(scene.account) is ConfigEntryState.SETUP_RETRY

    await scene.hass.async_add_executor_job(path.write_bytes, good)
    await entries.async_reload(scene.studio.entry_id)
    await settle(scene.hass)
    assert state_of(scene.studio) is ConfigEntryState.LOADED
    assert "book_corrupt" not in issues(scene.hass)
    assert state_of(scene.account) is ConfigEntryState.LOADED


def test_a_repair_names_the_first_ten() -> None:
    """A3: by title, shown literally, and start, each with its reason; the others are counted."""
    names = [
        Named(title=f"Portrait *{number}*", start=date(2026, 12, number + 1), reason="declined")
        for number in range(12)
    ]
    lines = listed(names, {"declined": "no guest"}, UTC, CATALOGUES["en"]).splitlines()
    assert lines[0] == "- \u2068Portrait \\*0\\*\u2069 (Tue, 1 Dec 2026): no guest"
    assert len(lines) == 11
    assert lines[-1] == "- … and 2 more"
