"""The machine among what calendars of the world contain: see ``RealMachine``."""

from collections.abc import Callable
from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.sync.ports import ReplicaError
from tests.world import Clock

from .drawn import THERE, WHICH, WHO
from .machine import Machine
from .phone_actor import REAL_GESTURES
from .stage import STAFF

_REAL = st.tuples(WHO, st.sampled_from(REAL_GESTURES), WHICH)
_ROLE = st.sampled_from(["reader", "freeBusyReader"])


class RealMachine(Machine):
    """The machine with more of the world in it.

    Series from before the account, single dates of foreign series, odd recurrences, roles
    that change, refusals, and a clock apart from Google's.
    """

    @rule(gestures=st.lists(_REAL, min_size=1, max_size=2))
    def in_the_world(self, gestures: list[tuple[str, str, int]]) -> None:
        """Have in a calendar what others put there."""
        for who, gesture, which in gestures:
            self.do(self.edit_google(who, gesture, which))

    @rule(who=WHO, which=WHICH, gesture=st.sampled_from(["title", "description", "place"]))
    def an_older_series_is_edited(self, who: str, which: int, gesture: str) -> None:
        """Have a series from before the account, and edit it when that has been skipped."""
        self.do(self.edit_google(who, "old_series", which))
        self.do(self.on.run(who))
        phone = self.do(self.look(who))
        index = phone.index_of(phone.last_old)
        if index is not None:
            self.do(self.edit_google(who, gesture, index))

    @rule(who=WHO, role=_ROLE, gestures=st.lists(THERE, min_size=1, max_size=2))
    def the_role_falls_and_rises(
        self, who: str, role: str, gestures: list[tuple[str, str, int]]
    ) -> None:
        """Sync while the account may see less; then it may see all again."""
        entry = self.on.accounts[who].phone.entry
        entry.role = role
        for _, gesture, which in gestures:
            self.do(self.edit_google(who, gesture, which))
        self.do(self._run_with_less(who))
        entry.role = "owner"
        self.do(self.on.run(who))

    async def _run_with_less(self, who: str) -> None:
        try:
            await self.on.run(who)
        except ReplicaError:
            return  # it may not write

    @rule(who=WHO, method=st.sampled_from(["POST", "PATCH", "DELETE"]), count=st.integers(1, 3))
    def run_that_is_refused(self, who: str, method: str, count: int) -> None:
        """Sync while Google refuses some of it, for once."""
        faults = self.on.google.faults
        faults.add("error", status=400, method=method, where="inner", count=count)
        self.do(self.run_with_faults(who))

    @rule(who=WHO, which=WHICH)
    def a_rule_is_written_in_other_words(self, who: str, which: int) -> None:
        """Have a phone write a rule otherwise just after the studio gave the series another one.

        That is no edit, so the studio's rule stays, whichever side else would win.
        """
        self.do(self.settle())
        self.do(self._other_words(who, which))

    async def _other_words(self, who: str, which: int) -> None:
        phone = await self.look(who)
        event = phone.weekly(which)
        if event is None:
            return
        tag = phone.copy_index.tag(event)
        before = await Book.write(self.on.book, lambda tx: self.actor.rule_of(tx, tag))
        self.on.clock.now += timedelta(minutes=1)
        phone.name_weekday(event)
        await self.on.run(who)
        if before is not None:
            after = await Book.read(self.on.book, lambda tx: appointments.get(tx, before.id))
            assert after is not None
            kept = after.content.recurrence == before.content.recurrence
            assert kept, f"{tag} has the rule that the phone only wrote in other words"

    @rule(who=WHO)
    def an_account_goes_one_way(self, who: str) -> None:
        """Have nothing of what happens in a calendar come into the book from now on."""
        if who not in self.expected.one_way:
            self.do(self.settle())
            self.send_back(who, on=False)

    @rule(who=WHO)
    def an_account_sends_back_again(self, who: str) -> None:
        """Have all of it come in after all."""
        if who in self.expected.one_way:
            self.send_back(who, on=True)

    def send_back(self, who: str, *, on: bool) -> None:
        """Choose whether what happens in a calendar comes into the book."""
        self.on.choose_send_back(who, on=on)
        self.expected.send_back(who, on=on)

    def googles_clock(self, clock: Clock, seed: int) -> Callable[[], datetime]:
        """Return a clock before or after the studio's, or the same."""
        apart = timedelta(minutes=(-20, 0, 20)[seed % 3])
        return lambda: clock() + apart

    async def settle(self) -> None:
        """Run until all is quiet, a day later: what was refused is tried again."""
        self.clear()
        for _ in STAFF:
            self.on.clock.now += timedelta(hours=25)
            for who in STAFF:
                await self.on.run(who)
        await super().settle()

    def teardown(self) -> None:
        """Let all come to rest as it is, and once more when every account sends back."""
        if self.stage is not None and not self.broken and self.expected.one_way:
            try:
                self.do(self.settle())
            except BaseException:
                # However it ended: nothing may be left open, and all of it is raised.
                self.loop.do(self.stage.close())
                raise
            for who in sorted(self.expected.one_way):
                self.send_back(who, on=True)
        super().teardown()
