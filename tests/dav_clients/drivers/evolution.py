"""Drives Evolution Data Server; ``driver.py`` tells how it is talked to.

Runs with Debian's own Python, within a D-Bus session of its own. Its argument is event or card.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
import json
import re
import sys
import time
from urllib.parse import urlsplit
from uuid import uuid4

import gi

gi.require_version("EBook", "1.2")
gi.require_version("EBookContacts", "1.2")
gi.require_version("ECal", "2.0")
gi.require_version("EDataServer", "1.2")
gi.require_version("ICalGLib", "3.0")
from gi.repository import EBook, EBookContacts, ECal, EDataServer, Gio, GLib, ICalGLib  # noqa: E402

LIMIT = 30.0
WAIT = 20
"""Seconds that opening waits for a connection."""

Done = Callable[[object, Gio.AsyncResult], None]


def until(look: Callable[[], bool], what: str) -> None:
    """Let signals arrive until it is so."""
    end = time.monotonic() + LIMIT
    while not look():
        if time.monotonic() > end:
            sys.exit(f"{what}: not within {LIMIT} s")
        GLib.MainContext.default().iteration(False)
        time.sleep(0.02)


class Collection:
    """A source of the registry, opened by one of the factories."""

    extension = ""
    backend = ""
    supports = 0

    def connect(self, *, address: str, user: str, password: str) -> None:
        """Find the collection as the dialog for a new one does, add it, and open it."""
        credentials = EDataServer.NamedParameters.new()
        credentials.set(EDataServer.SOURCE_CREDENTIAL_USERNAME, user)
        credentials.set(EDataServer.SOURCE_CREDENTIAL_PASSWORD, password)
        registry = EDataServer.SourceRegistry.new_sync(None)
        self.source = self._source(address, user)
        path = self._discover(credentials)
        webdav = self.source.get_extension(EDataServer.SOURCE_EXTENSION_WEBDAV_BACKEND)
        webdav.set_resource_path(path)
        registry.commit_source_sync(self.source, None)
        self.source = registry.ref_source(self.source.get_uid())
        # As its user would, when the dialog asks for the password.
        self.source.connect(
            "credentials-required",
            lambda source, *_: source.invoke_authenticate(credentials, None, None),
        )
        answers: list[Gio.AsyncResult] = []
        self._open(lambda _, result: answers.append(result))
        until(lambda: bool(answers), "opened")
        self.client = self._opened(answers[0])
        connected = EDataServer.SourceConnectionStatus.CONNECTED
        until(lambda: self.source.get_connection_status() == connected, "connected")

    def _open(self, done: Done) -> None:
        raise NotImplementedError

    def _opened(self, result: Gio.AsyncResult) -> EDataServer.Client:
        raise NotImplementedError

    def sync(self) -> None:
        """Ask the factory to refresh, which it does on its own time."""
        self.client.refresh_sync(None)

    def _source(self, address: str, user: str) -> EDataServer.Source:
        url = urlsplit(address)
        source = EDataServer.Source.new_with_uid(str(uuid4()), None)
        source.set_display_name("Studio")
        source.get_extension(self.extension).set_backend_name(self.backend)
        authentication = source.get_extension(EDataServer.SOURCE_EXTENSION_AUTHENTICATION)
        authentication.set_host(url.hostname)
        authentication.set_port(url.port)
        authentication.set_user(user)
        authentication.set_method("plain/password")
        source.get_extension(EDataServer.SOURCE_EXTENSION_SECURITY).set_method("none")
        webdav = source.get_extension(EDataServer.SOURCE_EXTENSION_WEBDAV_BACKEND)
        webdav.set_resource_path(url.path)
        source.get_extension(EDataServer.SOURCE_EXTENSION_REFRESH).set_enabled(False)
        return source

    def _discover(self, credentials: EDataServer.NamedParameters) -> str:
        found = EDataServer.webdav_discover_sources_sync(
            self.source, None, self.supports, credentials, None
        ).out_discovered_sources
        hrefs = {each.href for each in found if each.supports & self.supports}
        if len(hrefs) != 1:
            sys.exit(f"discovered: {hrefs}")
        return str(urlsplit(hrefs.pop()).path)


class Calendar(Collection):
    """A calendar of CalDAV."""

    extension = EDataServer.SOURCE_EXTENSION_CALENDAR
    backend = "caldav"
    supports = int(EDataServer.WebDAVDiscoverSupports.EVENTS)

    def _open(self, done: Done) -> None:
        ECal.Client.connect(self.source, ECal.ClientSourceType.EVENTS, WAIT, None, done)

    def _opened(self, result: Gio.AsyncResult) -> ECal.Client:
        return ECal.Client.connect_finish(result)

    def items(self) -> dict[str, str]:
        """Tell what the factory's copy has."""
        return {each.get_summary(): self._start(each) for each in self._all()}

    def create(self, *, title: str, detail: str) -> None:
        """Create an event."""
        start = datetime.fromisoformat(detail)
        end = start + timedelta(hours=1)
        text = (
            f"BEGIN:VEVENT\r\nUID:{uuid4()}\r\nDTSTART:{start:%Y%m%dT%H%M%SZ}\r\n"
            f"DTEND:{end:%Y%m%dT%H%M%SZ}\r\nSUMMARY:{title}\r\nEND:VEVENT\r\n"
        )
        component = ICalGLib.Component.new_from_string(text)
        self.client.create_object_sync(component, ECal.OperationFlags.NONE, None)

    def rename(self, *, title: str, new: str) -> None:
        """Modify an event."""
        component = self._find(title)
        component.set_summary(new)
        every = ECal.ObjModType.ALL
        self.client.modify_object_sync(component, every, ECal.OperationFlags.NONE, None)

    def write(self, *, text: str) -> None:
        """Create a series, then modify single dates of it, as its user would."""
        blocks = re.findall("BEGIN:VEVENT.*?END:VEVENT\r\n", text, flags=re.DOTALL)
        series, *dates = map(ICalGLib.Component.new_from_string, blocks)
        self.client.create_object_sync(series, ECal.OperationFlags.NONE, None)
        for date in dates:
            this = ECal.ObjModType.THIS
            self.client.modify_object_sync(date, this, ECal.OperationFlags.NONE, None)

    def text(self, *, title: str) -> str:
        """Tell what it has of an event, with the single dates of a series."""
        uid = self._find(title).get_uid()
        found = self.client.get_objects_for_uid_sync(uid, None).out_ecalcomps
        return "".join(each.get_as_string() for each in found)

    def delete(self, *, title: str) -> None:
        """Remove an event."""
        uid = self._find(title).get_uid()
        every = ECal.ObjModType.ALL
        self.client.remove_object_sync(uid, None, every, ECal.OperationFlags.NONE, None)

    def _all(self) -> list[ICalGLib.Component]:
        return list(self.client.get_object_list_sync("#t", None).out_icalcomps)

    def _find(self, title: str) -> ICalGLib.Component:
        return next(each for each in self._all() if each.get_summary() == title)

    def _start(self, component: ICalGLib.Component) -> str:
        start = component.get_dtstart()
        line = component.get_first_property(ICalGLib.PropertyKind.DTSTART_PROPERTY)
        parameter = line.get_first_parameter(ICalGLib.ParameterKind.TZID_PARAMETER)
        if parameter is not None:
            start.set_timezone(self.client.get_timezone_sync(parameter.get_tzid(), None).out_zone)
            start = start.convert_to_zone(ICalGLib.Timezone.get_utc_timezone())
        text = start.as_ical_string()
        return f"{datetime.strptime(text, '%Y%m%dT%H%M%SZ'):%Y-%m-%dT%H:%M}"  # noqa: DTZ007 - UTC


class Book(Collection):
    """An address book of CardDAV."""

    extension = EDataServer.SOURCE_EXTENSION_ADDRESS_BOOK
    backend = "carddav"
    supports = int(EDataServer.WebDAVDiscoverSupports.CONTACTS)

    def _open(self, done: Done) -> None:
        EBook.BookClient.connect(self.source, WAIT, None, done)

    def _opened(self, result: Gio.AsyncResult) -> EBook.BookClient:
        return EBook.BookClient.connect_finish(result)

    def items(self) -> dict[str, str]:
        """Tell what the factory's copy has."""
        return {each.get_property("full-name"): self._number(each) for each in self._all()}

    def create(self, *, title: str, detail: str) -> None:
        """Add a contact."""
        contact = EBookContacts.Contact.new()
        contact.set_property("full-name", title)
        contact.set_property("mobile-phone", detail)
        self.client.add_contact_sync(contact, EBookContacts.BookOperationFlags.NONE, None)

    def rename(self, *, title: str, new: str) -> None:
        """Modify a contact."""
        contact = self._find(title)
        contact.set_property("full-name", new)
        self.client.modify_contact_sync(contact, EBookContacts.BookOperationFlags.NONE, None)

    def delete(self, *, title: str) -> None:
        """Remove a contact."""
        uid = self._find(title).get_property("id")
        self.client.remove_contact_by_uid_sync(uid, EBookContacts.BookOperationFlags.NONE, None)

    def _all(self) -> list[EBookContacts.Contact]:
        every = '(contains "x-evolution-any-field" "")'
        return list(self.client.get_contacts_sync(every, None).out_contacts)

    def _find(self, title: str) -> EBookContacts.Contact:
        return next(each for each in self._all() if each.get_property("full-name") == title)

    @staticmethod
    def _number(contact: EBookContacts.Contact) -> str:
        return str(contact.get_property("mobile-phone"))


def main() -> None:
    """Do one command after the other, until there are no more."""
    collection = Calendar() if sys.argv[1] == "event" else Book()
    for line in sys.stdin:
        command = json.loads(line)
        try:
            answer = {"ok": getattr(collection, command.pop("do"))(**command)}
        except GLib.Error as error:
            answer = {"refused": f"{error.domain} {error.code}: {error.message}"}
        print(json.dumps(answer), flush=True)


main()
