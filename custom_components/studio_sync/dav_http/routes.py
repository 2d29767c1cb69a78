"""The paths at which phones look for the server (RFC 6764), each if nobody else holds it."""

from __future__ import annotations

from functools import partial
from typing import Final

from aiohttp import hdrs, web
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from ..dav_server.paths import ROOT_PATH
from ..issues.paths import settle_paths_issue
from .answers import moved
from .body import await_sign_in
from .serving import answer
from .view import PhoneView, Server

SERVER: HassKey[Server] = HassKey("studio_sync_phone_server")
"""Another server than ours, of tests."""
_WELL_KNOWN: Final = ("/.well-known/caldav", "/.well-known/carddav")
_GUESSED: Final = {"/": ROOT_PATH, "/principals/": f"{ROOT_PATH}principals/"}
"""Where iOS asks when a person has typed a host only, and whose answers it gets."""
_GUESSED_VERBS: Final = ("PROPFIND", hdrs.METH_OPTIONS)


@callback
def async_serve_phones(hass: HomeAssistant) -> None:
    """Serve phones from now on; a repair names the paths that somebody else holds."""
    view = PhoneView(hass, hass.data.get(SERVER, answer))
    router = hass.http.app.router
    for path in (ROOT_PATH.removesuffix("/"), f"{ROOT_PATH}{{rest:.*}}"):
        router.add_route(hdrs.METH_ANY, path, view.handle, expect_handler=await_sign_in)
    taken = []
    for path in _WELL_KNOWN:
        if _is_taken(router, hdrs.METH_ANY, path):
            taken.append(path)
        else:
            router.add_route(hdrs.METH_ANY, path, _to_root)
    for path, meant in _GUESSED.items():
        for verb in _GUESSED_VERBS:
            if _is_taken(router, verb, path):
                taken.append(f"{verb} {path}")
            else:
                handler = partial(view.handle_as, meant)
                router.add_route(verb, path, handler, expect_handler=await_sign_in)
    settle_paths_issue(hass, taken)


async def _to_root(_request: web.Request) -> web.Response:
    return moved(ROOT_PATH)


def _is_taken(router: web.UrlDispatcher, verb: str, path: str) -> bool:
    """Tell whether a route answers this verb at exactly this path, or any verb for "*"."""
    for resource in router.resources():
        info = resource.get_info()
        pattern = info.get("pattern")
        if info.get("path") == path or (pattern is not None and pattern.fullmatch(path)):
            verbs = {route.method for route in resource}
            if verb == hdrs.METH_ANY or verbs & {verb, hdrs.METH_ANY}:
                return True
    return False
