"""Runs, and all that may go wrong with them."""

from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.google_emulator import Call, Fault

from .base import Base
from .drawn import GESTURE_HERE, NTH, WHICH, WHO
from .fragile import How, InjectedFault
from .google_faults import FAULTS
from .phone_actor import PHONE_GESTURES
from .stage import STAFF


class Runs(Base):
    """The runs: undisturbed, with faults, and while somebody edits."""

    @rule(who=WHO)
    def run(self, who: str) -> None:
        """Sync, and nothing fails."""
        self.do(self.on.run(who))

    @rule()
    def run_both(self) -> None:
        """Both syncs, one after the other."""
        for who in STAFF:
            self.do(self.on.run(who))

    @rule(
        who=WHO,
        fault=st.sampled_from(sorted(FAULTS)),
        nth=NTH,
        lasting=st.booleans(),
        where=st.sampled_from(["any", "inner", "outer"]),
    )
    def run_with_a_fault(self, who: str, fault: str, nth: int, lasting: bool, where: str) -> None:  # noqa: FBT001
        """Sync while Google fails."""
        count = None if lasting else 1
        self.on.google.faults.add(**FAULTS[fault], nth=nth, count=count, where=where)
        self.do(self.run_with_faults(who))

    @rule(who=WHO, how=st.sampled_from(How), nth=NTH)
    def run_with_a_failing_commit(self, who: str, how: How, nth: int) -> None:
        """Sync, and die at a commit, or find the disk full."""
        self.on.fault_plan.commit = InjectedFault(how, nth)
        self.do(self.run_with_faults(who))

    @rule(who=WHO, how=st.sampled_from([How.CRASH_BEFORE, How.CRASH_AFTER]), nth=NTH)
    def run_that_dies_at_a_request(self, who: str, how: How, nth: int) -> None:
        """Sync, and die before or after a request."""
        self.on.fault_plan.request = InjectedFault(how, nth)
        self.do(self.run_with_faults(who))

    @rule(
        who=WHO,
        other=WHO,
        gesture=st.sampled_from(PHONE_GESTURES),
        which=WHICH,
        nth=NTH,
        phase=st.sampled_from(["before", "after"]),
    )
    def run_while_somebody_is_on_the_phone(
        self, *, who: str, other: str, gesture: str, which: int, nth: int, phase: str
    ) -> None:
        """Sync while somebody edits the calendar between two requests."""
        left = nth

        async def hook(call: Call, when: str) -> Fault | None:
            nonlocal left
            if when == phase:
                left -= 1
                if left == 0:
                    await self.edit_google(other, gesture, which)
                    self.expected.forget_all_instances(other)
            return None

        self.on.google.faults.hook = hook
        self.do(self.run_with_faults(who))

    @rule(who=WHO, gesture=st.sampled_from(["title", "description", "place"]), which=WHICH)
    def run_while_the_same_is_edited(self, who: str, gesture: str, which: int) -> None:
        """Sync what the studio edited, while somebody is faster in the same field."""
        self.do(self.edit_book(gesture, which))
        index = self.do(self.look(who)).index_of(self.actor.last_tag)

        async def hook(call: Call, when: str) -> Fault | None:
            if call.method == "PATCH" and when == "before" and index is not None:
                self.on.google.faults.hook = None
                await self.edit_google(who, gesture, index)
            return None

        self.on.google.faults.hook = hook
        self.do(self.run_with_faults(who))

    @rule(who=WHO, gesture=GESTURE_HERE, which=WHICH, nth=NTH)
    def run_while_the_studio_works(self, who: str, gesture: str, which: int, nth: int) -> None:
        """Sync while somebody edits the book between two steps."""
        self.on.fault_plan.meddle_at = nth
        self.on.fault_plan.meddle = partial(self.edit_book, gesture, which)
        self.do(self.run_with_faults(who))

    @rule(who=WHO, restart=st.booleans())
    def the_sync_token_expires(self, who: str, restart: bool) -> None:  # noqa: FBT001
        """Have the next fetch list all, perhaps after a restart."""
        self.on.accounts[who].phone.expire_sync_tokens()
        if restart:
            self.do(self.on.restart())
