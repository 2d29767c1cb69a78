"""Files of clients that people send to be imported: kept for some minutes, for who sent them.

A file is too long for one message of a websocket. It is sent once, looked at as often as
columns are chosen, and forgotten when it is imported, or after a while.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from http import HTTPStatus
from secrets import token_urlsafe
from typing import Final

from aiohttp import web
from homeassistant.components.http.const import KEY_HASS_USER
from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.http import KEY_HASS, HomeAssistantView
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from ..entries.roles import Need, rights_of
from ..lifecycle.lookup import loaded_studios
from ..scheduling.client_files import MAX_FILE
from ..scheduling.import_errors import UploadGone
from .permissions import Caller

LARGEST: Final = MAX_FILE
KEPT: Final = timedelta(minutes=20)
_MOST: Final = 3
"""Files that are kept at once, each of another user: they are in memory."""
_CHUNK: Final = 256 * 1024
_UPLOADS: Final[HassKey[dict[str, Upload]]] = HassKey(f"{DOMAIN}_uploads")


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that waits to be imported, by its user; ``forget`` ends its time."""

    user_id: str
    data: bytes
    forget: CALLBACK_TYPE


class ClientUploadView(HomeAssistantView):
    """Takes a file of clients from somebody who may import it."""

    url = f"/api/{DOMAIN}/client_upload/{{entry_id}}"
    name = f"api:{DOMAIN}:client_upload"

    async def post(self, request: web.Request, entry_id: str) -> web.Response:
        """Keep the file that is sent as the body, and answer with its name for the import."""
        hass, user = request.app[KEY_HASS], request[KEY_HASS_USER]
        studio = next(loaded_studios(hass, entry_id), None)
        rights = None if studio is None else rights_of(studio, user)
        if rights is None or not rights.allow(Need.ALL_CLIENTS):
            return self.json_message("This is not yours to do", HTTPStatus.FORBIDDEN)
        data = bytearray()
        async for chunk in request.content.iter_chunked(_CHUNK):
            data += chunk
            if len(data) > LARGEST:
                return self.json_message(
                    "The file is too large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE
                )
        return self.json({"upload": _keep(hass, user.id, bytes(data))})


@callback
def _keep(hass: HomeAssistant, user_id: str, data: bytes) -> str:
    """Keep a file in place of the one that its user had, and of the oldest if there are many."""
    files = hass.data.setdefault(_UPLOADS, {})
    for key in [key for key, each in files.items() if each.user_id == user_id]:
        drop(hass, key)
    while len(files) >= _MOST:
        drop(hass, next(iter(files)))
    key = token_urlsafe(24)
    over = HassJob(partial(_over, hass, key), cancel_on_shutdown=True)
    files[key] = Upload(user_id=user_id, data=data, forget=async_call_later(hass, KEPT, over))
    return key


@callback
def _over(hass: HomeAssistant, key: str, _now: datetime) -> None:
    drop(hass, key)


@callback
def drop(hass: HomeAssistant, key: str) -> None:
    """Forget a file."""
    found = hass.data.get(_UPLOADS, {}).pop(key, None)
    if found is not None:
        found.forget()


@callback
def uploaded(hass: HomeAssistant, key: str, caller: Caller) -> bytes:
    """Return the file that the caller has sent. Raises UploadGone."""
    found = hass.data.get(_UPLOADS, {}).get(key)
    if found is None or caller.user is None or found.user_id != caller.user.id:
        raise UploadGone
    return found.data
