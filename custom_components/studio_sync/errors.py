"""The errors of book, engine and Google, told to the user: here and nowhere else."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import (
    ConfigEntryAuthFailed,
    HomeAssistantError,
    ServiceValidationError,
)
from homeassistant.helpers.update_coordinator import UpdateFailed
from homeassistant.util import dt as dt_util

from .book.errors import BookError, BookInvalid, BookStale
from .const import (
    DOMAIN,
    STARTER_AUTOMATION,
    STARTER_CHANGE,
    STARTER_PREVIEW,
    STARTER_SCHEDULE,
    STARTER_USER,
)
from .scheduling.errors import DeskError
from .sync.ports import ReplicaError, SignInExpired, Unreachable
from .sync.report import Running

type CoreError = BookError | ReplicaError


_INVALID: Final = {
    "end_before_start": "invalid_end",
    "end_not_after_start": "invalid_end",
    "out_of_range": "invalid_range",
    "too_long": "invalid_too_long",
    "control_character": "invalid_text",
    "not_unicode": "invalid_text",
}


_GONE: Final = {
    ("id", "unknown"),
    ("id", "deleted"),
    ("series_id", "deleted"),
    ("moment", "not_an_instance"),
}


def key_of(err: CoreError) -> str:
    """Return the translation key that says best what is wrong, and what to do."""
    if not isinstance(err, BookInvalid):
        return err.key
    if err.field == "recurrence":
        return "recurrence_unknown"
    if (err.field, err.rule) in _GONE:
        return "appointment_gone"
    return _INVALID.get(err.rule, err.key)


def placeholders_of(err: CoreError) -> dict[str, str]:
    """Return what the error's message has to be filled in with."""
    if isinstance(err, BookInvalid) and key_of(err) == err.key:
        return {"field": err.field, "rule": err.rule}
    return {}


def user_error(err: CoreError) -> HomeAssistantError:
    """Return the error for somebody who asked for something just now."""
    mistake = isinstance(err, BookInvalid | BookStale)
    kind = ServiceValidationError if mistake else HomeAssistantError
    return kind(
        translation_domain=DOMAIN,
        translation_key=key_of(err),
        translation_placeholders=placeholders_of(err),
    )


def update_error(err: CoreError) -> UpdateFailed | ConfigEntryAuthFailed:
    """Return the error for a coordinator: try again later, or ask to sign in again."""
    if isinstance(err, SignInExpired):
        return ConfigEntryAuthFailed(translation_domain=DOMAIN, translation_key=err.key)
    return UpdateFailed(
        translation_domain=DOMAIN,
        translation_key=key_of(err),
        translation_placeholders=placeholders_of(err),
        retry_after=err.retry_after if isinstance(err, Unreachable) else None,
    )


async def busy_error(hass: HomeAssistant, running: Running) -> ServiceValidationError:
    """Say who started the run that is under way, and when (Z6)."""
    since = dt_util.as_local(running.since).strftime("%H:%M:%S")
    key, placeholders = await _starter(hass, running.starter)
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key=f"busy_{key}",
        translation_placeholders={"since": since, **placeholders},
    )


async def _starter(hass: HomeAssistant, starter: str) -> tuple[str, dict[str, str]]:
    if starter.startswith(STARTER_USER):
        user = await hass.auth.async_get_user(starter.removeprefix(STARTER_USER))
        if user is not None and user.name:
            return "user", {"user": user.name}
    if starter in (STARTER_SCHEDULE, STARTER_CHANGE, STARTER_PREVIEW):
        return starter, {}
    return STARTER_AUTOMATION, {}


def desk_error(err: DeskError) -> ServiceValidationError:
    """Return the error for somebody who asked the diary for what can't be done."""
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key=err.key,
        translation_placeholders=dict(err.placeholders),
    )


@contextmanager
def told_to_user() -> Generator[None]:
    """Turn the core's errors into translated ones."""
    try:
        yield
    except DeskError as err:
        raise desk_error(err) from err
    except (BookError, ReplicaError) as err:
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
"""What the calendar page says instead: it knows no names of fields, nor actions."""


@contextmanager
def told_on_page() -> Generator[None]:
    """Turn the core's errors into those that Home Assistant's calendar page shows."""
    with told_to_user():
        try:
            yield
        except DeskError as err:
            if (key := _ON_PAGE.get(err.key)) is None:
                raise
            raise ServiceValidationError(translation_domain=DOMAIN, translation_key=key) from err
