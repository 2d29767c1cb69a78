"""What the tests of the studio's day have in common: actions, clients, conflicts."""

from datetime import datetime, timedelta
from typing import Any

from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.studio_sync.book import appointments, conflicts
from custom_components.studio_sync.book.model import Appointment, Conflict
from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.lifecycle.runtime import StudioEntry

from .ha_fixtures import ANNA, House, Scene, settle, soon

PORTRAIT = {
    "name": "Portrait",
    "minutes": 90,
    "colour": "#ff8800",
    "buffer_before": 15,
    "buffer_after": 30,
}


async def act(scene: Scene, action: str, **data: Any) -> Any:
    """Call an action, wait for what follows, and return its answer."""
    return await act_as(scene, None, action, **data)


async def act_as(scene: Scene, context: Context | None, action: str, **data: Any) -> Any:
    """Call an action as a user does."""
    answer = await scene.hass.services.async_call(
        DOMAIN, action, data, blocking=True, return_response=True, context=context
    )
    await settle(scene.hass)
    return answer


async def add(
    scene: Scene, title: str = "Portrait of Ada", start: datetime | str | None = None, **data: Any
) -> dict[str, Any]:
    """Add an appointment of Anna's, tomorrow unless said otherwise."""
    begin = start if isinstance(start, str) else (start or soon()).isoformat()
    values = {
        "title": title,
        "start": begin,
        "staff_id": scene.anna,
        **data,
    }
    answer = await act(scene, "add_appointment", **values)
    [words] = answer["appointments"]
    result: dict[str, Any] = words
    return result


async def offer(scene: Scene, *types: dict[str, Any]) -> None:
    """Have the studio offer these types of sessions."""
    options = {**scene.studio.options, "session_types": list(types or (PORTRAIT,))}
    scene.hass.config_entries.async_update_entry(scene.studio, options=options)
    await settle(scene.hass)


async def record(scene: Scene, record_id: str, studio: StudioEntry | None = None) -> Appointment:
    """Read an appointment."""
    book = (studio or scene.studio).runtime_data.book
    found = await book.read(lambda tx: appointments.get(tx, record_id))
    assert found is not None
    return found


async def record_of(scene: Scene, title: str) -> Appointment:
    """Return the only living appointment of this title."""
    every = await scene.studio.runtime_data.book.read(lambda tx: appointments.changes(tx, 0))
    [found] = [each for each in every if each.lives and each.content.title == title]
    return found


async def questions(scene: Scene) -> list[Conflict]:
    """Return the open conflicts."""
    return await scene.studio.runtime_data.book.read(conflicts.open_ones)


def on_phone(scene: Scene, title: str, start: datetime, hours: float = 1, **more: Any) -> str:
    """Put an event in Anna's Google calendar, and return its id."""
    primary = scene.house.google.account(ANNA).primary
    event = primary.add(title, start=start, end=start + timedelta(hours=hours), **more)
    return str(event["id"])


def in_google(scene: Scene) -> dict[str, Any]:
    """Return what is in Anna's Google calendar, by title."""
    events = scene.house.google.account(ANNA).primary.events()
    return {str(event.get("summary")): event for event in events}


def issues(hass: HomeAssistant) -> list[ir.IssueEntry]:
    """Return our repairs."""
    return [each for each in ir.async_get(hass).issues.values() if each.domain == DOMAIN]


def issue_of(hass: HomeAssistant, key: str) -> ir.IssueEntry:
    """Return the only repair of this kind."""
    [found] = [each for each in issues(hass) if each.translation_key == key]
    return found


def morning(days: int = 3) -> datetime:
    """Return nine in the morning (UTC) of a day to come."""
    return soon(days).replace(hour=9)


class Fix:
    """The repairs page, by its REST interface."""

    def __init__(self, client: Any) -> None:
        """Open it."""
        self.client = client

    async def begin(self, scene: Scene, key: str) -> dict[str, Any]:
        """Click on the repair of this kind."""
        issue = issue_of(scene.hass, key)
        body = {"handler": issue.domain, "issue_id": issue.issue_id}
        return await self._post("/api/repairs/issues/fix", body)

    async def go(self, shown: dict[str, Any], **data: Any) -> dict[str, Any]:
        """Choose from its menu, or fill in its form."""
        return await self._post(f"/api/repairs/issues/fix/{shown['flow_id']}", data)

    async def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        answer = await self.client.post(path, json=body)
        assert answer.status == 200, await answer.text()
        result: dict[str, Any] = await answer.json()
        return result


@pytest.fixture
async def fix(house: House, hass_client: ClientSessionGenerator) -> Fix:
    """Return the repairs page."""
    return Fix(await hass_client())
