"""What people do on phones that use the server, told to the expectation."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment, Kind
from custom_components.studio_sync.dav_server.event_changes import changes_between
from custom_components.studio_sync.dav_server.request import DavResponse
from custom_components.studio_sync.formats.datetimes import Moment
from custom_components.studio_sync.formats.icalendar.event import CalendarObject, Event, Status
from custom_components.studio_sync.formats.icalendar.read import read_object
from custom_components.studio_sync.formats.icalendar.write import changed_object, write_object
from custom_components.studio_sync.formats.recurrence import expand
from custom_components.studio_sync.scheduling.titles import Privacy
from tests.dav_asking import HOST, one, xml
from tests.world import ZONE

from .dav_checks import Kept, Served, ids_of, signature
from .dav_client import DavClient, Line
from .expectation import Expectation
from .fragile import Crash
from .ownership import sort_of
from .studio_actor import BOOK
from .values import Numbers
from .views import tag_of, text_of

STAMP = datetime(2026, 1, 1, tzinfo=UTC)
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)

_DONE = {"DELETE": HTTPStatus.NO_CONTENT, "MOVE": HTTPStatus.CREATED}
"""What is answered, had the answer come: asked again there is nothing any more."""

type Exceptions = dict[Moment, Event]


class DavActor:
    """Somebody with a phone. Each gesture is one or two requests."""

    def __init__(
        self,
        phone: DavClient,
        line: Line,
        served: Served,
        *,
        expected: Expectation,
        numbers: Numbers,
        restart: Callable[[], Awaitable[None]],
    ) -> None:
        self.phone, self.line, self.served = phone, line, served
        self.expected, self.numbers, self.restart = expected, numbers, restart
        self.gestures: dict[str, Callable[[int], Awaitable[None]]] = {
            name: getattr(self, name) for name in DAV_GESTURES
        }

    # -- writing -------------------------------------------------------------------------------

    async def records(self) -> dict[str, Appointment]:
        """Return all appointments of the book, deleted ones too."""
        found = await Book.read(self.line.book(), lambda tx: appointments.changes(tx, 0))
        return {each.id: each for each in found}

    async def send(
        self,
        method: str,
        href: str,
        body: bytes | str = b"",
        *,
        may_give: bool = False,
        **headers: str,
    ) -> DavResponse:
        """Write, again if the answer does not come; no client is lost by that.

        ``may_give``: somebody else may have an appointment after this.
        """
        before = await self.records()
        try:
            response = await self.line.ask(self.phone, method, href, body, **headers)
        except Crash:
            await self.restart()
            headers.pop("if_none_match", None)  # it may be there by now, as the phone left it
            response = await self.line.ask(self.phone, method, href, body, **headers)
            if response.status is HTTPStatus.NOT_FOUND and method in _DONE:
                response = DavResponse(status=_DONE[method], headers={})
        assert response.status < HTTPStatus.INTERNAL_SERVER_ERROR, response
        after = await self.records()
        if response.status >= HTTPStatus.BAD_REQUEST:
            assert before == after, f"refused, and yet written: {response}"
        changed = [each for key, each in after.items() if before.get(key) != each]
        for now in changed:
            was = before.get(now.id)
            if was is None:
                continue
            assert sort_of(was) == sort_of(now), f"{now.id} was {sort_of(was)}"
            if was.kind is Kind.SESSION and was.series_id is None:
                assert was.deleted or not now.deleted, f"the session {now.id} was deleted"
            if not may_give:
                owners = set(now.owners)
                assert owners <= set(was.owners), f"{now.id} was {was.owners}"
        self.expected.ownership.note(changed)
        return response

    async def put(
        self, owner: str, href: str, text: bytes, *, may_give: bool = False, **headers: str
    ) -> bool:
        """PUT an item, after which a GET gives the same or what means the same."""
        response = await self.send("PUT", href, text, may_give=may_give, **headers)
        if response.status >= HTTPStatus.BAD_REQUEST:
            return False
        got = await self.line.text(self.phone, href)
        if got is None:
            return True  # it is hidden, as what is tentative may be
        etag = response.headers.get("ETag")
        self.served.kept.pop(href, None)
        if etag is not None:
            assert got == text, f"{href} was not stored as it was sent"
            self.served.name(etag, text)
            made_from = await signature(self.line, self.phone, href)
            self.served.kept[href] = Kept(text=text, made_from=made_from)
        elif self.phone.calendars[owner].shown is Privacy.FULL:
            sent, said = read_object(text, zone=ZONE), read_object(got, zone=ZONE)
            found = changes_between(sent, said, zone=ZONE)
            assert not found or found.whole.keys() == {"title"}, f"{href}: {found}"
        again = await self.send("PUT", href, text)
        assert again.status is HTTPStatus.NO_CONTENT, again
        assert again.headers.get("ETag") in {None, etag}
        return True

    async def pick(self, which: int) -> tuple[str, str, Appointment] | None:
        """Return an item that may be changed: its owner and href, and what it is of."""
        owners = self.phone.writable()
        if not owners:
            return None
        owner = owners[which % len(owners)]
        listed = sorted(await self.line.listing(self.phone, self.phone.calendar(owner)))
        if not listed:
            return None
        href = listed[which % len(listed)]
        record = await self.record(owner, href)
        if record is None or tag_of(record.content.title) not in self.expected.things:
            return None
        return owner, href, record

    async def record(self, owner: str, href: str) -> Appointment | None:
        """Return what an item is of."""
        name = href.rsplit("/", maxsplit=1)[-1]
        ids = await ids_of(self.line, self.phone.view(owner), [name])
        if name not in ids:
            return None
        return await Book.read(self.line.book(), lambda tx: appointments.get(tx, ids[name]))

    async def said(self, href: str) -> tuple[bytes, CalendarObject]:
        """GET an item and read it."""
        text = await self.line.text(self.phone, href)
        assert text is not None
        return text, read_object(text, zone=ZONE)

    async def edit(
        self, which: int, change: Callable[[Event, Exceptions], Event | None]
    ) -> Appointment | None:
        """Change an item as somebody does who sees its text; return what it was of."""
        found = await self.pick(which)
        if found is None:
            return None
        owner, href, record = found
        _, said = await self.said(href)
        assert said.master is not None
        exceptions = dict(said.exceptions)
        master = change(said.master, exceptions)
        if master is None:
            return None
        text = changed_object(said, master, exceptions.values(), stamp=STAMP)
        return record if await self.put(owner, href, text) else None

    def _wrote(self, record: Appointment, **values: str) -> None:
        tag = tag_of(record.content.title)
        self.expected.edited(BOOK, tag)
        for name, value in values.items():
            self.expected.wrote(BOOK, _item(record), name, value)

    # -- gestures ------------------------------------------------------------------------------

    async def dav_new(self, which: int) -> None:
        """Make an appointment or a series, with an alarm and a line that only it knows."""
        owners = self.phone.writable()
        if not owners:
            return
        owner, n = owners[which % len(owners)], self.numbers.next()
        tag, whole = f"i{n:04}", which % 4 == 3
        start: Moment = self.numbers.day() if whole else self.numbers.start()
        event = Event(
            uid=f"uid-{n}",
            start=start,
            end=start + (_DAY if whole else _HOUR),
            zone=None if whole else ZONE,
            summary=f"{tag} t{n:05}",
            description=f"d{n:05}",
            recurrence=(self.numbers.rule(),) if which % 3 == 0 else (),
            status=Status.TENTATIVE if which % 11 == 10 else Status.CONFIRMED,
        )
        own = f"X-PHONE-LINE:{n}\r\n".encode()
        alarm = _alarm(n)
        text = write_object(event, (), stamp=STAMP)
        text = text.replace(b"END:VEVENT\r\n", own + alarm + b"END:VEVENT\r\n", 1)
        href = f"{self.phone.calendar(owner)}n{n}.ics"
        if not await self.put(owner, href, text, if_none_match="*"):
            return
        record = await self.record(owner, href)
        if record is None:  # it is tentative, and hidden
            every = (await self.records()).values()
            [record] = [each for each in every if each.content.title == event.summary]
        key = self.phone.view(owner).key
        self.served.own_lines[key, record.id] = {own, _trigger(n)}
        shown = self.phone.calendars[owner].shown
        self.expected.made(BOOK, tag)
        self._wrote(record, title=f"t{n:05}", when=text_of(start))
        if shown is Privacy.FULL:
            self.expected.wrote(BOOK, record.id, "description", f"d{n:05}")
        if record.staff_id is None:
            self.expected.unsure(tag)

    async def dav_title(self, which: int) -> None:
        """Change the title, which is a hidden one where only times are shown."""
        found = await self.pick(which)
        if found is None:
            return
        tag, value = tag_of(found[2].content.title), f"t{self.numbers.next():05}"
        record = await self.edit(which, lambda master, _: replace(master, summary=f"{tag} {value}"))
        if record is not None and self.phone.calendars[found[0]].shown is not Privacy.BUSY:
            self._wrote(record, title=value)

    async def dav_text(self, which: int) -> None:
        """Change description and place; where they are hidden nothing comes of it."""
        n = self.numbers.next()

        def change(master: Event, _: Exceptions) -> Event:
            # The end of the description says whose it is.
            rest = master.description.partition("\n\n[")
            if master.description.startswith("["):
                rest = "", "\n\n", master.description
            description = f"d{n:05}" + "".join(rest[1:])
            return replace(master, description=description, location=f"p{n:05}")

        before = await self.records()
        found = await self.pick(which)
        record = await self.edit(which, change)
        if record is None or found is None:
            return
        view = self.phone.view(found[0])
        if view.projection.project(record, record.content) is record.content:
            self._wrote(record, description=f"d{n:05}", place=f"p{n:05}")
            return
        after = await self.records()
        for key, was in before.items():
            now = after[key].content
            assert (now.description, now.place) == (was.content.description, was.content.place)

    async def dav_when(self, which: int) -> None:
        """Move an appointment, or a series to another start; dates of their own go."""
        start = self.numbers.start()
        days = self.numbers.day()

        def change(master: Event, exceptions: Exceptions) -> Event:
            exceptions.clear()
            at: Moment = start if master.zone is not None else days
            return replace(
                master,
                start=at,
                end=at + (_HOUR if master.zone is not None else _DAY),
                zone=ZONE if master.zone is not None else None,
                recurrence=_rules(master),
            )

        record = await self.edit(which, change)
        if record is not None:
            now = (await self.records())[record.id]
            self.expected.forget_instances(BOOK, record.id)
            self._wrote(record, when=text_of(now.content.when.start))

    async def dav_rule(self, which: int) -> None:
        """Give it another rule, or none."""
        rules = (self.numbers.rule(),) if which % 3 else ()

        def change(master: Event, exceptions: Exceptions) -> Event:
            exceptions.clear()
            return replace(master, recurrence=rules)

        found = await self.pick(which)
        if found is None or found[2].series_id is not None:
            return
        record = await self.edit(which, change)
        if record is not None:
            self._wrote(record)
            self.expected.forget_instances(BOOK, record.id)
            # Dates of other people's are single ones now.
            self.expected.unsure(tag_of(record.content.title))

    async def dav_date(self, which: int) -> None:
        """Change one date of a series, and perhaps move it."""
        value = f"t{self.numbers.next():05}"
        moved = self.numbers.start()
        at: list[Moment] = []

        def change(master: Event, exceptions: Exceptions) -> Event | None:
            dates = _dates(master)
            if not dates:
                return None
            at.append(dates[which % len(dates)])
            one_date = exceptions.get(at[0]) or _instance(master, at[0])
            tag = tag_of(one_date.summary)
            one_date = replace(one_date, summary=f"{tag} {value}")
            if which % 2 and master.zone is not None:
                one_date = replace(one_date, start=moved, end=moved + _HOUR)
            exceptions[at[0]] = one_date
            return master

        found = await self.pick(which)
        if found is None or self.phone.calendars[found[0]].shown is Privacy.BUSY:
            return
        record = await self.edit(which, change)
        if record is not None:
            self.expected.edited(BOOK, tag_of(record.content.title))
            self.expected.wrote(BOOK, f"{record.id}_{at[0]}", "title", value)

    async def dav_off(self, which: int) -> None:
        """Take one date out of a series."""
        at: list[Moment] = []

        def change(master: Event, exceptions: Exceptions) -> Event | None:
            dates = _dates(master)
            if len(dates) < 2:
                return None
            at.append(dates[which % len(dates)])
            exceptions.pop(at[0], None)
            return replace(master, recurrence=(*master.recurrence, _exdate(at[0])))

        record = await self.edit(which, change)
        if record is not None:
            tag = tag_of(record.content.title)
            self.expected.edited(BOOK, tag)
            self.expected.forget(BOOK, f"{record.id}_{at[0]}")
            self.expected.unsure(tag)

    async def dav_alarm(self, which: int) -> None:
        """Set an alarm, of which the book knows nothing."""
        found = await self.pick(which)
        if found is None:
            return
        owner, href, record = found
        n = self.numbers.next()
        text, _ = await self.said(href)
        text = text.replace(b"END:VEVENT\r\n", _alarm(n) + b"END:VEVENT\r\n", 1)
        before = await self.records()
        if await self.put(owner, href, text):
            assert before == await self.records(), "an alarm changed an appointment"
            key = self.phone.view(owner).key
            self.served.own_lines.setdefault((key, record.id), set()).add(_trigger(n))

    async def dav_delete(self, which: int) -> None:
        """Delete an item: a session is cancelled, and from somebody else's calendar it is taken."""
        if (found := await self.pick(which)) is not None:
            owner, href, record = found
            await self.delete(owner, href, record)

    async def delete(self, owner: str, href: str, record: Appointment) -> bool:
        """Delete an item; return whether the brake let it."""
        response = await self.send("DELETE", href)
        assert response.status is HTTPStatus.NO_CONTENT
        now, tag = (await self.records())[record.id], tag_of(record.content.title)
        if now.lives and owner in now.owners:
            assert await self.line.text(self.phone, href) is not None, "held, and yet not there"
            return False
        if now.lives or record.series_id is not None:
            self.expected.edited(BOOK, tag)
            self.expected.unsure(tag)
            self.expected.forget(BOOK, _item(record))
        else:
            self.expected.deleted(BOOK, tag, record.id)
        return True

    async def dav_move(self, which: int) -> None:
        """Move to another name or calendar; some phones put it there and delete it here.

        In either order; what is deleted first may be put into the same calendar again.
        """
        if (found := await self.pick(which)) is None:
            return
        owner, href, record = found
        owners = self.phone.writable()
        to, n = owners[(which // 2) % len(owners)], self.numbers.next()
        target = f"{self.phone.calendar(to)}m{n}.ics"
        text, _ = await self.said(href)
        before = await self.doubled(record)
        keys = self.phone.view(owner).key, self.phone.view(to).key
        own = self.served.own_lines.get((keys[0], record.id))
        if which % 3 == 0 or (to == owner and which % 3 == 1):
            response = await self.send(
                "MOVE", href, may_give=True, destination=f"https://{HOST}{target}"
            )
            if response.status >= HTTPStatus.BAD_REQUEST:
                return
            assert response.status is HTTPStatus.CREATED, response
        elif which % 3 == 1:
            if not await self.put(to, target, text, may_give=True):
                return
            await self.send("DELETE", href)
        else:
            response = await self.send("DELETE", href, may_give=True)
            if await self.line.text(self.phone, href) is not None:
                return  # the brake holds it
            # What other phones wrote of it may have gone with it; this one writes its own again.
            self.served.forget_deleted(await self.records())
            assert await self.put(to, target, text, may_give=True)
        assert await self.line.text(self.phone, href) is None, "it is still where it was"
        assert await self.doubled(record) <= before, f"{record.id} is doubled"
        self.expected.edited(BOOK, tag_of(record.content.title))
        self.expected.unsure(tag_of(record.content.title))
        self.served.kept.pop(href, None)
        if (now := await self.record(to, target)) is not None:
            self.served.own_lines.pop((keys[0], record.id), None)
            if own is not None and now.id == record.id:
                self.served.own_lines[keys[1], now.id] = own

    async def doubled(self, record: Appointment) -> int:
        """Count what is alive of a tag, but for dates of series."""
        tag = tag_of(record.content.title)
        every = (await self.records()).values()
        return sum(
            each.lives and each.series_id is None and tag_of(each.content.title) == tag
            for each in every
        )

    async def dav_stale(self, which: int) -> None:
        """Write by an etag that is not right any more: refused, and nothing is changed."""
        if (found := await self.pick(which)) is not None:
            _, href, _ = found
            text, _ = await self.said(href)
            method = "PUT" if which % 2 else "DELETE"
            response = await self.send(method, href, text, if_match='"old"')
            assert response.status is HTTPStatus.PRECONDITION_FAILED

    async def dav_properties(self, which: int) -> None:
        """Give a calendar a name of one's own: nobody else sees it, and no token moves."""
        every = self.phone.collections
        path, name = every[which % len(every)], f"Name {self.numbers.next()}"
        wanted = xml("d:propfind><d:prop><d:sync-token/><d:displayname/></d:prop></d:propfind>")
        before = one(await self.line.ask(self.phone, "PROPFIND", path, wanted, depth="0"))
        body = f"d:propertyupdate><d:set><d:prop><d:displayname>{name}</d:displayname></d:prop>"
        response = await self.send("PROPPATCH", path, xml(f"{body}</d:set></d:propertyupdate>"))
        assert set(one(response).found) == {"d:displayname"}
        after = one(await self.line.ask(self.phone, "PROPFIND", path, wanted, depth="0"))
        assert after.text("d:displayname") == name
        assert after.text("d:sync-token") == before.text("d:sync-token")


DAV_GESTURES = (
    "dav_new",
    "dav_title",
    "dav_text",
    "dav_when",
    "dav_rule",
    "dav_date",
    "dav_off",
    "dav_alarm",
    "dav_delete",
    "dav_move",
    "dav_stale",
    "dav_properties",
)


def living(tx: Transaction) -> Mapping[str, object]:
    """Return all that an undo has to put back, by record id."""
    return {
        each.id: (each.content, each.owners, sort_of(each), each.series_id, each.original_start)
        for each in appointments.changes(tx, 0)
        if not each.deleted
    }


def _item(record: Appointment) -> str:
    if record.series_id is None:
        return record.id
    return f"{record.series_id}_{record.original_start}"


def _alarm(number: int) -> bytes:
    return b"BEGIN:VALARM\r\nACTION:DISPLAY\r\n" + _trigger(number) + b"END:VALARM\r\n"


def _trigger(number: int) -> bytes:
    return f"TRIGGER:-PT{number}M\r\n".encode()


def _rules(master: Event) -> tuple[str, ...]:
    return tuple(each for each in master.recurrence if each.startswith("RRULE"))


def _dates(master: Event) -> list[Moment]:
    """Return the first dates of a series, eight at the most."""
    if not master.recurrence:
        return []
    until = master.start + timedelta(days=400)
    return list(expand(master.recurrence, master.start, master.zone, master.start, until))[:8]


def _instance(master: Event, at: Moment) -> Event:
    length: timedelta = master.end - master.start  # type: ignore[operator]
    return replace(master, start=at, end=at + length, recurrence_id=at, recurrence=())


def _exdate(at: datetime | date) -> str:
    if isinstance(at, datetime):
        return f"EXDATE:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return f"EXDATE;VALUE=DATE:{at:%Y%m%d}"
