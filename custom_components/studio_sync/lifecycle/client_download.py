"""Files of clients to download, by addresses that end after minutes (Z8)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from secrets import token_urlsafe
from typing import Final
from urllib.parse import quote

from aiohttp import hdrs, web
from homeassistant.components.http.auth import async_sign_path
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.http import KEY_HASS, HomeAssistantView
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from ..book.database import Transaction
from ..book.model import Client
from ..const import DOMAIN
from ..scheduling.client_files import FileFormat, client_contents, write_client_file
from ..texts.escaping import one_line

VALID: Final = timedelta(minutes=5)
_MOST: Final = 20
"""Files that are kept at once."""
_FILES: Final[HassKey[dict[str, Offer]]] = HassKey(f"{DOMAIN}_files")
_NAME_BYTES: Final = 200
"""Of a file's name; most file systems take 255."""
_MEDIA: Final = {"vcf": "text/vcard; charset=utf-8", "csv": "text/csv; charset=utf-8"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadFile:
    """A file that waits to be downloaded; ``name`` may be anything, such as a client's."""

    name: str
    data: bytes

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers that keep browsers from showing, guessing or keeping the file."""
        ending = self.name.rpartition(".")[2]
        return {
            hdrs.CONTENT_TYPE: _MEDIA[ending],
            hdrs.CONTENT_DISPOSITION: disposition(self.name),
            hdrs.CACHE_CONTROL: "no-store",
            hdrs.X_CONTENT_TYPE_OPTIONS: "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        }


type Allowed = Callable[[], Awaitable[bool]]
"""Tells whether the one who asked for a file may still have it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A file that waits to be downloaded, until when, and for whom; None: for administrators."""

    file: DownloadFile
    until: datetime
    allowed: Allowed | None


def disposition(name: str) -> str:
    """Return the header for a name (RFC 6266), in UTF-8 (RFC 8187) and in ASCII."""
    ending = name.rpartition(".")[2]
    encoded = quote(name.encode("utf-8", "replace"), safe="")
    return f"attachment; filename=\"clients.{ending}\"; filename*=UTF-8''{encoded}"


def file_of(
    tx: Transaction,
    found: Collection[Client],
    form: FileFormat,
    *,
    studio: str,
    notes: bool,
    pictures: bool,
) -> DownloadFile:
    """Write clients to a file; it is called like the only client, else like the studio."""
    data = write_client_file(client_contents(tx, found, notes=notes, pictures=pictures), form)
    name = saved_name(next(iter(found)).name if len(found) == 1 else studio)
    return DownloadFile(name=f"{name}.{'csv' if form is FileFormat.CSV else 'vcf'}", data=data)


def saved_name(name: str) -> str:
    """Return a file's name, without its ending, that file systems and servers take."""
    line = one_line(name).encode("utf-8", "replace")[:_NAME_BYTES]
    return line.decode("utf-8", "ignore").strip() or "clients"


@callback
def async_offer(hass: HomeAssistant, file: DownloadFile, allowed: Allowed | None = None) -> str:
    """Keep a file for some minutes, and return the signed address to download it from.

    It is sent as long as the user who asked for it is ``allowed`` to have it.
    """
    now = dt_util.utcnow()
    files = hass.data.setdefault(_FILES, {})
    for key in [key for key, offer in files.items() if offer.until < now]:
        del files[key]
    while len(files) >= _MOST:
        del files[next(iter(files))]
    key = token_urlsafe(24)
    files[key] = Offer(file=file, until=now + VALID, allowed=allowed)
    path = ClientFileView.url.format(key=key)
    return async_sign_path(hass, path, VALID, use_content_user=True)


class ClientFileView(HomeAssistantView):
    """Sends a file of clients, as long as it is kept."""

    url = f"/api/{DOMAIN}/clients/{{key}}"
    name = f"api:{DOMAIN}:clients"

    async def get(self, request: web.Request, key: str) -> web.Response:
        """Send the file to somebody who has its address."""
        offer = request.app[KEY_HASS].data.get(_FILES, {}).get(key)
        if offer is None or offer.until < dt_util.utcnow():
            return self.json_message("not found", HTTPStatus.NOT_FOUND)
        if offer.allowed is not None and not await offer.allowed():
            return self.json_message("not found", HTTPStatus.NOT_FOUND)
        return web.Response(body=offer.file.data, headers=offer.file.headers)
