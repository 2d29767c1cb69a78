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
from .book.errors import (
    BookError,
    BookInUse,
    BookInvalid,
    BookSignIn,
    BookStandby,
    BookUncertain,
    BookUnreachable,
)
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

    It asks to sign in again, or is tried again later; so is a book whose server may come back.
    Any other book stays closed until somebody acts.
    """
    kind: type[ConfigEntryAuthFailed | ConfigEntryNotReady | ConfigEntryError]
    match err:
        case SignInExpired() | BookSignIn():
            kind = ConfigEntryAuthFailed
        case BookUnreachable() | BookInUse() | BookStandby() | BookUncertain():
            kind = ConfigEntryNotReady
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


SAID_ON_PAGES: Final = {
    **dict.fromkeys(("unknown_appointment", "no_instance", "moment_missing"), "appointment_gone"),
    **dict.fromkeys(("unknown_staff", "no_such_staff"), "page_staff_gone"),
    **dict.fromkeys(("unknown_resource", "no_such_resource"), "page_room_gone"),
    **dict.fromkeys(("unknown_session_type", "no_such_session_type"), "page_type_gone"),
    **dict.fromkeys(("unknown_client", "client_of_other_studio"), "page_client_gone"),
    **dict.fromkeys(("unknown_client_group", "no_such_client_group"), "page_group_gone"),
    **dict.fromkeys(("unknown_merge", "unknown_import", "unknown_phone_change"), "unknown_change"),
    **dict.fromkeys(
        ("already_linked", "not_linked", "already_session", "not_a_session"), "page_changed"
    ),
    **dict.fromkeys(
        ("unknown_conflict", "conflict_closed", "conflict_outdated", "answer_not_offered"),
        "page_decided",
    ),
    **dict.fromkeys(
        (
            *("refused", "book_invalid", "invalid_value", "nothing_to_change"),
            *("bad_title_template", "bad_session_type"),
        ),
        "page_refused",
    ),
    "already_cancelled": "page_cancelled",
    "bad_recurrence": "recurrence_unknown",
    "bad_text": "invalid_text",
    "client_group_name_taken": "page_group_taken",
    "client_name_missing": "page_name_missing",
    "contact_file_columns": "page_file_columns",
    "contact_file_dates": "page_file_dates",
    "contact_file_unreadable": "page_file_unreadable",
    "contact_group_paused": "page_group_paused",
    "contacts_only": "page_contacts_only",
    "copy_answer_final": "page_copy_final",
    "date_too_far": "invalid_range",
    "end_before_start": "invalid_end",
    "erase_not_confirmed": "page_not_erased",
    "mail_too_large": "page_mail_too_large",
    "never_takes_place": "page_never",
    "no_phone_change": "change_undone",
    "not_a_phone_number": "page_not_a_number",
    "not_an_address": "page_not_an_address",
    "one_repeats": "page_one_repeats",
    "past_series": "page_past_series",
    "past_session": "page_past",
    "resolution_overtaken": "page_overtaken",
    "rule_not_shown": "page_rule",
    "same_client": "page_same_client",
    "series_not_movable": "page_not_movable",
    "several_meant": "page_several",
    "several_studios": "no_studio_loaded",
    "staff_busy": "page_busy",
    "text_too_long": "invalid_too_long",
}
"""What a page says instead of the text for actions, which names fields and actions."""


@contextmanager
def translate_errors_on_page() -> Generator[None]:
    """Turn our errors into those that Home Assistant's calendar page shows."""
    try:
        with translate_errors():
            yield
    except HomeAssistantError as err:
        if (key := SAID_ON_PAGES.get(err.translation_key or "")) is None:
            raise
        raise _Mistaken(
            translation_domain=DOMAIN,
            translation_key=key,
            translation_placeholders=err.translation_placeholders,
        ) from err
