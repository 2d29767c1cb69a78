"""Staff and resources: kept as subentries of the studio, mirrored into its book."""

from collections.abc import Iterable, Mapping

from homeassistant.config_entries import ConfigSubentry
from homeassistant.const import CONF_EMAIL

from ..book import people
from ..book.database import Transaction
from ..book.model import Resource, Staff
from ..const import CONF_SYNCS, CONF_USER, SUBENTRY_RESOURCE, SUBENTRY_STAFF


def staff_member(subentry: ConfigSubentry) -> Staff:
    """Return the staff member that a subentry describes."""
    return Staff(
        id=subentry.subentry_id,
        name=subentry.title,
        email=subentry.data.get(CONF_EMAIL, ""),
        user_id=subentry.data.get(CONF_USER),
        syncs=subentry.data.get(CONF_SYNCS, True),
    )


def resource(subentry: ConfigSubentry) -> Resource:
    """Return the room or set that a subentry describes."""
    return Resource(
        id=subentry.subentry_id,
        name=subentry.title,
        syncs=subentry.data.get(CONF_SYNCS, True),
    )


def mirror(tx: Transaction, subentries: Iterable[ConfigSubentry]) -> None:
    """Make the book's people match the subentries.

    People without a subentry become tombstones; their appointments stay.
    """
    wanted = list(subentries)
    ids = {subentry.subentry_id for subentry in wanted}
    for subentry in wanted:
        if subentry.subentry_type == SUBENTRY_STAFF:
            people.put_staff(tx, staff_member(subentry))
        elif subentry.subentry_type == SUBENTRY_RESOURCE:
            people.put_resource(tx, resource(subentry))
    for member in people.staff(tx):
        if member.id not in ids:
            people.delete_staff(tx, member.id)
    for each in people.resources(tx):
        if each.id not in ids:
            people.delete_resource(tx, each.id)


def as_data(person: Staff | Resource) -> Mapping[str, object]:
    """Return a person of the book as a subentry's data (to restore a kept book)."""
    data: dict[str, object] = {CONF_SYNCS: person.syncs}
    if isinstance(person, Staff):
        if person.email:
            data[CONF_EMAIL] = person.email
        if person.user_id:
            data[CONF_USER] = person.user_id
    return data
