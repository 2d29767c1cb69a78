"""Phones that use the server, the studio and Google, whatever happens: see ``DavMachine``.

A short game from one seed; ``--hypothesis-profile fuzz`` plays long ones from another each time.
"""

from collections.abc import Iterator
from random import SystemRandom

from hypothesis import settings
import pytest

from .breakages import play
from .stateful.dav_machine import DavMachine
from .stateful.stage import Loop, Templates, unlogged

SEED = 20261127
EXAMPLES, MANY = 12, 1000
STEPS = 20


@pytest.fixture
def machine(socket_enabled: None) -> Iterator[type[DavMachine]]:
    class Example(DavMachine):
        pass

    Example.loop, Example.templates = Loop(), Templates()
    with unlogged():
        yield Example
    Example.loop.close()
    Example.templates.close()


@pytest.mark.timeout(7200)
def test_nothing_is_lost_and_all_say_the_same(machine: type[DavMachine]) -> None:
    """S7, S18, S20, A1: by phones, by the studio, by Google, and by what fails."""
    fuzzing = settings.get_current_profile_name() == "fuzz"
    number = SystemRandom().getrandbits(32) if fuzzing else SEED
    print(f"seed {number}")  # noqa: T201 - to play it again
    play(machine, examples=MANY if fuzzing else EXAMPLES, steps=STEPS, number=number)
