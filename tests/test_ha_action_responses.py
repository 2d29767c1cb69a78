"""The responses of the actions are as the docs show them."""

from collections.abc import Iterator
from pathlib import Path
import re
from typing import Any

from homeassistant.util.yaml import parse_yaml
import pytest

from .ha_day import act, add, in_google, morning, offer, on_phone
from .ha_fixtures import ANNA, Scene

ACTIONS = Path(__file__).parent.parent / "docs" / "actions.md"


def shown(action: str) -> Any:
    """Return the answer that is shown for an action."""
    text = ACTIONS.read_text(encoding="utf-8")
    section = text.partition(f"\n## `{action}`")[2].partition("\n## ")[0]
    examples = [parse_yaml(each) for each in re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)]
    [answer] = [each for each in examples if isinstance(each, dict) and "action" not in each]
    return answer


def paths(value: Any, place: str = "") -> Iterator[str]:
    """Yield the place of every key in an answer; what differs from run to run is one key."""
    if isinstance(value, list):
        for each in value:
            yield from paths(each, f"{place}[]")
    elif isinstance(value, dict) and place.endswith("counts"):
        yield place
    elif isinstance(value, dict):
        for key, each in value.items():
            yield f"{place}.{key}"
            yield from paths(each, f"{place}.{key}")


async def met(scene: Scene) -> None:
    """Have an appointment come from the phone, be edited there, and meet a session."""
    await offer(scene)
    ada = {"name": "Ada Byron", "emails": ["ada@example.com"], "phones": ["+49 30 1234567"]}
    await act(scene, "add_client", **ada)
    await act(scene, "add_client_group", name="Newsletter")
    on_phone(scene, "Photos", morning(), description="Write to ada@example.com")
    await scene.house.sync(scene.account)
    phone = scene.house.google.account(ANNA).primary
    phone.edit(in_google(scene)["Photos"]["id"], location="Garden")
    await scene.house.sync(scene.account)
    people = {"assistant_ids": ["Ben"], "resource_ids": ["Blue room"]}
    await add(scene, "", morning(), session_type="Portrait", **people)


@pytest.mark.parametrize(
    "action",
    ["list_appointments", "list_clients", "find_clients", "list_client_groups", "get_history"],
)
async def test_what_is_answered_is_what_is_shown(scene: Scene, action: str) -> None:
    """Key by key, so that an automation can be written from it."""
    await met(scene)
    given = {
        "list_appointments": {"end": morning(9).isoformat()},
        "find_clients": {"search": "ada"},
    }
    answer = await act(scene, action, **given.get(action, {}))
    assert set(paths(shown(action))) == set(paths(answer))


async def test_what_is_answered_is_what_is_shown_about_a_conflict(scene: Scene) -> None:
    """For one that is named, with all that may be answered."""
    await scene.house.add_person(scene.studio, "staff", "Cleo")
    await met(scene)
    [found] = (await act(scene, "list_conflicts"))["conflicts"]
    answer = await act(scene, "list_conflicts", conflict_id=found["conflict_id"])
    assert set(paths(shown("list_conflicts"))) == set(paths(answer))
    without = {each for each in paths(answer) if "offers" not in each}
    assert set(paths(await act(scene, "list_conflicts"))) == without
