"""The machine among what calendars of the world contain: see ``RealMachine``."""

from collections.abc import Callable
from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from custom_components.studio_sync.sync.replica import ReplicaError
from tests.world import Clock

from .drawn import THERE, WHICH, WHO
from .machine import Machine
from .phone_hand import REAL_GESTURES
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
        self.do(self.run_in_trouble(who))

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
