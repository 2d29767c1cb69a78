"""The stage: one book on a file, two people with Google accounts, and what may be dropped."""

import asyncio
from collections.abc import Awaitable, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field, replace
from itertools import count
import logging
from pathlib import Path
import shutil
from tempfile import TemporaryDirectory

import aiohttp

from custom_components.studio_sync.accounts.status import request_full_resync
from custom_components.studio_sync.book import journal, people
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment, Content, Resource, Staff
from custom_components.studio_sync.entries.account_options import AccountOptions
from custom_components.studio_sync.google.calendar import CalendarReplica
from custom_components.studio_sync.google.rate_limiter import Limiter
from custom_components.studio_sync.google.roots import Roots
from custom_components.studio_sync.scheduling.titles import Privacy
from custom_components.studio_sync.sync.calendar.kind import APPOINTMENTS
from custom_components.studio_sync.sync.engine import Sync
from custom_components.studio_sync.sync.model import Rules
from custom_components.studio_sync.sync.report import Report
from tests.google_emulator import CALENDAR_SCOPES, GoogleEmulator, Person, PhoneCalendar
from tests.world import ZONE, Clock, Token, no_sleep

from ..book_fixtures import client
from .fragile import FaultPlan, FragileBook, FragileTransport
from .private import CopyIndex, Private, copy_index_of, projection

STAFF = ("mia", "tom")
_FAST = Path("/dev/shm")  # noqa: S108 - memory where there is some: thousands of books are made


def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="studio_sync_", dir=_FAST if _FAST.is_dir() else None)


class Templates:
    """A folder for the books of one test, with one that is ready to be copied."""

    def __init__(self) -> None:
        self._folder = _folder()
        self._numbers = count()
        self._ready = False

    @property
    def path(self) -> Path:
        """The folder."""
        return Path(self._folder.name)

    async def url(self) -> str:
        """Return where a fresh book is."""
        return f"sqlite:///{await self.new()}"

    async def new(self) -> Path:
        """Return the path of a fresh book."""
        template = self.path / "template.db"
        if not self._ready:
            book = await Book.open(f"sqlite:///{template}", clock=Clock(), new_id=lambda: "book")
            await book.write(first_people)
            await book.close()
            self._ready = True
        path = self.path / f"{next(self._numbers)}.db"
        shutil.copyfile(template, path)
        return path

    def close(self) -> None:
        """Remove it all."""
        self._folder.cleanup()


def first_people(tx: Transaction) -> None:
    """Put in those who are there from the begin."""
    for name in STAFF:
        people.put_staff(tx, Staff(id=name, name=name.title()))
    people.put_resource(tx, Resource(id="room", name="Studio 1"))
    for name in ("ada", "bob"):
        people.put_client(tx, client(name, name.title()))


@dataclass(slots=True, kw_only=True)
class Account:
    """One person's Google account."""

    name: str
    person: Person
    phone: PhoneCalendar
    token: Token
    options: AccountOptions = field(default_factory=AccountOptions)
    sync: Sync[Appointment, Content] | None = None

    @property
    def privacy(self) -> Privacy:
        """What it is shown."""
        return self.options.privacy

    async def copy_index(self, book: Book) -> CopyIndex:
        """Look which events are copies of what; nobody meddles meanwhile."""
        sync = self.sync
        assert sync is not None
        return await Book.read(book, lambda tx: copy_index_of(tx, sync.replica, self.privacy))


def _prepare(tx: Transaction, replica_id: str, options: AccountOptions) -> None:
    """Do what an account's coordinator does before a run."""
    request_full_resync(
        tx, replica_id, full_listing=options.full_listing, recompare_all=options.recompare_all
    )


@dataclass(slots=True, kw_only=True)
class Stage:
    """All that takes part in one example."""

    google: GoogleEmulator
    clock: Clock
    url: str
    rules: dict[str, Rules]
    stack: AsyncExitStack
    transport_class: type[FragileTransport] = FragileTransport
    batch_size: int = 50
    scopes: tuple[str, ...] = CALENDAR_SCOPES
    private: Private = field(default_factory=Private)
    fault_plan: FaultPlan = field(default_factory=FaultPlan)
    accounts: dict[str, Account] = field(default_factory=dict)
    numbers: count[int] = field(default_factory=lambda: count(1))
    _session: aiohttp.ClientSession | None = None
    _book: FragileBook | None = None

    @property
    def book(self) -> FragileBook:
        """The book as it is open now."""
        assert self._book is not None
        return self._book

    def new_id(self) -> str:
        """Return the next id."""
        return f"id{next(self.numbers):05}"

    async def start(self) -> None:
        """Open everything."""
        await self.stack.enter_async_context(self.google)
        self._session = await self.stack.enter_async_context(aiohttp.ClientSession())
        for name in self.rules:
            person = self.google.add_account(f"{name}@example.com", time_zone=ZONE)
            self.accounts[name] = Account(
                name=name, person=person, phone=person.primary, token=Token(person, self.scopes)
            )
        await self.open()

    async def open(self) -> None:
        """Open the book, as at a start, and put the syncs beside it."""
        book = await FragileBook.open(self.url, clock=self.clock, new_id=self.new_id)
        await book.write(journal.interrupted)
        self._book = book
        for account in self.accounts.values():
            self.connect(account)
        book.fault_plan = self.fault_plan

    def connect(self, account: Account) -> None:
        """Put the sync beside the book, as when the account's entry is loaded."""
        account.sync = Sync(
            self.book,
            self._replica(account),
            kind=APPOINTMENTS,
            clock=self.clock,
            new_id=self.new_id,
            projection=projection(account.privacy),
        )

    def _transport(self, account: Account) -> FragileTransport:
        assert self._session is not None
        ticks = count()

        def seconds() -> float:
            return float(next(ticks))

        transport = self.transport_class(
            self._session,
            account.token,
            Roots.at(self.google.url),
            clock=seconds,
            sleep=no_sleep,
            random=lambda: 0.5,
            limiter=Limiter(clock=seconds, sleep=no_sleep, most=1_000_000),
        )
        transport.fault_plan = self.fault_plan
        return transport

    def _replica(self, account: Account) -> CalendarReplica:
        transport = self._transport(account)
        transport.inspect = lambda text: self.private.check(account.privacy, text)
        replica = CalendarReplica(
            transport,
            account.person.sub,
            account.phone.id,
            book_id=self.book.id,
            default_zone=ZONE,
        )
        replica.batch_size = self.batch_size
        return replica

    async def restart(self) -> None:
        """Drop the syncs and the book, as a crash does, and start again."""
        self.fault_plan.clear()
        await self.book.close()
        await self.open()

    async def run(self, name: str) -> Report[Appointment, Content]:
        """Run one account's sync, as its coordinator does."""
        account = self.accounts[name]
        sync = account.sync
        assert sync is not None
        options = account.options
        if options.full_listing or options.recompare_all:
            await self.book.write(lambda tx: _prepare(tx, sync.replica.id, options))
        report = await sync.run(self.rules[name], starter="test")
        if report.outcome == "ok":
            account.options = options.settled()
        return report

    def sync_of(self, name: str) -> Sync[Appointment, Content]:
        """Return what syncs a calendar."""
        sync = self.accounts[name].sync
        assert sync is not None
        return sync

    def replica_id(self, name: str) -> str:
        """Return the name of a calendar in links and conflicts."""
        return self.sync_of(name).replica.id

    def change_privacy(self, name: str, privacy: Privacy) -> None:
        """Show an account something else from now on: its entry is reloaded."""
        account = self.accounts[name]
        account.options = replace(account.options, privacy=privacy).after(account.options)
        self.connect(account)

    def choose_send_back(self, name: str, *, on: bool) -> None:
        """Choose whether an account sends back what happens in its calendar."""
        account = self.accounts[name]
        account.options = replace(account.options, send_back=on).after(account.options)
        self.rules[name] = replace(self.rules[name], send_back=on)

    async def close(self) -> None:
        """Close everything."""
        if self._book is not None:
            await self._book.close()
        await self.stack.aclose()


@contextmanager
def unlogged() -> Iterator[None]:
    """Keep the database from telling each statement: the test would remember them all.

    Home Assistant's test plugin asks for that; some thousand examples take gigabytes then.
    """
    logger = logging.getLogger("sqlalchemy.engine")
    level = logger.level
    logger.setLevel(logging.WARNING)
    yield
    logger.setLevel(level)


class Loop:
    """One event loop for all examples of a test."""

    def __init__(self) -> None:
        self._runner = asyncio.Runner()

    def do[T](self, work: Awaitable[T]) -> T:
        """Wait for something."""

        async def wait() -> T:
            return await work

        return self._runner.run(wait())

    def close(self) -> None:
        """Close it."""
        self._runner.close()
