"""What an access may do with a resource (RFC 3744)."""

from http import HTTPStatus

from ..dav.elements import Element
from ..dav.errors import DavError
from ..dav.names import NEED_PRIVILEGES, caldav, dav
from .paths import Kind
from .places import ITEMS, Place


class PrivilegeError(DavError):
    """A request that the access may not make: 403 with ``need-privileges``."""

    def __init__(self, href: str, privilege: str) -> None:
        """``privilege`` is the name of what is needed, at ``href``."""
        super().__init__(
            "This access may not change what is here.",
            status=HTTPStatus.FORBIDDEN,
            condition=NEED_PRIVILEGES,
        )
        self.href = href
        self.privilege = privilege


def privileges_at(place: Place) -> tuple[str, ...]:
    """Return the names of the privileges.

    Some clients take any sort of writing, also of properties, for the right to change events.
    """
    found = [dav("read"), dav("read-current-user-privilege-set")]
    if place.kind is Kind.CALENDAR:
        found.append(caldav("read-free-busy"))
    if place.collection is not None and place.collection.may_write:
        found += [dav("write"), dav("write-content"), dav("write-properties")]
        if place.kind not in ITEMS:
            found += [dav("bind"), dav("unbind")]
    return tuple(found)


def privilege_set(place: Place) -> Element:
    """Return the property ``current-user-privilege-set`` (§5.4)."""
    return Element(
        name=dav("current-user-privilege-set"),
        children=tuple(
            Element(name=dav("privilege"), children=(Element(name=each),))
            for each in privileges_at(place)
        ),
    )


def check_may_write(place: Place, privilege: str) -> None:
    """Refuse to change a collection that may only be read; ``privilege`` is its local name."""
    if place.collection is not None and not place.collection.may_write:
        raise PrivilegeError(place.href, dav(privilege))
