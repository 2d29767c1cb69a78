"""Access records: who may reach which calendars of a studio by a phone, kept as subentries (A3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
import re
from typing import Any, Final, Self

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.const import CONF_USERNAME
from homeassistant.core import HomeAssistant, callback

from ..const import CONF_PRIVACY, CONF_TENTATIVE, SUBENTRY_ACCESS
from ..scheduling.titles import Privacy
from .access_probe import Probe, probe_of
from .access_secret import AccessSecret, is_password
from .lookup import may_sync, people_of, studios

CONF_CALENDARS: Final = "calendars"
CONF_MAY_WRITE: Final = "may_write"
CONF_ADDRESS_BOOK: Final = "address_book"
CONF_ACCESS_GROUP: Final = "access_group"
CONF_VALID_FROM: Final = "valid_from"
CONF_VALID_UNTIL: Final = "valid_until"
CONF_VALID_ZONE: Final = "valid_zone"
CONF_ACCESS_ENABLED: Final = "access_enabled"
CONF_SECRET: Final = "secret"  # noqa: S105 - the name of a field
CONF_PASSWORD_BY: Final = "password_by"  # noqa: S105 - the name of a field
"""The id of the user of Home Assistant who had the password made."""

_USER_NAME: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?")
"""Part of a URL and of a Basic sign-in, so without a colon (RFC 7617) or anything to be escaped."""


class AddressBook(StrEnum):
    """What a phone may do with the studio's clients."""

    NONE = "none"
    READ = "read"
    WRITE = "write"


class AccessState(StrEnum):
    """Whether a phone is let in now, and the first reason why not (A10).

    A phone is told nothing of the reason: it gets the answer that a wrong password gets.
    """

    VALID = "valid"
    DISABLED = "disabled"
    NO_PASSWORD = "no_password"  # noqa: S105 - the name of a state
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    NOT_ALLOWED = "not_allowed"
    """Nobody it is for may sync (A1), or nobody is left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarAccess:
    """What a phone may do with the calendar of one staff member or resource."""

    may_write: bool = False
    shown: Privacy = Privacy.FULL
    tentative: bool = True
    """Whether tentative appointments are shown in it."""

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Self:
        """Read it from a form, or as the access record stores it."""
        return cls(
            may_write=bool(stored[CONF_MAY_WRITE]),
            shown=Privacy(stored[CONF_PRIVACY]),
            tentative=bool(stored[CONF_TENTATIVE]),
        )

    def as_dict(self) -> dict[str, Any]:
        """Return it as the access record stores it."""
        return {
            CONF_MAY_WRITE: self.may_write,
            CONF_PRIVACY: self.shown.value,
            CONF_TENTATIVE: self.tentative,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """An access record.

    ``calendars`` are by the ids of one staff member, or of resources. ``group`` is the group of
    clients that its address book holds, None if it has no address book. ``valid_from`` is the
    first moment at which it is valid, ``valid_until`` the first at which it no longer is;
    ``zone`` is the one in which they are shown.
    """

    user_name: str
    calendars: Mapping[str, CalendarAccess]
    address_book: AddressBook = AddressBook.NONE
    group: str | None = None
    enabled: bool = True
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    zone: str
    secret: AccessSecret | None = None
    password_by: str | None = None

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Self:
        """Read it as its subentry stores it."""
        secret = stored.get(CONF_SECRET)
        return cls(
            user_name=stored[CONF_USERNAME],
            calendars={
                key: CalendarAccess.of(each) for key, each in stored[CONF_CALENDARS].items()
            },
            address_book=AddressBook(stored[CONF_ADDRESS_BOOK]),
            group=stored.get(CONF_ACCESS_GROUP),
            enabled=stored[CONF_ACCESS_ENABLED],
            valid_from=_moment(stored.get(CONF_VALID_FROM)),
            valid_until=_moment(stored.get(CONF_VALID_UNTIL)),
            zone=stored[CONF_VALID_ZONE],
            secret=None if secret is None else AccessSecret.of(secret),
            password_by=stored.get(CONF_PASSWORD_BY),
        )

    def as_dict(self) -> dict[str, Any]:
        """Return it as its subentry stores it: values of JSON."""
        optional = {
            CONF_ACCESS_GROUP: self.group,
            CONF_VALID_FROM: self.valid_from and self.valid_from.isoformat(),
            CONF_VALID_UNTIL: self.valid_until and self.valid_until.isoformat(),
            CONF_SECRET: self.secret and self.secret.as_dict(),
            CONF_PASSWORD_BY: self.password_by,
        }
        return {
            CONF_USERNAME: self.user_name,
            CONF_CALENDARS: {key: each.as_dict() for key, each in self.calendars.items()},
            CONF_ADDRESS_BOOK: self.address_book.value,
            CONF_ACCESS_ENABLED: self.enabled,
            CONF_VALID_ZONE: self.zone,
            **{key: value for key, value in optional.items() if value is not None},
        }

    def state(self, now: datetime, *, allowed: frozenset[str]) -> AccessState:
        """Decide whether a phone is let in; ``allowed`` are the people who may sync (A1)."""
        if not self.enabled:
            return AccessState.DISABLED
        if self.secret is None:
            return AccessState.NO_PASSWORD
        if self.valid_from is not None and now < self.valid_from:
            return AccessState.NOT_YET
        if self.valid_until is not None and now >= self.valid_until:
            return AccessState.EXPIRED
        if not allowed & self.calendars.keys():
            return AccessState.NOT_ALLOWED
        return AccessState.VALID


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """An access record that a phone has just proved to have the password of."""

    studio: ConfigEntry
    id: str
    access: Access
    calendars: frozenset[str]
    """The ids of the people whose calendars are served: those who may sync."""
    probe: Probe | None = None
    """What it signed in with, if it is no phone but a test of the access."""


class Refused(StrEnum):
    """Why nobody is let in. A phone is not told which."""

    WRONG = "wrong"
    """No such user name, or a wrong password."""
    NOT_VALID = "not_valid"
    """The right password of an access that is not valid now."""


def is_user_name(text: str) -> bool:
    """Tell whether a text can be a user name: ASCII letters, digits, ``. _ -``, at most 64."""
    return _USER_NAME.fullmatch(text) is not None


@callback
def accesses(hass: HomeAssistant) -> Iterator[tuple[ConfigEntry, ConfigSubentry]]:
    """Yield the access records of all studios, loaded or not, each with its studio."""
    for studio in studios(hass):
        for each in studio.get_subentries_of_type(SUBENTRY_ACCESS):
            yield studio, each


@callback
def access_named(hass: HomeAssistant, user_name: str) -> tuple[ConfigEntry, ConfigSubentry] | None:
    """Return the access record of this name and its studio; case makes no difference.

    A name that nobody has takes as long.
    """
    wanted = user_name.casefold()
    found = None
    for studio, each in accesses(hass):
        if each.data[CONF_USERNAME].casefold() == wanted:
            found = studio, each
    return found


@callback
def user_name_taken(hass: HomeAssistant, user_name: str) -> bool:
    """Tell whether an access record of any studio has this name; case makes no difference."""
    return access_named(hass, user_name) is not None


def allowed_people(studio: ConfigEntry) -> frozenset[str]:
    """Return the ids of a studio's people and resources that may sync (A1)."""
    return frozenset(each.subentry_id for each in people_of(studio) if may_sync(each))


def accesses_that_lose(studio: ConfigEntry, person_id: str) -> list[str]:
    """Return the user names of accesses that keep other calendars if this one may sync no more.

    Their phones find it gone and drop what they have not sent to it. An access without any other
    calendar is refused like a wrong password, and its phone keeps all that it has.
    """
    others = allowed_people(studio) - {person_id}
    return sorted(
        each.data[CONF_USERNAME]
        for each in studio.get_subentries_of_type(SUBENTRY_ACCESS)
        if person_id in each.data[CONF_CALENDARS] and others & each.data[CONF_CALENDARS].keys()
    )


def state_of(studio: ConfigEntry, subentry: ConfigSubentry, now: datetime) -> AccessState:
    """Return the state of an access record of a studio."""
    return Access.of(subentry.data).state(now, allowed=allowed_people(studio))


@callback
def sign_in(
    hass: HomeAssistant, user_name: str, password: str, now: datetime
) -> SignedIn | Refused:
    """Return whom a user name and a password let in now.

    An unknown name, a wrong password, and an access that is disabled or out of its time take the
    same work. A studio that is disabled lets in like one that has not started: what is served is
    for the caller to see.
    """
    wanted = user_name.casefold()
    probe = probe_of(hass, wanted, now)
    found = None
    for studio, each in accesses(hass):
        tested = probe is not None and each.subentry_id == probe.access_id
        if tested or each.data[CONF_USERNAME].casefold() == wanted:
            found = studio, each
    stored = None if found is None else found[1].data.get(CONF_SECRET)
    secret = None if stored is None else AccessSecret.of(stored)
    right = is_password(secret if probe is None else probe.secret, password)
    if not right or found is None:
        return Refused.WRONG
    studio, subentry = found
    access, allowed = Access.of(subentry.data), allowed_people(studio)
    if access.state(now, allowed=allowed) is not AccessState.VALID:
        return Refused.NOT_VALID
    served = allowed & access.calendars.keys()
    return SignedIn(
        studio=studio, id=subentry.subentry_id, access=access, calendars=served, probe=probe
    )


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
