"""The client group of an account's contacts: chosen in a dialog, or made by it (S12)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from homeassistant.util.uuid import random_uuid_hex

from ..book import people
from ..book.database import Transaction
from ..book.errors import BookInvalid
from ..book.model import ClientGroup
from ..entries.contact_options import CONF_GROUP, CONF_LABEL, ContactOptions
from ..entries.users import asking_user
from ..formats.blank import stripped
from ..lifecycle.runtime import StudioEntry
from ..scheduling.errors import BadLabel
from ..scheduling.write_path import Request, Surface, carry_out
from .contact_forms import CONF_GROUP_NAME, NEW_GROUP


async def active_groups(studio: StudioEntry) -> dict[str, str]:
    """Return the names of a studio's client groups that are active, by id. Raises BookError."""
    found = await studio.runtime_data.book.read(people.groups)
    return {each.id: each.name for each in found if not each.inactive}


async def chosen_contacts(
    studio: StudioEntry,
    groups: Collection[str],
    before: ContactOptions,
    user_input: Mapping[str, Any],
) -> tuple[ContactOptions, dict[str, str]]:
    """Return the options of a filled-in form, and what is wrong with it.

    ``groups`` are the ids of those that are active. A new group is made, unless something is
    wrong. Raises BookError.
    """
    chosen = ContactOptions.of({**before.as_dict(), **user_input})
    try:
        chosen.label_of(studio.title)
    except BadLabel:
        return chosen, {CONF_LABEL: "label_invalid"}
    if chosen.group in groups:
        return chosen, {}
    if chosen.group != NEW_GROUP:
        return chosen, {CONF_GROUP: "group_gone"}
    name = stripped(user_input.get(CONF_GROUP_NAME, ""))
    if not name:
        return chosen, {CONF_GROUP_NAME: "name_missing"}
    made = ClientGroup(id=random_uuid_hex(), name=name)
    request = Request(surface=Surface.DIALOG, user_id=asking_user())
    try:
        answer = await carry_out(studio.runtime_data.book, request, lambda tx: _added(tx, made))
    except BookInvalid:
        return chosen, {CONF_GROUP_NAME: "name_malformed"}
    if not answer.result:
        return chosen, {CONF_GROUP_NAME: "name_taken"}
    return ContactOptions.of({**chosen.as_dict(), CONF_GROUP: made.id}), {}


def _added(tx: Transaction, group: ClientGroup) -> bool:
    """Add a group, unless there is one of this name, be it inactive. Raises BookInvalid."""
    wanted = group.name.casefold()
    if any(each.name.casefold() == wanted for each in people.groups(tx)):
        return False
    people.put_group(tx, group)
    return True
