"""One call to the People API: the account, and what of people it asks for."""

from datetime import datetime
from typing import TYPE_CHECKING, Final

from .contact_groups import Groups
from .discovery import Method
from .people_errors import invalid_argument
from .people_fields import READABLE, read_mask
from .people_resource import CONTACT, PROFILE, View
from .people_writes import ContactWriter
from .state import Account
from .wire import Call, JsonObject

if TYPE_CHECKING:
    from .people_api import PeopleApi

SOURCES: Final = frozenset({CONTACT, PROFILE})


class Request:
    """One call to the People API, with what it concerns."""

    def __init__(self, api: PeopleApi, call: Call, method: Method, account: Account) -> None:
        """Show what has spread by now, and read the body; 400."""
        self.api, self.call, self.method, self.account = api, call, method, account
        self.book, self.settings = account.contacts, api.settings
        self.now: datetime = api.state.now()
        listing = method.id in {"people.people.connections.list", "people.contactGroups.list"}
        self.book.contacts.settle(self.now, listing=listing)
        self.book.groups.settle(self.now, listing=listing)
        if method.verb != "GET":
            api.written = self.book
            self.book.contacts.written.clear()
            self.book.groups.written.clear()
        self.writer = ContactWriter(state=api.state, book=self.book, settings=self.settings)
        self.groups = Groups(writer=self.writer)
        self.body: JsonObject = api.body(call, method) if method.request is not None else {}

    @property
    def name(self) -> str:
        """The resource name in the path, such as ``people/c123``."""
        kind, last = self.call.segments[1:3]
        return f"{kind}/{last.partition(':')[0]}"

    @property
    def id(self) -> str:
        """The last part of the resource name."""
        return self.name.partition("/")[2]

    def view(
        self,
        fields: str | None,
        sources: list[str],
        *,
        listing: bool = False,
        default: frozenset[str] | None = None,
    ) -> View:
        """Read what of people is asked for; 400."""
        chosen = frozenset(sources)
        if chosen and (not chosen <= SOURCES or CONTACT not in chosen):
            raise invalid_argument("sources must be of contacts, or of contacts and profiles.")
        shuffle = self.api.shuffle or self.api.state.random
        return View(
            book=self.book,
            mask=read_mask(fields, READABLE, "personFields", default=default),
            sources=chosen or SOURCES,
            cut=listing,
            photos=f"{self.api.root()}/photos",
            shuffle=shuffle if self.settings.shuffles_items else None,
            syncing=listing and self.call.param("syncToken") is not None,
        )

    def query_view(self, *, listing: bool = False, default: frozenset[str] | None = None) -> View:
        """Read what of people the query asks for."""
        call = self.call
        fields = call.param("personFields")
        return self.view(fields, call.params("sources"), listing=listing, default=default)

    def body_view(self, fields: str) -> View | None:
        """Read what of people the body asks for; None if nothing is to be answered."""
        body = self.body
        return self.view(body[fields], body.get("sources", [])) if body.get(fields) else None
