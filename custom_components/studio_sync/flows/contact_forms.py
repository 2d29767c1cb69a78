"""The forms that ask what an account is for, and what to do with its contacts."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any, Final

from homeassistant.helpers.selector import (
    BooleanSelector,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
)
import probatio as vol

from ..const import (
    CONF_BRAKE_COUNT,
    CONF_BRAKE_PERCENT,
    CONF_POLICY,
    CONF_POPULATE_IN,
    CONF_POPULATE_OUT,
    CONF_SEND_BACK,
    CONF_STUDIO,
)
from ..entries.contact_options import (
    CONF_DELETED_THERE,
    CONF_GROUP,
    CONF_LABEL,
    CONF_LEAVING,
    CONF_NEW_CONTACTS,
    CONF_ON_REMOVAL,
    CONF_SHOWN,
    ContactOptions,
    DeletedThere,
    Leaving,
    NewContacts,
    OnRemoval,
)
from ..sync.contacts.projection import Shown
from ..sync.model import Policy
from .forms import one_of

CONF_PURPOSE: Final = "purpose"
CONF_GROUP_NAME: Final = "group_name"
NEW_GROUP: Final = "new"
"""Stands for a client group that is not there yet."""

_YES_NO: Final = BooleanSelector()
_COUNT: Final = NumberSelectorConfig(min=0, max=1000, step=1, mode=NumberSelectorMode.BOX)
_PERCENT: Final = NumberSelectorConfig(
    min=0, max=100, step=1, mode=NumberSelectorMode.BOX, unit_of_measurement="%"
)


class Purpose(StrEnum):
    """What an account is for, as the dialog asks."""

    CALENDAR = "calendar"
    BOTH = "both"
    CONTACTS = "contacts"


def _listed(choices: Collection[StrEnum], translation_key: str) -> SelectSelector:
    return SelectSelector(
        SelectSelectorConfig(
            options=[each.value for each in choices],
            translation_key=translation_key,
            mode=SelectSelectorMode.LIST,
        )
    )


def purpose_form(studios: Mapping[str, str], purposes: Collection[Purpose]) -> vol.Schema:
    """Ask which studio an account belongs to, if there are several, and what it is for."""
    studio = {vol.Required(CONF_STUDIO): one_of(studios)} if len(studios) > 1 else {}
    choice = vol.Required(CONF_PURPOSE, default=Purpose.CALENDAR.value)
    return vol.Schema({**studio, choice: _listed(purposes, CONF_PURPOSE)})


def _group_fields(groups: Mapping[str, str], chosen: str) -> dict[Any, Any]:
    """Ask for a client group: one of these, by id, or a new one with this name."""
    options = [SelectOptionDict(value=key, label=name) for key, name in groups.items()]
    options.append(SelectOptionDict(value=NEW_GROUP, label=NEW_GROUP))
    choice = SelectSelectorConfig(
        options=options, translation_key=CONF_GROUP, mode=SelectSelectorMode.DROPDOWN
    )
    default = chosen if chosen in groups else NEW_GROUP
    return {
        vol.Required(CONF_GROUP, default=default): SelectSelector(choice),
        vol.Optional(CONF_GROUP_NAME): TextSelector(),
    }


def _sync_fields(options: ContactOptions) -> dict[Any, Any]:
    return {
        vol.Required(CONF_POPULATE_OUT, default=options.populate_out): _YES_NO,
        vol.Required(CONF_POPULATE_IN, default=options.populate_in): _YES_NO,
        vol.Required(CONF_SEND_BACK, default=options.send_back): _YES_NO,
        vol.Required(CONF_SHOWN, default=options.shown.value): _listed(Shown, CONF_SHOWN),
    }


def first_contacts_form(groups: Mapping[str, str], options: ContactOptions) -> vol.Schema:
    """Ask for the client group, and what to synchronise when contacts are new."""
    return vol.Schema({**_group_fields(groups, options.group), **_sync_fields(options)})


def contacts_off_form(options: ContactOptions) -> vol.Schema:
    """Ask what happens in Google when contacts are switched off."""
    removal = vol.Required(CONF_ON_REMOVAL, default=options.on_removal.value)
    return vol.Schema({removal: _listed(OnRemoval, CONF_ON_REMOVAL)})


def book_form(groups: Mapping[str, str], options: ContactOptions) -> vol.Schema:
    """Ask for all that can be chosen for an address book of a server."""
    gone = vol.Required(CONF_DELETED_THERE, default=options.deleted_there.value)
    policy = vol.Required(CONF_POLICY, default=options.policy.value)
    count = vol.Required(CONF_BRAKE_COUNT, default=options.brake_count)
    percent = vol.Required(CONF_BRAKE_PERCENT, default=options.brake_percent)
    return vol.Schema(
        {
            **_group_fields(groups, options.group),
            **_sync_fields(options),
            gone: _listed(DeletedThere, CONF_DELETED_THERE),
            policy: _listed(Policy, f"{CONF_POLICY}_server"),
            count: NumberSelector(_COUNT),
            percent: NumberSelector(_PERCENT),
        }
    )


def contacts_form(groups: Mapping[str, str], options: ContactOptions) -> vol.Schema:
    """Ask for all that can be chosen for an account's contacts."""
    new, gone = options.new_contacts.value, options.deleted_there.value
    leaving, removal = options.leaving.value, options.on_removal.value
    count = vol.Required(CONF_BRAKE_COUNT, default=options.brake_count)
    percent = vol.Required(CONF_BRAKE_PERCENT, default=options.brake_percent)
    return vol.Schema(
        {
            **_group_fields(groups, options.group),
            vol.Required(CONF_LABEL, default=options.label): TextSelector(),
            **_sync_fields(options),
            vol.Required(CONF_NEW_CONTACTS, default=new): _listed(NewContacts, CONF_NEW_CONTACTS),
            vol.Required(CONF_DELETED_THERE, default=gone): _listed(
                DeletedThere, CONF_DELETED_THERE
            ),
            vol.Required(CONF_LEAVING, default=leaving): _listed(Leaving, CONF_LEAVING),
            vol.Required(CONF_ON_REMOVAL, default=removal): _listed(OnRemoval, CONF_ON_REMOVAL),
            vol.Required(CONF_POLICY, default=options.policy.value): _listed(Policy, CONF_POLICY),
            count: NumberSelector(_COUNT),
            percent: NumberSelector(_PERCENT),
        }
    )
