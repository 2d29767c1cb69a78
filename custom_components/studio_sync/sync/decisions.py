"""What follows for one pair of a record and its copy. Pure.

Every pair of a record (*here*, in the book) and its copy (*there*, in the
replica) is in one of five states on each side, compared with its baseline. The table
``DECISIONS`` says what follows; it is explained in docs/sync-rules.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import Enum, auto
from functools import partial
from typing import Any, Final

from ..book.model import SHOWN_OTHERWISE, LinkState
from .masking import shown
from .merge import Merged, changed_fields, merge, with_fields
from .model import Action, Do, Policy, RemoteItem, Rules, SkippedItem
from .pair import Pair, is_unpaired
from .record import Fields, Record
from .uids import SAME_UID

LEFT_AWAY: Final = "left_away"
"""Why a copy that somebody deleted there is not made again."""
NOT_SHOWN_YET: Final = "not_shown_yet"
"""Why it is waited until a copy is known: what was read is older than what was written."""
_NOT_DELETED = NOT_SHOWN_YET, SHOWN_OTHERWISE
"""Why a write is outstanding that is no deletion of our own."""


class State(Enum):
    """The state of one side of a pair, compared with the baseline."""

    NONE = auto()
    """Not there, and never agreed on."""
    NEW = auto()
    SAME = auto()
    EDITED = auto()
    GONE = auto()


type Decision[R: Record, C: Fields] = Action[R, C] | SkippedItem | None
type Decide[R: Record, C: Fields] = Callable[[Pair[R, C], Rules], Decision[R, C]]


def state_here[R: Record, C: Fields](pair: Pair[R, C]) -> State:
    """Compare the book's side with the baseline."""
    if pair.base is None:
        return State.NONE if pair.content is None else State.NEW
    if pair.content is None:
        return State.GONE
    return State.SAME if pair.content == pair.base else State.EDITED


def state_there[R: Record, C: Fields](pair: Pair[R, C]) -> State:
    """Compare the replica's side with the baseline; what is not in the delta is the same."""
    item, link = pair.item, pair.link
    if link is None or pair.base is None:
        return State.NEW if item is not None and item.content is not None else State.NONE
    if item is None:
        return State.SAME
    if item.content is None:
        return State.GONE
    # The etag of a suspended pair is that of a content which was never agreed on.
    same_etag = item.etag is not None and item.etag == link.etag
    known = same_etag and link.frozen_rev is None and not pair.shown_again
    if known or pair.theirs == pair.base:
        return State.SAME
    return State.EDITED


def nothing[R: Record, C: Fields](pair: Pair[R, C], rules: Rules) -> Decision[R, C]:
    """Move only the etag, if that is new (somebody changed what we don't sync)."""
    if pair.never_made:
        return forget(pair, rules)
    item, link = pair.item, pair.link
    if item is None or link is None or pair.base is None:
        return None
    if pair.unmarked:
        return _mark(pair)
    if pair.record and pair.content and shown(pair.projection, pair.record, item.whole):
        return pair.action(Do.UPDATE_REMOTE, "edited_here", pair.content)
    open_still = link.state is LinkState.PENDING or link.frozen_rev is not None
    if item.etag != link.etag or item.id != link.remote_id or open_still:
        return pair.action(Do.AGREE, "same_content", pair.base)
    return None


def _create_there[R: Record, C: Fields](pair: Pair[R, C], rules: Rules) -> Decision[R, C]:
    if pair.candidate:
        return None
    if pair.unsettled:
        return pair.action(Do.WAIT, "answer_lost", pair.content)
    if pair.content is None or pair.kind.policy.is_past(pair.content, rules.since):
        return pair.skip("before_window")
    return pair.action(Do.CREATE_REMOTE, "new_here", pair.content)


def _create_here[R: Record, C: Fields](pair: Pair[R, C], rules: Rules) -> Decision[R, C]:
    item = pair.item
    if item is None or item.content is None:
        return None
    if pair.is_left_over or (pair.record is not None and pair.record.lives):
        # Brought back in a replica that it had left, it says nothing new.
        return _delete_there(pair, rules)
    if (reason := _not_admitted(pair, item, item.content, rules)) is not None:
        return pair.skip(reason)
    if pair.record is not None:
        return bring_back(pair)
    alone = item.parent_id is not None and not pair.parent_known
    return replace(pair.action(Do.CREATE_LOCAL, "new_there", item.content), alone=alone)


def _not_admitted[R: Record, C: Fields](
    pair: Pair[R, C], item: RemoteItem[C], content: C, rules: Rules
) -> str | None:
    """Say why something new does not come into the book; None if it does.

    A child of a parent that the book has comes in whatever it is: it is part of that.
    """
    wanted = rules.populate_in or rules.send_back
    if item.parent_id is not None and pair.parent_known:
        return None if wanted else "not_sent_back"
    if item.hidden:
        # Perhaps it is nothing to be admitted: who sees it whole decides.
        return "hidden"
    if (reason := pair.kind.policy.not_admitted(item, content, rules)) is not None:
        return reason
    new = item.updated is None or item.updated >= pair.connected_at
    return None if wanted and (rules.populate_in or new) else "not_sent_back"


def _mark[R: Record, C: Fields](pair: Pair[R, C]) -> Decision[R, C]:
    """Let the copy say whose it is, and leave what else it says."""
    marking = pair.action(Do.UPDATE_REMOTE, "marked", pair.theirs)
    return replace(marking, marks=True, differs=pair.theirs != pair.base)


def shared[R: Record, C: Fields](pair: Pair[R, C], rules: Rules) -> Decision[R, C]:
    """Change nothing where a copy is of several records, or a record has several copies."""
    if pair.content is None and pair.record is not None:
        # The other one keeps it.
        ends = pair.link is not None and not pair.link.gone
        return pair.action(Do.UNLINK, "shared_copy", None) if ends else None
    if pair.record is None or is_unpaired(pair.link):
        return pair.skip("shared_copy", problem=True)
    return pair.action(Do.REST, "shared_copy", None)


def unclear[R: Record, C: Fields](pair: Pair[R, C], rules: Rules) -> Decision[R, C]:
    """Change nothing where two have one UID and say something else: neither is doubled."""
    link = pair.link
    if pair.record is None:
        return pair.skip(SAME_UID, problem=True)
    if pair.candidate or (link is not None and link.state is LinkState.PENDING):
        return None
    return pair.action(Do.WAIT, SAME_UID, pair.content)


def _update_there[R: Record, C: Fields](pair: Pair[R, C], rules: Rules) -> Decision[R, C]:
    return pair.action(Do.UPDATE_REMOTE, "edited_here", pair.content)


def _update_here[R: Record, C: Fields](pair: Pair[R, C], rules: Rules) -> Decision[R, C]:
    if rules.send_back:
        return pair.action(Do.UPDATE_LOCAL, "edited_there", pair.theirs)
    if pair.unmarked:
        return _mark(pair)
    if pair.link is not None and pair.link.state is LinkState.PENDING:
        # Our write was done, though its answer was lost; what was edited there since stays.
        return _left_as_it_is(pair, pair.base)
    return pair.skip("not_sent_back")


def merge_sides[R: Record, C: Fields](
    pair: Pair[R, C], base: C | None, here: C, theirs: C, policy: Policy
) -> Merged[C]:
    """Merge both sides of a pair; which edit is newer is told by the replica's clock."""
    there_at = None if pair.item is None else pair.item.updated
    here_at = partial(pair.clocks.edited_at, pair.record)
    schema = pair.kind.schema
    return merge(schema, base, here, theirs, policy=policy, here_at=here_at, there_at=there_at)


def _merge[R: Record, C: Fields](pair: Pair[R, C], rules: Rules) -> Decision[R, C]:
    if pair.content is None or pair.theirs is None:
        return None
    if pair.content == pair.theirs:
        return pair.action(Do.AGREE, "same_content", pair.content)
    if not rules.send_back and pair.base is not None:
        return _one_way(pair, pair.content, pair.theirs)
    # Nobody can be asked about a pair that was only just recognised: all would be asked.
    recognised = pair.base is None and rules.policy is Policy.ASK
    policy = Policy.NEWEST if recognised else rules.policy
    merged = merge_sides(pair, pair.common, pair.content, pair.theirs, policy)
    if merged.asked:
        # The fields that are in question already stay so.
        fields = (*pair.suspended, *merged.asked)
        return pair.action(Do.CONFLICT, "edited_both", pair.theirs, fields=fields)
    do = Do.LINK if pair.base is None else Do.MERGE
    reason = "recognised" if pair.base is None else "edited_both"
    return pair.action(do, reason, merged.content, losers=merged.losers)


def _one_way[R: Record, C: Fields](
    pair: Pair[R, C], content: C | None, theirs: C | None
) -> Decision[R, C]:
    """Send what the studio changed; what else the copy says is left as it is."""
    action = pair.action(Do.UPDATE_REMOTE, "edited_here", content)
    if content is None or theirs is None:
        return action
    then = with_fields(theirs, content, changed_fields(pair.common, content))
    return replace(action, differs=then != content)


def _link[R: Record, C: Fields](pair: Pair[R, C], rules: Rules) -> Decision[R, C]:
    """Recognise a pair. One way only, the copy keeps its own until the studio changes it."""
    if pair.content == pair.theirs:
        return pair.action(Do.LINK, "recognised", pair.content)
    if not (rules.send_back or rules.populate_in):
        if pair.is_child and pair.plain is not None and not pair.candidate:
            # What the studio has changed of that child is sent, the rest stays as it is.
            return _one_way(pair, pair.content, pair.theirs)
        return _left_as_it_is(pair, pair.content)
    return _merge(pair, replace(rules, send_back=True))


def _left_as_it_is[R: Record, C: Fields](pair: Pair[R, C], content: C | None) -> Decision[R, C]:
    """Hold on to a copy that says something else, and is read when that matters."""
    return replace(pair.action(Do.LINK, "left_as_it_is", content), differs=True)


def _delete_there[R: Record, C: Fields](pair: Pair[R, C], rules: Rules) -> Decision[R, C]:
    reason = "left_scope" if pair.record and pair.record.lives else "deleted_here"
    return pair.action(Do.DELETE_REMOTE, reason, None)


def _delete_here[R: Record, C: Fields](pair: Pair[R, C], rules: Rules) -> Decision[R, C]:
    link = pair.link
    if link is not None and link.state is LinkState.PENDING and link.reason not in _NOT_DELETED:
        # Our own deletion may have done that, whose answer was lost: it was brought back since.
        return pair.action(Do.CREATE_REMOTE, "edit_beats_deletion", pair.content)
    deletion = None if pair.record is None else pair.kind.policy.deletion(pair.record, rules.scope)
    match deletion:
        case Do.CREATE_REMOTE:
            return pair.action(Do.CREATE_REMOTE, "put_back", pair.content)
        case Do.UNLINK:
            return pair.action(Do.UNLINK, LEFT_AWAY, None)
    if not rules.send_back or deletion is None:
        return pair.action(Do.UNLINK, "not_sent_back", None)
    return pair.action(deletion, "deleted_there", None)


def restore_there[R: Record, C: Fields](pair: Pair[R, C], rules: Rules) -> Decision[R, C]:
    """Make it there once more, if somebody has edited it here."""
    if pair.only_shown_again:
        return _delete_here(pair, rules)
    return pair.action(Do.CREATE_REMOTE, "edit_beats_deletion", pair.content)


def restore_here[R: Record, C: Fields](pair: Pair[R, C], rules: Rules) -> Decision[R, C]:
    """Bring it back in the book, or one way only: delete it there."""
    if not rules.send_back or pair.is_left_over:
        return _delete_there(pair, rules)
    return bring_back(pair)


def bring_back[R: Record, C: Fields](pair: Pair[R, C]) -> Decision[R, C]:
    """Copy what was edited there to a record that is deleted here, or elsewhere."""
    record, theirs = pair.record, pair.theirs
    if record is None or theirs is None:
        return None
    own = pair.projection.project(record, record.content)
    merged = merge_sides(pair, pair.base, own, theirs, Policy.REMOTE)
    reason = "edited_there" if record.lives else "edit_beats_deletion"
    content = pair.kind.policy.revived(merged.content, theirs)
    return pair.action(Do.UPDATE_LOCAL, reason, content)


def forget[R: Record, C: Fields](pair: Pair[R, C], rules: Rules) -> Decision[R, C]:
    """Remove the link of what is on neither side."""
    return pair.action(Do.UNLINK, "deleted_on_both", None)


DECISIONS: Mapping[tuple[State, State], Decide[Any, Any]] = {
    # here          there
    (State.NONE, State.NONE): nothing,
    (State.NEW, State.NONE): _create_there,
    (State.NONE, State.NEW): _create_here,
    (State.NEW, State.NEW): _link,
    (State.SAME, State.SAME): nothing,
    (State.EDITED, State.SAME): _update_there,
    (State.SAME, State.EDITED): _update_here,
    (State.EDITED, State.EDITED): _merge,
    (State.GONE, State.SAME): _delete_there,
    (State.SAME, State.GONE): _delete_here,
    (State.EDITED, State.GONE): restore_there,
    (State.GONE, State.EDITED): restore_here,
    (State.GONE, State.GONE): forget,
}
