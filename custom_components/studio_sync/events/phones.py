"""What phones do at the server, as entities follow it: sign-ins, refusals, changes of an access."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect, async_dispatcher_send
from homeassistant.util.signal_type import SignalTypeFormat

from ..const import DOMAIN


class PhoneClient(StrEnum):
    """The program that a phone or computer signs in with, as it calls itself."""

    IOS = "ios"
    MACOS = "macos"
    DAVX5 = "davx5"
    THUNDERBIRD = "thunderbird"
    EVOLUTION = "evolution"
    OUTLOOK = "outlook"
    """CalDAV Synchronizer."""
    VDIRSYNCER = "vdirsyncer"
    PYTHON_CALDAV = "python_caldav"
    """Also Home Assistant's own integration *CalDAV*."""
    OTHER = "other"


class PhonePlace(StrEnum):
    """From where a phone signs in: no address, since everybody can read states."""

    LOCAL = "local"
    OUTSIDE = "outside"
    CLOUD = "cloud"
    """By Home Assistant Cloud."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneSeen:
    """A phone has signed in; each of its requests does."""

    at: datetime
    client: PhoneClient
    place: PhonePlace


_SEEN: Final[SignalTypeFormat[PhoneSeen]] = SignalTypeFormat(f"{DOMAIN}_phone_seen_{{}}")
_REFUSED: Final[SignalTypeFormat[()]] = SignalTypeFormat(f"{DOMAIN}_phone_refused_{{}}")
_ACCESSES: Final[SignalTypeFormat[()]] = SignalTypeFormat(f"{DOMAIN}_accesses_{{}}")


@callback
def announce_seen(hass: HomeAssistant, access_id: str, seen: PhoneSeen) -> None:
    """Announce that a phone has signed in."""
    async_dispatcher_send(hass, _SEEN.format(access_id), seen)


@callback
def listen_to_seen(
    hass: HomeAssistant, access_id: str, listener: Callable[[PhoneSeen], None]
) -> CALLBACK_TYPE:
    """Call a listener (a callback) when a phone signs in with an access."""
    return async_dispatcher_connect(hass, _SEEN.format(access_id), listener)


@callback
def announce_refused(hass: HomeAssistant, studio: str) -> None:
    """Announce that a sign-in was refused, to a studio (the id of its config entry)."""
    async_dispatcher_send(hass, _REFUSED.format(studio))


@callback
def listen_to_refused(
    hass: HomeAssistant, studio: str, listener: Callable[[], None]
) -> CALLBACK_TYPE:
    """Call a listener (a callback) when a sign-in at a studio is refused."""
    return async_dispatcher_connect(hass, _REFUSED.format(studio), listener)


@callback
def announce_accesses(hass: HomeAssistant, studio: str) -> None:
    """Announce that an access of a studio was added or changed, or has another state."""
    async_dispatcher_send(hass, _ACCESSES.format(studio))


@callback
def listen_to_accesses(
    hass: HomeAssistant, studio: str, listener: Callable[[], None]
) -> CALLBACK_TYPE:
    """Call a listener (a callback) when an access of a studio may be another one than before."""
    return async_dispatcher_connect(hass, _ACCESSES.format(studio), listener)
