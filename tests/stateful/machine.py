"""The machine: people edit, syncs run, all fails that can, and in the end all must agree."""

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from custom_components.studio_sync.scheduling.titles import Privacy
from tests.google_emulator import Orphans

from .drawn import HERE, PRIVACIES, PRIVACY, THERE, UNDO, WHICH, WHO, Undo
from .runs import Runs
from .stage import STAFF


class Machine(Runs):
    """One example: a studio with two people whose calendars are kept in step."""

    secretive = False
    """Not everything is shown to everybody."""

    @initialize(
        tentative=st.booleans(),
        uneven=st.booleans(),
        shuffled=st.booleans(),
        seed=WHICH,
        here=st.lists(WHICH, min_size=1, max_size=4),
        there=st.lists(st.tuples(WHO, WHICH), min_size=1, max_size=4),
        batch=st.sampled_from([2, 50]),
        in_step=st.sampled_from([True, True, False]),
        undo=UNDO,
        privacies=PRIVACIES,
        orphans=st.sampled_from(list(Orphans)),
    )
    def set_up(
        self,
        *,
        tentative: bool,
        uneven: bool,
        shuffled: bool,
        seed: int,
        here: list[int],
        there: list[tuple[str, int]],
        batch: int = 50,
        in_step: bool = False,
        undo: Undo | None = None,
        privacies: tuple[Privacy, Privacy] = (Privacy.FULL, Privacy.FULL),
        orphans: Orphans = Orphans.OMITTED,
    ) -> None:
        """Connect both accounts, which are empty but for what is no appointment; then fill them."""
        self.undo = undo
        self.secretive = privacies != (Privacy.FULL, Privacy.FULL)
        self.do(
            self.build(
                privacies,
                tentative=tentative,
                uneven=uneven,
                shuffled=shuffled,
                seed=seed,
                batch=batch,
                orphans=orphans,
            )
        )
        for which in here:
            self.do(self.edit_book("create", which))
        for who, which in there:
            self.do(self.edit_google(who, "create", which))
        for who in STAFF if in_step else ():
            self.do(self.on.run(who))

    @rule(gestures=st.lists(HERE, min_size=1, max_size=3))
    def in_the_studio(self, gestures: list[tuple[str, int]]) -> None:
        """Somebody edits the book."""
        for gesture, which in gestures:
            self.do(self.edit_book(gesture, which))

    @rule(gestures=st.lists(THERE, min_size=1, max_size=3))
    def on_a_phone(self, gestures: list[tuple[str, str, int]]) -> None:
        """Somebody edits a Google calendar."""
        for who, gesture, which in gestures:
            self.do(self.edit_google(who, gesture, which))

    @rule(here=HERE, there=THERE)
    def on_both_sides(self, here: tuple[str, int], there: tuple[str, str, int]) -> None:
        """Two people edit at once."""
        self.do(self.edit_book(*here))
        self.do(self.edit_google(*there))

    @precondition(lambda self: self.secretive)
    @rule(who=WHO, privacy=PRIVACY)
    def the_privacy_changes(self, who: str, privacy: Privacy) -> None:
        """Show an account more or less than before."""
        self.show(who, privacy)

    @rule()
    def all_comes_to_rest(self) -> None:
        """Everything comes to rest, and agrees."""
        self.do(self.settle())
