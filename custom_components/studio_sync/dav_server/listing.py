"""Answers about resources: the properties that are asked for, and those that are not there."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import batched
from typing import Final

from ..dav.answers import ItemAnswers, PropertiesResponse, found_and_missing
from ..dav.elements import Element
from ..dav.names import caldav, carddav, dav
from ..dav.properties import Scope, Wanted
from .card_data import card_text
from .event_data import event_text
from .home import Item
from .instances import Budget
from .live_properties import property_names, property_of
from .paths import Kind, Resource, item_path
from .places import ITEMS, Place, collection_of

_ETAG: Final = dav("getetag")
_DATA: Final[Mapping[Kind, str]] = {
    Kind.EVENT: caldav("calendar-data"),
    Kind.CARD: carddav("address-data"),
}
_ITEM_KINDS: Final = {Kind.CALENDAR: Kind.EVENT, Kind.ADDRESS_BOOK: Kind.CARD}
_EXPENSIVE: Final = frozenset({dav("supported-report-set"), dav("current-user-privilege-set")})
"""What allprop leaves out: it is for people who look, and asked for by name by programs."""
_BATCH: Final = 200
"""Items that are read at once."""


def describe(place: Place, wanted: Wanted, *, minimal: bool) -> PropertiesResponse:
    """Answer about a resource that is no item."""
    found, missing = _properties(place, wanted, ())
    return found_and_missing(place.href, found=found, missing=() if minimal else missing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Answers about the items of one collection."""

    place: Place
    """The calendar or address book."""
    wanted: Wanted
    minimal: bool
    """Nothing is told that is not there."""
    text: Callable[[Item], str]
    """What of an item is told where its text is asked for."""

    @classmethod
    def of(
        cls, place: Place, wanted: Wanted, *, minimal: bool, budget: Budget | None = None
    ) -> Listing:
        """Return the answers about items of the collection that a place is, or is in."""
        if place.kind in ITEMS:
            parent = place.resource.parent
            place = Place(
                home=place.home, resource=parent or place.resource, collection=place.collection
            )
        if place.kind is Kind.CALENDAR:
            zone = collection_of(place).zone
            text = event_text(wanted.calendar_data, zone, budget or Budget())
        else:
            text = card_text(wanted.address_data)
        return cls(place=place, wanted=wanted, minimal=minimal, text=text)

    def about(self, names: Iterable[str] | None = None) -> Iterator[str]:
        """Answer about all items, or about those that there are of ``names``."""
        return (answer for _, answer in self.each_about(names))

    def each_about(self, names: Iterable[str] | None = None) -> Iterator[tuple[str, str]]:
        """Yield names of items with the answers about them."""
        collection = collection_of(self.place)
        if not self.has_text:
            yield from self.each_of(collection.etags(None if names is None else list(names)))
            return
        answers, href = self._answers(), self.place.href
        for batch in batched(collection.etags() if names is None else names, _BATCH, strict=False):
            for name, item in collection.read(batch).items():
                yield name, answers.written(item_path(href, name), item.etag, self.text(item))

    def each_of(self, etags: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Yield names of items with the answers about them, without their texts."""
        answers, href = self._answers(), self.place.href
        for name, etag in etags.items():
            yield name, answers.written(item_path(href, name), etag)

    @property
    def has_text(self) -> bool:
        """Whether the texts of the items are asked for."""
        return self.wanted.scope is not Scope.NAMES and _DATA[self._kind] in self.wanted.names

    @property
    def _kind(self) -> Kind:
        return _ITEM_KINDS[self.place.kind]

    def _answers(self) -> ItemAnswers:
        resource = Resource(
            kind=self._kind,
            user=self.place.home.user,
            collection=self.place.resource.collection,
        )
        any_item = Place(home=self.place.home, resource=resource, collection=self.place.collection)
        found, missing = _properties(any_item, self.wanted, (_ETAG, _DATA[self._kind]))
        names_only = self.wanted.scope is Scope.NAMES
        return ItemAnswers(
            etag=not names_only and (self.wanted.scope is Scope.ALL or _ETAG in self.wanted.names),
            text=_DATA[self._kind] if self.has_text else None,
            common=[*([Element(name=_ETAG)] if names_only else []), *found],
            missing=() if self.minimal else missing,
        )


def _properties(
    place: Place, wanted: Wanted, apart: Iterable[str]
) -> tuple[list[Element], list[str]]:
    """Return the properties that are asked for and there, and the names of those that are not."""
    if wanted.scope is Scope.NAMES:
        return [Element(name=name) for name in property_names(place) if name not in apart], []
    names = list(wanted.names)
    if wanted.scope is Scope.ALL:
        all_names = (name for name in property_names(place) if name not in _EXPENSIVE)
        names = list(dict.fromkeys([*all_names, *names]))
    found, missing = list[Element](), list[str]()
    for name in names:
        if name in apart:
            continue
        value = property_of(place, name)
        if value is None:
            missing.append(name)
        else:
            found.append(value)
    return found, missing
