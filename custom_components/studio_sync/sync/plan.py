"""What a run has to do: a pure function from two sets of changes to a plan.

What follows for each pair is in ``decisions``, for exceptions of series in ``instances``.
"""

from __future__ import annotations

from .calendar.instances import join_series, move_there, rule_of_exception
from .calendar.series_notes import SeriesNotes
from .decisions import DECISIONS, Decision, State, state_here, state_there
from .hiding import Hiding
from .matching import pairs_of
from .model import Action, Do, Plan, Rules, SetAside
from .pair import Pair, Snapshot


def plan(snapshot: Snapshot, rules: Rules) -> Plan:
    """Decide on every pair of the snapshot. Series come before their exceptions."""
    actions: list[Action] = []
    aside: list[SetAside] = []
    series = SeriesNotes()
    hiding = Hiding(snapshot.projection)
    for pair in pairs_of(snapshot, rules):
        decision = _decide(pair, rules, series)
        if not pair.is_exception:
            series.note(pair, decision)
        decision = hiding.after(pair, decision)
        if isinstance(decision, SetAside):
            aside.append(decision)
        elif decision is not None:
            actions.append(decision)
    return Plan(actions=tuple(actions), set_aside=tuple(aside), unread=frozenset(series.unread))


def _decide(pair: Pair, rules: Rules, series: SeriesNotes) -> Decision:
    """Look the pair up in the table; an exception first asks how its series fares."""
    if pair.asks is not None:
        return pair.action(Do.CONFLICT, "edited_both", pair.theirs, fields=pair.asks)
    if pair.is_single_date and series.holds(pair.item):
        return join_series(pair, rules)
    if pair.rests:
        return None
    if pair.misplaced and state_there(pair) is not State.EDITED:
        return move_there(pair)
    if pair.is_exception:
        series.foresee(pair, rules.staff_id)
        decide = rule_of_exception(pair, series)
        if decide is not None:
            return decide(pair, rules)
    return DECISIONS[state_here(pair), state_there(pair)](pair, rules)


def only_hiding(snapshot: Snapshot, rules: Rules) -> tuple[Action, ...]:
    """Return what takes away what is no longer shown, and leaves all else as it is."""
    hiding = Hiding(snapshot.projection)
    found = [hiding.after(pair, None) for pair in pairs_of(snapshot, rules)]
    return tuple(action for action in found if isinstance(action, Action))
