"""What an access reaches of the studio's book: its calendars and its address book."""

from collections.abc import Sequence
from http import HTTPStatus

from ..book import people
from ..book.database import Transaction
from ..dav.errors import DavError
from ..dav.properties import PropertyChange
from .book_calendar import BookCalendar
from .book_cards import BookAddressBook
from .home import Collection
from .paths import Kind
from .visit import Visit


class BookHome:
    """Implements ``home.Home`` over the book, within one transaction."""

    def __init__(self, tx: Transaction, visit: Visit) -> None:
        """Take the transaction of the request, and who asks."""
        self._tx = tx
        self._visit = visit

    @property
    def user(self) -> str:
        """The access user name."""
        return self._visit.user

    @property
    def display_name(self) -> str:
        """Whom the access is for."""
        return self._visit.owner

    @property
    def book_id(self) -> str:
        """The id of the studio's book."""
        return self._visit.book_id

    def collections(self, kind: Kind) -> Sequence[Collection]:
        """Return the calendars by the name of whose they are, or the address book."""
        if kind is Kind.ADDRESS_BOOK:
            rights = self._visit.clients
            if rights is None or not _is_served(self._tx, rights.group_id):
                return []
            return [BookAddressBook(self._tx, self._visit, rights)]
        owners = sorted(self._visit.calendars.items(), key=lambda each: (each[1].name, each[0]))
        return [BookCalendar(self._tx, self._visit, owner_id) for owner_id, _ in owners]

    def find(self, kind: Kind, name: str) -> Collection | None:
        """Return the collection of that name, None if this access has none."""
        if kind is Kind.CALENDAR:
            has = name in self._visit.calendars
            return BookCalendar(self._tx, self._visit, name) if has else None
        return next((each for each in self.collections(kind) if each.name == name), None)

    def make(self, kind: Kind, name: str, changes: Sequence[PropertyChange]) -> None:
        """Refuse to make a collection."""
        del kind, name, changes
        raise DavError(
            "Calendars and address books are made in Home Assistant.", status=HTTPStatus.FORBIDDEN
        )

    def remove(self, collection: Collection) -> None:
        """Refuse to delete a collection."""
        del collection
        raise DavError(
            "Calendars and address books are removed in Home Assistant.",
            status=HTTPStatus.FORBIDDEN,
        )


def _is_served(tx: Transaction, group_id: str) -> bool:
    """Tell whether a group of clients is there, and used."""
    group = people.get_group(tx, group_id)
    return group is not None and not group.deleted and not group.inactive
