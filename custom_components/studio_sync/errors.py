"""Translates the integration's errors into those of Home Assistant, only here.

Home Assistant writes the text of an error into its log when an action is refused. That text
leaves out what may name somebody or something: the user who asked reads it all the same, since
their message is made of the placeholders.
"""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Final, override

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import (
    ConfigEntryAuthFailed,
    ConfigEntryError,
    ConfigEntryNotReady,
    HomeAssistantError,
    ServiceValidationError,
)
from homeassistant.helpers.translation import async_get_exception_message
from homeassistant.helpers.update_coordinator import UpdateFailed
from homeassistant.util import dt as dt_util

from .base_error import StudioSyncError
from .book.errors import BookError, BookInvalid
from .const import (
    DOMAIN,
    STARTER_CHANGE,
    STARTER_PREVIEW,
    STARTER_SCHEDULE,
)
from .scheduling.errors import translated
from .scheduling.write_path import AUTOMATION, user_of
from .sync.ports import ReplicaError, SignInExpired, Unreachable
from .sync.report import Running

_LOGGED: Final = frozenset({"answer", "field", "reason", "resolution", "row", "since"})
"""Placeholders that may be in a log: fields, kinds and times, of no person."""


class _Failed(HomeAssistantError):
    """Something that could not be done; its text names nobody."""

    @override
    def __str__(self) -> str:
        filled = {
            name: value if name in _LOGGED else "…"
            for name, value in (self.translation_placeholders or {}).items()
        }
        return async_get_exception_message(DOMAIN, self.translation_key or "", filled)


class _Mistaken(_Failed, ServiceValidationError):
    """A request that was wrong; its text names nobody."""


def user_error(err: StudioSyncError) -> HomeAssistantError:
    """Return the error to show to somebody who requested something."""
    if isinstance(err, BookInvalid):
        err = translated(err)
    kind = _Mistaken if err.is_mistake else _Failed
    return kind(
        translation_domain=DOMAIN,
        translation_key=err.key,
        translation_placeholders=dict(err.placeholders),
    )


def update_error(err: StudioSyncError) -> UpdateFailed | ConfigEntryAuthFailed:
    """Return the error for a coordinator: try again later, or ask to sign in again."""
    if isinstance(err, SignInExpired):
        return ConfigEntryAuthFailed(translation_domain=DOMAIN, translation_key=err.key)
    return UpdateFailed(
        translation_domain=DOMAIN,
        translation_key=err.key,
        translation_placeholders=dict(err.placeholders),
        retry_after=err.retry_after if isinstance(err, Unreachable) else None,
    )


def setup_error(
    err: BookError | ReplicaError,
) -> ConfigEntryAuthFailed | ConfigEntryNotReady | ConfigEntryError:
    """Return the error for the setup of an entry.

    It asks to sign in again, or is tried again later; a book stays closed until somebody acts.
    """
    kind: type[ConfigEntryAuthFailed | ConfigEntryNotReady | ConfigEntryError]
    match err:
        case SignInExpired():
            kind = ConfigEntryAuthFailed
        case BookError():
            kind = ConfigEntryError
        case _:
            kind = ConfigEntryNotReady
    return kind(
        translation_domain=DOMAIN,
        translation_key=err.key,
        translation_placeholders=dict(err.placeholders),
    )


async def busy_error(hass: HomeAssistant, running: Running) -> ServiceValidationError:
    """Say who started the run that is under way, and when (Z6)."""
    since = dt_util.as_local(running.since).strftime("%H:%M:%S")
    key, placeholders = await _starter(hass, running.starter)
    return _Mistaken(
        translation_domain=DOMAIN,
        translation_key=f"busy_{key}",
        translation_placeholders={"since": since, **placeholders},
    )


async def _starter(hass: HomeAssistant, starter: str) -> tuple[str, dict[str, str]]:
    if (user_id := user_of(starter)) is not None:
        user = await hass.auth.async_get_user(user_id)
        if user is not None and user.name:
            return "user", {"user": user.name}
    if starter in (STARTER_SCHEDULE, STARTER_CHANGE, STARTER_PREVIEW):
        return starter, {}
    return AUTOMATION, {}


@contextmanager
def translate_errors() -> Generator[None]:
    """Turn our errors into those of Home Assistant."""
    try:
        yield
    except StudioSyncError as err:
        raise user_error(err) from err


_ON_PAGE: Final = {
    "unknown_appointment": "appointment_gone",
    "no_instance": "appointment_gone",
    "already_cancelled": "appointment_gone",
    "end_before_start": "invalid_end",
    "date_too_far": "invalid_range",
    "text_too_long": "invalid_too_long",
    "bad_text": "invalid_text",
    "bad_recurrence": "recurrence_unknown",
}
"""Messages for the calendar page, which has no field names and no actions."""


@contextmanager
def translate_errors_on_page() -> Generator[None]:
    """Turn our errors into those that Home Assistant's calendar page shows."""
    try:
        with translate_errors():
            yield
    except HomeAssistantError as err:
        if (key := _ON_PAGE.get(err.translation_key or "")) is None:
            raise
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key=key) from err
