"""Where Google is: the real thing, or a developer's server in its place."""

import logging
import os

from homeassistant.core import HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN, ENV_GOOGLE_ROOT
from .google.roots import Roots

_LOGGER = logging.getLogger(__name__)
_ROOTS: HassKey[Roots] = HassKey(f"{DOMAIN}_roots")


@callback
def google_roots(hass: HomeAssistant) -> Roots:
    """Return Google's addresses; the environment is read once, and noted if it is set."""
    if (roots := hass.data.get(_ROOTS)) is None:
        roots = hass.data[_ROOTS] = _read()
    return roots


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
