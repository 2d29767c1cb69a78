"""Who asks reads the answer in their own language, with the dates of Home Assistant's country."""

from datetime import UTC, date, datetime
from typing import Any

from homeassistant.components.frontend.storage import async_user_store
from homeassistant.core import Context
from homeassistant.helpers.issue_registry import IssueEntry
import pytest

from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.entries.users import language_of_user
from custom_components.studio_sync.texts.home_assistant import language_of
from custom_components.studio_sync.texts.times import day_text, start_text

from .ha_fixtures import Scene, settle
from .ha_overlaps import overlapping
from .ha_own import Person, a_person
from .test_ha_repairs import held, issues

pytest_plugins = ("tests.ha_fixtures",)


async def speaking(scene: Scene, language: str = "de", **choice: object) -> Person:
    """Return an owner who has chosen a language in the profile."""
    owner = await a_person(scene.house, "Olga", admin=True)
    store = await async_user_store(scene.hass, owner.user.id)
    await store.async_set_item("language", {"language": language, **choice})
    return owner


async def begun(owner: Person, issue: IssueEntry) -> dict[str, str]:
    """Click on a repair; returns what its first step is filled in with."""
    fix = {"handler": issue.domain, "issue_id": issue.issue_id}
    status, shown = await owner.ask("POST", "/api/repairs/issues/fix", **fix)
    assert status == 200, shown
    return dict(shown["description_placeholders"])


async def test_a_held_plan_is_told_in_the_language_of_who_decides(scene: Scene) -> None:
    """The repair and its flow; an action that somebody calls; not that of an automation."""
    owner = await speaking(scene)
    filled = await begun(owner, await held(scene))
    assert filled["titles"].startswith("**Im Studio** (14)")
    assert "- Löschen: " in filled["titles"]

    async def why(context: Context) -> str:
        data = {"config_entry_id": scene.account.entry_id}
        found = await scene.hass.services.async_call(
            DOMAIN, "preview_sync", data, blocking=True, return_response=True, context=context
        )
        answer: Any = found
        return str(answer["previews"][0]["held_why"])

    assert (await why(Context(user_id=owner.user.id))).startswith("14 Termine würden gelöscht.")
    assert (await why(Context())).startswith("It would delete 14 appointments.")


async def test_an_overlap_is_told_with_the_users_dates(scene: Scene) -> None:
    owner = await speaking(scene)
    await overlapping(scene)
    filled = await begun(owner, issues(scene.hass)["overlap"])
    words = await language_of_user(scene.hass, owner.user.id)
    assert words.code == "de"
    months = words.locale.months["format"]["abbreviated"].values()
    assert any(f". {month} 20" in filled["new"] for month in months)


@pytest.mark.parametrize(
    ("chosen", "time"),
    [
        ({}, "10:00"),
        ({"time_format": "language"}, "10:00"),
        ({"time_format": "24"}, "10:00"),
        ({"time_format": "12"}, "10:00 am"),
        ({"time_format": ["12"]}, "10:00"),
    ],
)
async def test_times_are_those_of_the_clock_that_the_user_chose(
    scene: Scene, chosen: dict[str, object], time: str
) -> None:
    owner = await speaking(scene, "en", **chosen)
    words = await language_of_user(scene.hass, owner.user.id)
    assert start_text(datetime(2026, 1, 5, 10, tzinfo=UTC), UTC, words).endswith(f", {time}")


async def test_dates_are_those_of_home_assistants_country(scene: Scene) -> None:
    """From the moment at which it is chosen, in every language that is spoken there."""
    owner = await speaking(scene)

    async def january(country: str) -> list[str]:
        await scene.hass.config.async_update(country=country)
        await settle(scene.hass)
        own = await language_of_user(scene.hass, owner.user.id)
        return [day_text(date(2026, 1, 5), each) for each in (language_of(scene.hass), own)]

    assert await january("US") == ["Mon, Jan 5, 2026", "Mo., 5. Jan. 2026"]
    assert await january("AT") == ["Mon, 5 Jan 2026", "Mo., 5. Jän. 2026"]
