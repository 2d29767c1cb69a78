"""Tells entities and automations who signs in at the server for phones, and who is refused."""

from __future__ import annotations

import re
from typing import Final

from aiohttp import hdrs, web
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.network import is_cloud_connection
from homeassistant.util import dt as dt_util

from ..entries.accesses import Access, Refused, SignedIn, access_named, accesses
from ..events.bus import StudioEvent, StudioEventType, announce
from ..events.payloads import studio_details
from ..events.phones import (
    PhoneClient,
    PhonePlace,
    PhoneSeen,
    announce_refused,
    announce_seen,
)
from ..studio.phone_accesses import access_details
from .credentials import is_local_address
from .wrong_passwords import WrongPasswords

_LONGEST: Final = 300
"""Characters of a header in which a program is looked for."""
_CLIENTS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), client)
    for pattern, client in (
        (r"DAVx5|DAVdroid", PhoneClient.DAVX5),
        (r"Thunderbird", PhoneClient.THUNDERBIRD),
        (r"Evolution", PhoneClient.EVOLUTION),
        (r"CalDavSynchronizer", PhoneClient.OUTLOOK),
        (r"vdirsyncer", PhoneClient.VDIRSYNCER),
        (r"python-caldav|caldav-python", PhoneClient.PYTHON_CALDAV),
        (r"\b(iOS|iPhone OS|iPadOS)/", PhoneClient.IOS),
        (r"\bmacOS/|Mac[ +_]?OS[ +_]?X/", PhoneClient.MACOS),
    )
)


def client_of(user_agent: str) -> PhoneClient:
    """Return which program calls itself so."""
    told = user_agent[:_LONGEST]
    return next((each for pattern, each in _CLIENTS if pattern.search(told)), PhoneClient.OTHER)


@callback
def note_seen(hass: HomeAssistant, who: SignedIn, request: web.Request) -> None:
    """Tell that a phone has signed in."""
    seen = PhoneSeen(
        at=dt_util.utcnow(),
        client=client_of(request.headers.get(hdrs.USER_AGENT, "")),
        place=_place_of(hass, request),
    )
    announce_seen(hass, who.id, seen)


@callback
def note_refused(
    hass: HomeAssistant,
    user_name: str,
    why: Refused,
    request: web.Request,
    wrong_passwords: WrongPasswords,
) -> None:
    """Tell that a sign-in was refused; and, of many wrong ones, that somebody tries passwords.

    If nobody has this user name, it concerns all studios that have accesses.
    """
    known = access_named(hass, user_name)
    studios = [known[0]] if known else {each.entry_id: each for each, _ in accesses(hass)}.values()
    for studio in studios:
        announce_refused(hass, studio.entry_id)
    if why is not Refused.WRONG:
        return
    tries = wrong_passwords.refused(request.remote or "", hass.loop.time())
    if not tries:
        return
    access = None if known is None else Access.of(known[1].data)
    for studio in studios:
        about: dict[str, object] = (
            {**studio_details(studio), "access_id": None}
            if known is None or access is None
            else access_details(studio, known[1].subentry_id, access)
        )
        where = {"from": _place_of(hass, request).value, "address": request.remote}
        announce(
            hass,
            StudioEvent(
                kind=StudioEventType.SIGN_INS_REFUSED,
                studio=studio.entry_id,
                owners=frozenset() if access is None else frozenset(access.calendars),
                details={**about, **where, "tries": tries},
            ),
        )


def _place_of(hass: HomeAssistant, request: web.Request) -> PhonePlace:
    if is_cloud_connection(hass):
        return PhonePlace.CLOUD
    return PhonePlace.LOCAL if is_local_address(request.remote) else PhonePlace.OUTSIDE
