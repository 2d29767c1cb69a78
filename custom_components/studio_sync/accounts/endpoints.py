"""Google's addresses: the real ones, or a developer's server instead."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
import logging
import os
import time

from homeassistant.core import HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN, ENV_GOOGLE_ROOT
from ..google.roots import Roots
from ..google.transport import Sleep

_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """The clock that retries wait by: monotonic, in seconds, with its sleep."""

    clock: Callable[[], float] = time.monotonic
    sleep: Sleep = asyncio.sleep


PACE: HassKey[Pace] = HassKey(f"{DOMAIN}_pace")
"""If set before an account is set up, it replaces real time."""
_ROOTS: HassKey[Roots] = HassKey(f"{DOMAIN}_roots")


@callback
def google_roots(hass: HomeAssistant) -> Roots:
    """Return Google's addresses; the environment is read once, and noted if it is set."""
    if (roots := hass.data.get(_ROOTS)) is None:
        roots = hass.data[_ROOTS] = _read()
    return roots


@callback
def google_pace(hass: HomeAssistant) -> Pace:
    """Return the clock that calls to Google are paced by."""
    return hass.data.get(PACE) or Pace()


def _read() -> Roots:
    host = os.environ.get(ENV_GOOGLE_ROOT)
    if not host:
        return Roots()
    _LOGGER.warning(
        "%s is set: everything that is meant for Google goes to another server. "
        "This is for developers only",
        ENV_GOOGLE_ROOT,
    )
    return Roots.at(host)
