"""What a phone's request costs in the book grows with what is asked, not with the book."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from custom_components.studio_sync.book import appointments, people
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment, Staff
from custom_components.studio_sync.dav_server.book_home import BookHome
from custom_components.studio_sync.dav_server.paths import ROOT_PATH
from custom_components.studio_sync.dav_server.request import DavRequest, DavResponse
from custom_components.studio_sync.dav_server.serve import serve
from custom_components.studio_sync.dav_server.visit import CalendarRights, Visit
from custom_components.studio_sync.scheduling.settings import Studio
from custom_components.studio_sync.scheduling.titles import Privacy

from .bench import dav_bodies
from .bench.sample import NOW, appointments as sample
from .bench.stage import now
from .book_cost import Cost, cost_of
from .book_fixtures import ids
from .dav_asking import calendar, prop, token_of

FEW, MANY = 2_000, 8_000
MIA = f"{ROOT_PATH}calendars/anna/mia/"
VISIT = Visit(
    access_id="phone",
    user="anna",
    owner="Mia",
    studio=Studio(name="Studio", zone="Europe/Berlin"),
    calendars={
        "mia": CalendarRights(name="Mia", may_write=True, shown=Privacy.FULL, tentative=True)
    },
)


class Phone:
    """A phone with a calendar in a book that has been in use."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.names = [f"{MIA}a{number:06}.ics" for number in range(20, 30)]

    async def ask(self, method: str, body: str = "", path: str = MIA) -> tuple[DavResponse, Cost]:
        """Ask, and say what it took."""
        headers = {
            "depth": ("0",),
            "content-type": ("text/calendar" if method == "PUT" else "application/xml",),
        }
        sent = DavRequest(method=method, path=path, headers=headers, body=body.encode())

        def work(tx: Transaction) -> tuple[DavResponse, Cost]:
            return cost_of(tx, lambda tx: serve(sent, BookHome(tx, VISIT)))

        run = self.book.write if method == "PUT" else self.book.read
        response, cost = await run(work)
        assert response.status < 300, (method, response.body)
        return response, cost

    async def nothing_new(self) -> Cost:
        """Ask what has changed when nothing has."""
        response, _ = await self.ask("REPORT", dav_bodies.sync(await self.token()))
        return (await self.ask("REPORT", dav_bodies.sync(token_of(response))))[1]

    async def one_change(self) -> Cost:
        """Ask what has changed when one event has."""
        token = await self.token()
        await self.put()
        response, cost = await self.ask("REPORT", dav_bodies.sync(token))
        assert response.body.count(b"<d:href>") == 1
        return cost

    async def token(self) -> str:
        """Return the calendar's token, which a PROPFIND tells."""
        response, _ = await self.ask("PROPFIND", prop("d:sync-token"))
        [token] = response.body.split(b"sync-token>")[1].removesuffix(b"</d:").splitlines()
        return token.decode()

    async def ctag(self) -> Cost:
        """Ask whether anything has changed."""
        return (await self.ask("PROPFIND", prop("s:getctag", "d:sync-token")))[1]

    async def get(self) -> Cost:
        """Fetch one event."""
        return (await self.ask("GET", path=self.names[0]))[1]

    async def ten(self) -> Cost:
        """Fetch ten events."""
        return (await self.ask("REPORT", dav_bodies.multiget(self.names)))[1]

    async def week(self) -> Cost:
        """Ask for the etags and texts of a week."""
        return (await self.ask("REPORT", dav_bodies.query(NOW, 7)))[1]

    async def put(self) -> Cost:
        """Store an event at a time at which nothing is."""
        start = (NOW + timedelta(days=9_000)).replace(hour=1)
        text = dav_bodies.event("new", start, "New")
        return (await self.ask("PUT", text, f"{MIA}new.ics"))[1]


@asynccontextmanager
async def phone(count: int) -> AsyncIterator[Phone]:
    """Open a book of so many appointments, as dense as any."""
    book = await Book.open("sqlite://", clock=now, new_id=ids())
    days = count // 5
    start = NOW - timedelta(days=days // 2)

    def fill(tx: Transaction) -> None:
        people.put_staff(tx, Staff(id="mia", name="Mia"))
        # Each series ends within half a year, so that a week has about as many of them in any book.
        made = (r for r in sample(count, start=start, days=days) if _ends(r))
        appointments.put_many(tx, list(made))

    await book.write(fill)
    try:
        yield Phone(book)
    finally:
        await book.close()


def _ends(record: Appointment) -> bool:
    return all("COUNT" in line for line in record.content.recurrence)


@pytest.mark.parametrize(
    "asks",
    [Phone.nothing_new, Phone.one_change, Phone.ctag, Phone.get, Phone.ten, Phone.week, Phone.put],
)
async def test_a_request_costs_as_much_in_a_big_book_as_in_a_small_one(
    asks: Callable[[Phone], Awaitable[Cost]],
) -> None:
    costs = []
    for count in (FEW, MANY):
        async with phone(count) as each:
            costs.append(await asks(each))
    small, big = costs
    assert big.statements <= small.statements + 1, costs
    assert big.steps <= 1.5 * small.steps + 200, costs


async def test_texts_that_are_ready_are_not_read_again_unless_they_have_changed() -> None:
    async with phone(200) as each:
        paths = [f"{MIA}a{number:06}.ics" for number in range(100)]
        costs, answers = [], []
        for _ in range(2):
            await each.ask("REPORT", dav_bodies.sync(""))
            response, cost = await each.ask("REPORT", dav_bodies.multiget(paths))
            costs.append(cost.statements)
            answers.append(response.body)
        assert answers[0] == answers[1]
        assert answers[0].count(b"BEGIN:VEVENT") > 90
        assert costs[1] <= costs[0] / 2
        start = (NOW + timedelta(days=9_000)).replace(hour=2)
        await each.ask("PUT", dav_bodies.event("a000007", start, "Changed"), paths[7])
        response, _ = await each.ask("REPORT", dav_bodies.multiget(paths))
        assert response.body.count(b"SUMMARY:Changed") == 1
        assert response.body.count(b"BEGIN:VEVENT") == answers[0].count(b"BEGIN:VEVENT")


async def test_each_date_of_a_series_costs_the_same_however_many_there_are() -> None:
    """Both of dates that differ and of dates taken out."""
    few, many = [await cost_of_dates(number) for number in (20, 80)]
    assert many.statements <= 4 * few.statements
    assert many.steps <= 5 * few.steps


async def cost_of_dates(number: int) -> Cost:
    """Make a series in a new book, half of whose first dates differ, and half are left out."""
    days = [NOW.date() + timedelta(days=day) for day in range(number)]
    own = [
        f"BEGIN:VEVENT\nUID:u\nRECURRENCE-ID:{day:%Y%m%d}T090000Z\n"
        f"DTSTART:{day:%Y%m%d}T100000Z\nDURATION:PT1H\nSUMMARY:Own\nEND:VEVENT\n"
        for day in days[::2]
    ]
    off = "".join(f"EXDATE:{day:%Y%m%d}T090000Z\n" for day in days[1::2])
    series = (
        f"BEGIN:VEVENT\nUID:u\nDTSTART:{days[0]:%Y%m%d}T090000Z\nDURATION:PT1H\n"
        f"RRULE:FREQ=DAILY\n{off}SUMMARY:Daily\nEND:VEVENT\n"
    )
    body = calendar("".join([series, *own])).decode()
    async with phone(0) as each:
        return (await each.ask("PUT", body, f"{MIA}u.ics"))[1]
