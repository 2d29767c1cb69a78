"""The machine over clients and appointments together: see ``ClientMachine``."""

from datetime import timedelta
from functools import partial
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.errors import BookError, BookInvalid
from custom_components.studio_sync.sync.ports import ReplicaError
from custom_components.studio_sync.sync.report import Report
from tests.google_emulator import Call, Fault
from tests.google_emulator.errors import GoogleError

from . import views
from .checks import told
from .client_actor import CLIENT_GESTURES, ClientActor
from .client_checks import check_clients
from .client_expectation import ClientExpectation
from .contact_actor import CONTACT_GESTURES, ContactActor
from .contact_stage import ContactStage
from .drawn import NTH, WHICH, WHO
from .fragile import Crash, How, InjectedFault
from .google_faults import FAULTS
from .machine import Machine
from .stage import STAFF, Stage

_HERE = st.tuples(st.sampled_from(CLIENT_GESTURES), WHICH)
_THERE = st.tuples(WHO, st.sampled_from(CONTACT_GESTURES), WHICH)
_FAULTS = sorted(FAULTS.keys() - {"stale"})
"""Listings that are older than the propagation delay are none of Google's."""
_CRASHES = st.sampled_from([How.CRASH_BEFORE, How.CRASH_AFTER])
_LATER = timedelta(minutes=11)
"""After this all shows that was written."""
MOST_ROUNDS = 16


class ClientMachine(Machine):
    """The machine with clients in the book, and contacts beside both calendars.

    No contact of the person's own is changed by a byte, no client is doubled or lost without its
    removal in the studio; when all has come to rest both sides agree, and a run writes nothing.

    It leaves out ``LEFT_OUT``, copies that somebody makes of a contact with its mark: it is not
    settled what becomes of one in the label whose client is removed before anybody was asked, and
    after a copy under delay or with lost pairs a quiet run may write
    (tests/test_shared_contacts_random.py has copies). Nor does anybody merge contacts of clients
    of whom one is removed or leaves the group: what remains is the other's, under either name.
    While writes show late no contact is renamed, since it is not documented what the former name
    reads as, and no label deleted: what is refused for that is tried again on the next day.
    """

    stage_class: ClassVar[type[Stage]] = ContactStage
    late: ClassVar[bool] = False
    """What is written in Google contacts always shows late, not only in some examples."""

    def __init__(self) -> None:
        super().__init__()
        self.clients = ClientExpectation()
        self.client_actor = ClientActor(self.clients, self.numbers)
        self.contact_actors: dict[str, ContactActor] = {}

    @property
    def both(self) -> ContactStage:
        """The stage."""
        assert isinstance(self.stage, ContactStage)
        return self.stage

    async def build(self, *args: Any, **options: Any) -> None:
        """Connect both accounts."""
        self.uneven = bool(options["uneven"])
        await super().build(*args, **options)

    @initialize(
        batch=st.sampled_from([3, 200]),
        delay=st.sampled_from([0, 0, 4]),
        here=st.lists(WHICH, max_size=3),
        shuffles=st.booleans(),
        tells=st.booleans(),
    )
    def connect_contacts(
        self, *, batch: int, delay: int, here: list[int], shuffles: bool, tells: bool
    ) -> None:
        """Connect the contacts of both, who have one of their own; there are some clients."""
        self.settings = batch, 4 if self.late else delay, shuffles, tells
        self.first = here

    def contacts_ready(self) -> None:
        """Begin, once there is a stage."""
        if self.contact_actors:
            return
        stage = self.both
        batch, delay, shuffles, tells = self.settings
        stage.contact_batch = batch
        google = stage.google.people_api.settings
        google.propagation, google.shuffles_items = timedelta(minutes=delay), shuffles
        google.tells_batch_errors = tells
        for name, account in stage.accounts.items():
            stage.connect(account)
            phone = account.person.contacts
            self.contact_actors[name] = ContactActor(name, phone, self.clients, self.numbers)
            self.contact_actors[name].gestures["add_foreign"](0)
            self.do(stage.run_contacts(name))
        for which in self.first:
            self.do(self.edit_clients("add", which))

    # -- people ------------------------------------------------------------------------

    async def edit_clients(self, gesture: str, which: int) -> None:
        """Let somebody in the studio do something to a client."""
        do = self.client_actor.gestures[gesture]
        try:
            await Book.write(self.on.book, lambda tx: do(tx, which))
        except BookInvalid:
            return

    async def edit_contacts(self, who: str, gesture: str, which: int) -> None:
        """Let somebody with a phone do something to a contact."""
        try:
            self.contact_actors[who].gestures[gesture](which)
        except GoogleError:
            return

    @rule(gestures=st.lists(_HERE, min_size=1, max_size=3))
    def clients_in_the_studio(self, gestures: list[tuple[str, int]]) -> None:
        """Somebody edits clients."""
        self.contacts_ready()
        for gesture, which in gestures:
            self.do(self.edit_clients(gesture, which))

    @rule(gestures=st.lists(_THERE, min_size=1, max_size=3))
    def contacts_on_a_phone(self, gestures: list[tuple[str, str, int]]) -> None:
        """Somebody edits Google contacts."""
        self.contacts_ready()
        for who, gesture, which in gestures:
            self.do(self.edit_contacts(who, gesture, which))

    @rule(here=_HERE, there=_THERE)
    def clients_on_both_sides(self, here: tuple[str, int], there: tuple[str, str, int]) -> None:
        """Two people edit clients at once."""
        self.contacts_ready()
        self.do(self.edit_clients(*here))
        self.do(self.edit_contacts(*there))

    # -- runs --------------------------------------------------------------------------

    async def sync_contacts(self, who: str, **rules: Any) -> None:
        """Sync contacts while something may fail; after a crash start again."""
        try:
            await self.both.run_contacts(who, **rules)
        except ReplicaError, BookError:
            pass
        except Crash:
            await self.on.restart()
        self.clear()

    @rule(minutes=st.sampled_from([0, 1, 11]))
    def run_contacts(self, minutes: int) -> None:
        """Sync the contacts of both, perhaps a while later."""
        self.contacts_ready()
        self.on.clock.now += timedelta(minutes=minutes)
        for who in STAFF:
            # A label that does not show yet may be looked for in vain.
            self.do(self.sync_contacts(who))

    @rule(who=WHO, fault=st.sampled_from(_FAULTS), nth=NTH, lasting=st.booleans())
    def run_contacts_with_a_fault(self, who: str, fault: str, nth: int, lasting: bool) -> None:  # noqa: FBT001
        """Sync contacts while Google fails."""
        self.contacts_ready()
        count = None if lasting else 1
        self.on.google.faults.add(**FAULTS[fault], nth=nth, count=count)
        self.do(self.sync_contacts(who))

    @rule(who=WHO, how=_CRASHES, nth=NTH)
    def run_contacts_that_die_at_a_request(self, who: str, how: How, nth: int) -> None:
        """Sync contacts, and die before or after a request."""
        self.contacts_ready()
        self.on.fault_plan.request = InjectedFault(how, nth)
        self.do(self.sync_contacts(who))

    @rule(who=WHO, how=st.sampled_from(How), nth=NTH)
    def run_contacts_with_a_failing_commit(self, who: str, how: How, nth: int) -> None:
        """Sync contacts, and die at a commit, or find the disk full."""
        self.contacts_ready()
        self.on.fault_plan.commit = InjectedFault(how, nth)
        self.do(self.sync_contacts(who))

    @rule(there=_THERE, nth=NTH, phase=st.sampled_from(["before", "after"]))
    def run_contacts_while_somebody_is_on_the_phone(
        self, there: tuple[str, str, int], nth: int, phase: str
    ) -> None:
        """Sync contacts while somebody edits them between two requests."""
        self.contacts_ready()
        left = nth

        async def hook(call: Call, when: str) -> Fault | None:
            nonlocal left
            if when == phase:
                left -= 1
                if left == 0:
                    await self.edit_contacts(*there)
            return None

        self.on.google.faults.hook = hook
        self.do(self.sync_contacts(there[0]))

    @rule(who=WHO, here=_HERE, nth=NTH)
    def run_contacts_while_the_studio_works(
        self, who: str, here: tuple[str, int], nth: int
    ) -> None:
        """Sync contacts while somebody edits clients between two steps."""
        self.contacts_ready()
        self.on.fault_plan.meddle_at = nth
        self.on.fault_plan.meddle = partial(self.edit_clients, *here)
        self.do(self.sync_contacts(who))

    @rule(who=WHO, restart=st.booleans())
    def the_sync_token_of_contacts_expires(self, who: str, restart: bool) -> None:  # noqa: FBT001
        """Have the next sync list all contacts, perhaps after a restart."""
        self.contacts_ready()
        self.contact_actors[who].phone.expire_sync_tokens()
        if restart:
            self.do(self.on.restart())

    @rule(who=WHO, back=st.booleans())
    def populate_contacts(self, who: str, back: bool) -> None:  # noqa: FBT001
        """Populate, which doubles nothing."""
        self.contacts_ready()
        self.do(self.sync_contacts(who, populate_out=True, populate_in=back))

    @rule(who=WHO)
    def pairs_of_contacts_are_lost(self, who: str) -> None:
        """Lose all that is known of an account's contacts, and populate."""
        self.contacts_ready()
        self.do(self.settle_clients())
        self.do(self.both.forget_pairs(who))
        self.do(self.sync_contacts(who, populate_out=True, populate_in=True))

    # -- what must hold ----------------------------------------------------------------

    async def settle_clients(self) -> None:
        """Run the contacts of both until all is quiet, and compare."""
        self.clear()
        for _ in range(MOST_ROUNDS):
            self.on.clock.now += _LATER
            before = await self.on.book.read(views.tables_text)
            reports = [await self.both.run_contacts(who) for who in STAFF]
            if all(self._is_quiet(report) for report in reports):
                break
        else:
            raise AssertionError(f"no rest: {[told(report) for report in reports]}")
        assert before == await self.on.book.read(views.tables_text), "a quiet run wrote"
        await check_clients(self.both, self.clients, self.contact_actors)

    async def settle(self) -> None:
        """Let calendars and contacts come to rest."""
        await super().settle()
        if self.contact_actors:
            await self.settle_clients()

    def _is_quiet(self, report: Report[Any, Any]) -> bool:
        """Tell whether a run looked at contacts and labels once, and wrote nothing."""
        return report.run is None and (self.uneven or report.requests == 2)
