"""The engine under a second kind of records: nothing lost, nothing doubled, whatever fails.

The same breakages as those of the machine for calendars are caught here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from custom_components.studio_sync.book import replicas
from custom_components.studio_sync.sync import run, snapshot
from custom_components.studio_sync.sync.model import Outcome, Policy, Write

from .breakages import drop_tombstones, forget_baselines, play
from .notes import NoteContent
from .notes_machine import GivenNotes, Notes, begin, end
from .notes_replica import NoteReplica

EXAMPLES = 40
SEED = 20261121


@pytest.fixture
def machine() -> Iterator[type[Notes]]:
    class Example(Notes):
        pass

    begin(Example)
    yield Example
    end(Example)


@pytest.fixture
def giving() -> Iterator[type[Notes]]:
    class Example(GivenNotes):
        pass

    begin(Example)
    yield Example
    end(Example)


def is_caught(machine: type[Notes]) -> None:
    """Play until it finds the breakage; it is an error if it does not."""
    with pytest.raises((AssertionError, ExceptionGroup)):
        play_more(machine)


def play_more(machine: type[Notes]) -> None:
    """Play longer games from several seeds, since some draw much alike.

    Which examples a seed draws depends on what is loaded. It ends with the first fault found.
    """
    for number in range(SEED, SEED + 12):
        play(machine, examples=3 * EXAMPLES, steps=50, number=number)


@pytest.mark.parametrize("policy", [Policy.NEWEST, Policy.STUDIO, Policy.REMOTE])
def test_no_note_is_lost_and_none_doubled(machine: type[Notes], policy: Policy) -> None:
    machine.policy = policy
    play(machine, examples=EXAMPLES, steps=20, number=SEED)


@pytest.mark.parametrize("policy", [Policy.NEWEST, Policy.STUDIO, Policy.REMOTE])
def test_a_replica_that_gives_ids_doubles_nothing_either(
    giving: type[Notes], policy: Policy
) -> None:
    giving.policy = policy
    play(giving, examples=EXAMPLES, steps=20, number=SEED)


def test_creating_once_more_without_an_answer_is_caught(
    giving: type[Notes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "_unsettled", lambda *_: frozenset())
    is_caught(giving)


def test_moving_the_cursor_first_is_caught(
    machine: type[Notes], monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = run.SyncRun._plan

    async def hasty(self: Any, state: Any, items: Any, only: Any = None) -> Any:
        planned = await plan(self, state, items, only)
        if only is None:
            moved = replace(state, book_rev=planned[0].rev)
            await self.book.write(lambda tx: replicas.put(tx, moved))
        return planned

    monkeypatch.setattr(run.SyncRun, "_plan", hasty)
    is_caught(machine)


def test_writing_without_if_match_is_caught(
    machine: type[Notes], monkeypatch: pytest.MonkeyPatch
) -> None:
    write = NoteReplica._write

    def blind(self: NoteReplica, one: Write[NoteContent]) -> Outcome[NoteContent]:
        return write(self, replace(one, etag=None))

    monkeypatch.setattr(NoteReplica, "_write", blind)
    is_caught(machine)


def test_dropping_a_tombstone_is_caught(
    machine: type[Notes], monkeypatch: pytest.MonkeyPatch
) -> None:
    drop_tombstones(NoteReplica, monkeypatch)
    is_caught(machine)


def test_forgetting_a_baseline_is_caught(
    machine: type[Notes], monkeypatch: pytest.MonkeyPatch
) -> None:
    forget_baselines(monkeypatch)
    is_caught(machine)


def test_writing_what_a_batch_did_not_take_again_is_caught(
    machine: type[Notes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A write whose answer was lost must not be taken for one that never was."""
    remote_id = NoteReplica.remote_id
    numbers: Sequence[int] = []

    def other(self: NoteReplica, record_id: str, generation: int) -> str:
        numbers.append(0)  # type: ignore[attr-defined]
        return f"{remote_id(self, record_id, generation)}-{len(numbers)}"

    monkeypatch.setattr(NoteReplica, "remote_id", other)
    is_caught(machine)
