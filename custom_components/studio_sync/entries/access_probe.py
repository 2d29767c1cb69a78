"""The user name and password that a test of an access signs in with (A10).

The password of the phone is kept as a hash only, so a test has one of its own: in memory, for one
test and a few minutes. It lets in while that of the phone would, and opens nothing of the studio
(``dav_server.probe_home``): it is sent to whatever answers at an address that may be wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
import secrets
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from ..dav_server.probe_home import ProbeItem
from .access_secret import AccessSecret, new_password

VALID: Final = timedelta(minutes=5)
"""Longer than a test takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """What one test of an access signs in with, and the item that it may write."""

    access_id: str
    user_name: str
    password: str = field(repr=False)
    secret: AccessSecret = field(repr=False)
    until: datetime
    item: ProbeItem


PROBES: HassKey[dict[str, Probe]] = HassKey("studio_sync_access_probes")


@contextmanager
def access_probe(hass: HomeAssistant, access_id: str) -> Iterator[Probe]:
    """Have a user name and a password let a test of an access in until it ends, in any way."""
    user_name, password = f"test-{secrets.token_hex(8)}", new_password()
    probe = Probe(
        access_id=access_id,
        user_name=user_name,
        password=password,
        secret=AccessSecret.of_password(password),
        until=dt_util.utcnow() + VALID,
        item=ProbeItem(name=f"{user_name}.test"),
    )
    probes = hass.data.setdefault(PROBES, {})
    probes[user_name] = probe
    try:
        yield probe
    finally:
        del probes[user_name]


@callback
def probe_of(hass: HomeAssistant, user_name: str, now: datetime) -> Probe | None:
    """Return what a test that is under way signs in with, by its user name in small letters."""
    probe = hass.data.get(PROBES, {}).get(user_name)
    return None if probe is None or now >= probe.until else probe
