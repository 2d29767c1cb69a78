"""The properties that an access gave to a collection by PROPPATCH, as the book keeps them."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from ..book import phone_items
from ..book.database import Transaction
from ..dav.answers import write_xml
from ..dav.elements import Element, read_xml
from ..dav.names import dav
from ..dav.properties import PropertyChange

_DISPLAY_NAME: Final = dav("displayname")


class OwnProperties:
    """The part of ``home.Collection`` that is what one access calls it."""

    def __init__(self, tx: Transaction, access_id: str, collection: str, given_name: str) -> None:
        """Take what the book keeps them by, ``collection``, and what the studio calls it."""
        self._tx = tx
        self._access_id = access_id
        self._collection = collection
        self._given_name = given_name

    @property
    def display_name(self) -> str:
        """What the access calls it, else the studio."""
        own = self.properties.get(_DISPLAY_NAME)
        return self._given_name if own is None else own.text

    @cached_property
    def properties(self) -> Mapping[str, Element]:
        """The properties that the access set, by their names in Clark notation."""
        found = phone_items.properties(self._tx, self._access_id, self._collection)
        return {name: read_xml(value.encode()) for name, value in found.items()}

    def change_properties(self, changes: Sequence[PropertyChange]) -> None:
        """Set or remove properties of this access."""
        for each in changes:
            value = None if each.value is None else write_xml(each.value).decode()
            phone_items.put_property(self._tx, self._access_id, self._collection, each.name, value)
        self.__dict__.pop("properties", None)
