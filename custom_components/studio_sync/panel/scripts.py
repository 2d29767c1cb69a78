"""Serves the scripts of the page and of the cards, compressed.

Home Assistant's own static paths compress nothing: they would send a compressed file that lay
beside a script, which then had to be kept in the repository with each build. So the scripts are
read and compressed once, when Home Assistant starts, and sent from memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
import gzip
from pathlib import Path
import re
from typing import Final, Self

from aiohttp import hdrs, web
from homeassistant.helpers.http import HomeAssistantView

from ..const import DOMAIN

_TAKES_GZIP: Final = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))", re.ASCII | re.IGNORECASE)
_HEADERS: Final = {
    hdrs.CONTENT_TYPE: "text/javascript; charset=utf-8",
    # Each build has an address of its own.
    hdrs.CACHE_CONTROL: f"public, max-age={31 * 86400}, immutable",
    hdrs.VARY: hdrs.ACCEPT_ENCODING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A script as it is, and compressed."""

    plain: bytes
    compressed: bytes

    @classmethod
    def of(cls, path: Path) -> Self:
        """Read and compress a file."""
        plain = path.read_bytes()
        return cls(plain=plain, compressed=gzip.compress(plain, mtime=0))


def read_scripts(folder: Path) -> dict[str, Script]:
    """Read all scripts of a folder, by name."""
    return {path.name: Script.of(path) for path in sorted(folder.glob("*.js"))}


class ScriptsView(HomeAssistantView):
    """Sends the scripts of one build to everybody, as a browser asks for them without a token."""

    url = f"/{DOMAIN}_page/{{build}}/{{name}}"
    name = f"{DOMAIN}:scripts"
    requires_auth = False

    def __init__(self, build: str, scripts: Mapping[str, Script]) -> None:
        """Take the scripts, by name."""
        self._build = build
        self._scripts = scripts

    async def get(self, request: web.Request, build: str, name: str) -> web.Response:
        """Send a script; compressed, if the browser takes that."""
        script = self._scripts.get(name) if build == self._build else None
        if script is None:
            return web.Response(status=404)
        if _TAKES_GZIP.search(request.headers.get(hdrs.ACCEPT_ENCODING, "")):
            headers = {**_HEADERS, hdrs.CONTENT_ENCODING: "gzip"}
            return web.Response(body=script.compressed, headers=headers)
        return web.Response(body=script.plain, headers=_HEADERS)
