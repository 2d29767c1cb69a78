"""Deliberately broken engines: the stateful machine must catch each of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from custom_components.studio_sync.book import replicas
from custom_components.studio_sync.google import event_mapping
from custom_components.studio_sync.google.batch import Call, Reply
from custom_components.studio_sync.google.calendar import CalendarReplica
from custom_components.studio_sync.sync import copies, reading, run, snapshot
from custom_components.studio_sync.sync.calendar import equivalence
from custom_components.studio_sync.sync.model import Delta

from .breakages import drop_tombstones, forget_baselines, play
from .stateful.client_machine import ClientMachine
from .stateful.fragile import FragileTransport
from .stateful.machine import Machine
from .stateful.real import RealMachine
from .stateful.stage import Loop, Templates, unlogged

SEED = 20261121
EXAMPLES = 300
"""As many as in the machine's own test; it stops at the first that fails."""


@pytest.fixture
def machine(socket_enabled: None) -> Iterator[type[Machine]]:
    yield from made(Machine)


@pytest.fixture
def client_machine(socket_enabled: None) -> Iterator[type[ClientMachine]]:
    """Where all that is written shows late: only then do these mistakes matter."""
    for machine in made(ClientMachine):
        machine.late = True
        yield machine


@pytest.fixture
def real_machine(socket_enabled: None) -> Iterator[type[Machine]]:
    yield from made(RealMachine)


def made[M: Machine](kind: type[M]) -> Iterator[type[M]]:
    """Make a machine of its own, and clean up behind it."""

    class Example(kind):  # type: ignore[misc, valid-type]
        pass

    Example.loop, Example.templates = Loop(), Templates()
    with unlogged():
        yield Example
    Example.loop.close()
    Example.templates.close()


def is_caught(machine: type[Machine]) -> None:
    """Run the machine until it finds the breakage; it is an error if it does not."""
    with pytest.raises((AssertionError, ExceptionGroup)):
        # It ends with the first one found; which are drawn depends on what is loaded.
        play(machine, examples=4 * EXAMPLES, steps=15, number=SEED)


def is_doubled(machine: type[ClientMachine]) -> None:
    """Run the machine until something is doubled; it is an error if nothing is."""
    with pytest.raises(AssertionError, match=r"is [2-9] times in|doubled in the book"):
        play_more(machine)


def play_more(machine: type[Machine]) -> None:
    """Run the machine from several seeds, since some draw much alike."""
    for number in range(SEED, SEED + 12):
        play(machine, examples=80, steps=30, number=number)


def test_moving_the_cursor_first_is_caught(
    machine: type[Machine], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash then loses what the cursor has passed."""
    plan = run.SyncRun._plan

    async def hasty(self: Any, state: Any, items: Any, only: Any = None) -> Any:
        planned = await plan(self, state, items, only)
        if only is None:
            moved = replace(state, cursor=self.fetched, book_rev=planned[0].rev)
            await self.book.write(lambda tx: replicas.put(tx, moved))
        return planned

    fetch = run.SyncRun._fetch

    async def noted(self: Any, state: Any) -> Delta:
        delta: Delta = await fetch(self, state)
        self.fetched = delta.cursor
        return delta

    monkeypatch.setattr(run.SyncRun, "_plan", hasty)
    monkeypatch.setattr(run.SyncRun, "_fetch", noted)
    is_caught(machine)


def test_writing_without_if_match_is_caught(machine: type[Machine]) -> None:
    """Somebody else's edit is then overwritten unseen."""

    class Blind(FragileTransport):
        async def batch(self, url: str, calls: Sequence[Call]) -> list[Reply]:
            return await super().batch(url, [replace(call, etag=None) for call in calls])

    machine.transport_class = Blind
    is_caught(machine)


def test_dropping_a_tombstone_is_caught(
    machine: type[Machine], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was deleted in Google then stays in the book."""
    drop_tombstones(CalendarReplica, monkeypatch)
    is_caught(machine)


def test_forgetting_a_baseline_is_caught(
    machine: type[Machine], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What one side changed can then not be told from what the other one did."""
    forget_baselines(monkeypatch)
    is_caught(machine)


def test_taking_a_series_in_without_reading_it_whole_is_caught(
    real_machine: type[Machine], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was off or moved in it before is then in the book as the series says."""
    monkeypatch.setattr(reading.Reader, "half_read", lambda *_: set())
    is_caught(real_machine)


def test_reading_what_is_hidden_as_empty_is_caught(
    real_machine: type[Machine], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Titles that the account may not see for a while are lost."""
    monkeypatch.setattr(event_mapping, "_hidden", lambda *_: ())
    is_caught(real_machine)


def test_comparing_rules_as_text_is_caught(
    real_machine: type[Machine], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rule in other words then wins over the one that the studio has just given."""
    monkeypatch.setattr(equivalence, "same_dates", lambda lines, other, *_: lines == other)
    is_caught(real_machine)


def test_keeping_a_refusal_for_ever_is_caught(
    real_machine: type[Machine], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Google refused once never comes there."""
    monkeypatch.setattr(snapshot, "_refused_but_due", lambda *_: set())
    is_caught(real_machine)


def test_taking_an_older_version_for_an_edit_is_caught(
    client_machine: type[ClientMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written in the studio is then undone after a start."""
    monkeypatch.setattr(copies, "read_late", lambda *_: ())
    with pytest.raises(AssertionError, match=r"is [2-9] times in|doubled in|has come back"):
        play_more(client_machine)
