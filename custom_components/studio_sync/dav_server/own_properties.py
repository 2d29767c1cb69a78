"""The properties that an access gave to a collection by PROPPATCH, as the book keeps them."""

from collections.abc import Mapping, Sequence

from ..book import phone_items
from ..book.database import Transaction
from ..dav.answers import write_xml
from ..dav.elements import Element, read_xml
from ..dav.properties import PropertyChange


def read_properties(tx: Transaction, access_id: str, collection: str) -> Mapping[str, Element]:
    """Return the properties by their names in Clark notation."""
    found = phone_items.properties(tx, access_id, collection)
    return {name: read_xml(value.encode()) for name, value in found.items()}


def change_properties(
    tx: Transaction, access_id: str, collection: str, changes: Sequence[PropertyChange]
) -> None:
    """Set or remove properties of this access."""
    for each in changes:
        value = None if each.value is None else write_xml(each.value).decode()
        phone_items.put_property(tx, access_id, collection, each.name, value)
