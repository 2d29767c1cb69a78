"""Whether a change is in effect that may have been undone, done again, and undone once more.

Each undo is a run of its own, which names the one that it has undone.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import batched

from sqlalchemy import bindparam, select

from . import journal, tables
from .database import Transaction
from .model import Run

_MANY = 500
_r = tables.run.c
_UNDONE = select(_r.undoes, _r.id).where(_r.undoes.in_(bindparam("keys", expanding=True)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """Whether a change is in effect.

    ``last`` is the run that is undone next: the change itself, or the last undo. ``undone``: it is
    not in effect. ``redo``: undoing ``last`` does again what was undone.
    """

    last: Run
    undone: bool
    redo: bool


def effects(tx: Transaction, runs: Collection[Run]) -> dict[str, Effect]:
    """Return whether these changes are in effect, by id."""
    chains: dict[str, list[Run]] = {each.id: [each] for each in runs}
    open_ends = dict(chains)
    while open_ends:
        more = _undoing(tx, [chain[-1].id for chain in open_ends.values()])
        open_ends = {key: chain for key, chain in open_ends.items() if chain[-1].id in more}
        for chain in open_ends.values():
            chain.append(more[chain[-1].id])
    return {
        key: Effect(last=chain[-1], undone=len(chain) % 2 == 0, redo=does_again(tx, chain[-1]))
        for key, chain in chains.items()
    }


def does_again(tx: Transaction, run: Run | None) -> bool:
    """Tell whether undoing a run does something again: it is an undo, or so on."""
    again = False
    while run is not None and (run.kind == "undo" or run.undoes is not None):
        again = not again
        run = None if run.undoes is None else journal.run(tx, run.undoes)
    return again


def _undoing(tx: Transaction, run_ids: Iterable[str]) -> dict[str, Run]:
    """Return the runs that have undone some of these, by the id of what they have undone."""
    found = dict[str, Run]()
    for some in batched(run_ids, _MANY, strict=False):
        for undone, key in tx.connection.execute(_UNDONE, {"keys": some}).all():
            if (run := journal.run(tx, key)) is not None:
                found[undone] = run
    return found
