"""What happens in a studio's book, made to happen."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from homeassistant.helpers import device_registry as dr

from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment, Content, Timed
from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.scheduling.write_path import Request, Surface, carry_out

from .ha_fixtures import ZONE, Scene, settle, soon


def appointment(scene: Scene, title: str, **more: Any) -> Appointment:
    """Make an appointment of Anna's, an hour long, tomorrow."""
    start: datetime = more.pop("start", soon())
    when = Timed(start=start, end=start + timedelta(hours=1), zone=ZONE)
    given = {"staff_id": scene.anna, **more}
    return Appointment(id=title.lower(), content=Content(title=title, when=when), **given)


async def write(scene: Scene, work: Callable[[Transaction], Any]) -> Any:
    """Change the book as an action would, and wait for what follows."""
    result = await scene.studio.runtime_data.book.write(work)
    await settle(scene.hass)
    return result


async def by_phone(
    scene: Scene, work: Callable[[Transaction], Any], access_id: str = "access"
) -> str:
    """Change the book as a phone would; return the id of the run, by which it can be undone."""
    request = Request(surface=Surface.PHONE, access_id=access_id)
    answer = await carry_out(scene.studio.runtime_data.book, request, work)
    await settle(scene.hass)
    return answer.run_id


def device_of(scene: Scene, key: str) -> str:
    """Return the device of a staff member, a room, a studio or an account."""
    devices = list(dr.async_get(scene.hass).devices)
    [found] = [each.id for each in devices if (DOMAIN, key) in each.identifiers]
    return found
