"""What the user has chosen for the contacts of one Google account (S10, S12, Z5)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final, Self
from unicodedata import category

from homeassistant.config_entries import ConfigEntry

from ..const import CONF_CONTACTS
from ..scheduling.errors import BadLabel
from ..sync.contacts.projection import Shown
from ..sync.model import Rules
from .sync_options import SyncOptions

CONF_GROUP: Final = "group"
CONF_LABEL: Final = "label"
CONF_SHOWN: Final = "shown"
CONF_NEW_CONTACTS: Final = "new_contacts"
CONF_DELETED_THERE: Final = "deleted_there"
CONF_LEAVING: Final = "leaving"
CONF_ON_REMOVAL: Final = "on_removal"

STUDIO: Final = "{studio}"
"""In the label: the studio's name."""
MAX_LABEL: Final = 200
"""How many characters of a label are used: more fits on no phone."""


_NOT_SHOWN: Final = ("Cc", "Cs")


class NewContacts(StrEnum):
    """Which contacts that were made in Google become clients, with *send back* (S10)."""

    LABEL = "label"
    """Those in the studio's label."""
    ALL_NEW = "all_new"
    """All that were made in the account since it was connected, as Spectra does."""


class DeletedThere(StrEnum):
    """What follows when a contact is deleted in Google, or taken out of the label by hand.

    Neither deletes a client.
    """

    PUT_BACK = "put_back"
    LEAVE = "leave"
    """It is left away until the client changes."""


class Leaving(StrEnum):
    """What happens to the contact of a client who leaves the group, or is removed.

    It leaves the label in any case. One that was there before us is never deleted.
    """

    OUT_OF_LABEL = "out_of_label"
    """None is deleted."""
    DELETE_UNTOUCHED = "delete_untouched"
    """One is deleted if we made it, and nobody added to it."""
    DELETE_MADE = "delete_made"
    """One is deleted if we made it."""


class OnRemoval(StrEnum):
    """What happens in Google when the account is removed, or stops syncing contacts."""

    KEEP = "keep"
    """Label and contacts stay."""
    LABEL = "label"
    """The label goes, all contacts stay."""
    ALL = "all"
    """The label goes, and with it the contacts that we made and nobody added to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactOptions(SyncOptions):
    """The options for an account's contacts, with the defaults of a new one.

    ``group`` is the id of the client group whose clients go out (S12), ``label`` the template
    of the label's name in Google (Z5).
    """

    group: str = ""
    label: str = f"Studio Sync - {STUDIO}"
    shown: Shown = Shown.ALL
    new_contacts: NewContacts = NewContacts.LABEL
    deleted_there: DeletedThere = DeletedThere.PUT_BACK
    leaving: Leaving = Leaving.DELETE_UNTOUCHED
    on_removal: OnRemoval = OnRemoval.KEEP

    @classmethod
    def of_entry(cls, account: ConfigEntry) -> Self:
        """Read those of an account's entry."""
        return cls.of(account.options.get(CONF_CONTACTS, {}))

    def stored_in(self, options: Mapping[str, Any]) -> dict[str, Any]:
        """Return an entry's options with these among them."""
        return {**options, CONF_CONTACTS: self.as_dict()}

    def label_of(self, studio: str) -> str:
        """Return the label's name for a studio of this name. Raises BadLabel."""
        name = " ".join(self.label.replace(STUDIO, studio).split())
        shown = "".join(each for each in name if category(each) not in _NOT_SHOWN)[:MAX_LABEL]
        if not shown.strip():
            raise BadLabel
        return shown.strip()

    def after(self, before: Self) -> Self:
        """Return them as they are when chosen in place of ``before``."""
        shows_more = _order(self.shown) < _order(before.shown)
        other_group = self.group != before.group
        wider = (
            (self.send_back and not before.send_back)
            or (self.new_contacts is NewContacts.ALL_NEW is not before.new_contacts)
            or self.label != before.label
            or shows_more
            or other_group
        )
        noted = self.noting(before, wider=wider, shows_other=self.shown is not before.shown)
        # The clients of another group go out without being asked for.
        return replace(noted, populate_out=self.populate_out or other_group)

    def rules(self, now: datetime) -> Rules:  # noqa: ARG002
        """Return the engine's rules; contacts have no window, whatever the time.

        Which new contacts are meant (``new_contacts``) is the replica's to tell.
        """
        return Rules(
            scope=self.group,
            since=datetime.min.replace(tzinfo=UTC),
            send_back=self.send_back,
            populate_out=self.populate_out,
            populate_in=self.populate_in,
            policy=self.policy,
            brake_count=self.brake_count,
            brake_share=self.brake_percent / 100,
        )


def _order(shown: Shown) -> int:
    return list(Shown).index(shown)
