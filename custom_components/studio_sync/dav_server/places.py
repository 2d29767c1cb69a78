"""What a request is about: a resource that this access reaches."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from ..dav.errors import DavError, PathError
from .home import Collection, Home
from .paths import Kind, Resource, path_to, read_path, split_href
from .request import DavRequest

ITEMS: Final = frozenset({Kind.EVENT, Kind.CARD})
COLLECTIONS: Final = frozenset({Kind.CALENDAR, Kind.ADDRESS_BOOK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A resource of a home. Whether an item is there is up to who asks for it."""

    home: Home
    resource: Resource
    collection: Collection | None = None
    """The calendar or address book that it is, or is in."""

    @property
    def kind(self) -> Kind:
        """What it is."""
        return self.resource.kind

    @property
    def href(self) -> str:
        """The path to it."""
        return path_to(self.resource)

    @property
    def etag(self) -> str | None:
        """The etag of an item that is there."""
        if self.collection is None or self.kind not in ITEMS:
            return None
        return self.collection.etags([self.resource.item]).get(self.resource.item)


def locate(home: Home, path: str) -> Place:
    """Return what a path names. Raises ``PathError``: what others have is not there."""
    return place_of(home, read_path(path))


def place_of(home: Home, resource: Resource) -> Place:
    """Return the place of a resource. Raises ``PathError``."""
    if resource.user and resource.user != home.user:
        raise not_there()
    if not resource.collection:
        return Place(home=home, resource=resource)
    book = resource.kind in {Kind.ADDRESS_BOOK, Kind.CARD}
    found = home.find(Kind.ADDRESS_BOOK if book else Kind.CALENDAR, resource.collection)
    if found is None:
        raise not_there()
    return Place(home=home, resource=resource, collection=found)


def read_href(href: str, request: DavRequest) -> Resource:
    """Return what an href names that came with a request. Raises ``PathError``.

    With a host, it has to be the one that the request went to.
    """
    found = split_href(href)
    if found.authority is not None and not same_host(found.authority, request.authority):
        raise not_there()
    return read_path(found.path)


def same_host(one: str, other: str) -> bool:
    """Return whether two hosts with their ports are the same."""
    return _without_port(one) == _without_port(other)


def collection_of(place: Place) -> Collection:
    """Return the calendar or address book of a place that has one. Raises ``PathError``."""
    if place.collection is None:
        raise not_there()
    return place.collection


def not_there() -> PathError:
    """Return the refusal for what is not there, and for what others have."""
    return PathError("There is nothing at this path.", status=HTTPStatus.NOT_FOUND)


def not_possible(sentence: str) -> DavError:
    """Return the refusal of a method that a resource does not have."""
    return DavError(sentence, status=HTTPStatus.METHOD_NOT_ALLOWED)


def _without_port(authority: str) -> str:
    host = authority.rpartition("@")[2].lower()
    return host.removesuffix(":443").removesuffix(":80")
