"""Undoes an answer to a conflict, unless somebody has changed one of its records since."""

from dataclasses import replace
from typing import Any

from ..book import conflicts, links
from ..book.database import Transaction
from ..book.model import Conflict
from .errors import ResolutionOvertaken
from .overlap_answers import Resolved
from .record_kinds import KINDS
from .recurrence_scope import telling


def take_back(tx: Transaction, resolved: Resolved[Any]) -> Conflict:
    """Put back what an answer changed, and open its conflict again.

    Raises ResolutionOvertaken if one of the records has been changed since, the conflict
    has been answered otherwise, or the answer to an edit conflict is in Google already.
    """
    stored = conflicts.get(tx, resolved.conflict.id)
    if stored is None or stored != resolved.conflict:
        raise ResolutionOvertaken
    store = KINDS[resolved.conflict.record_kind].store
    now = store.get(tx, [each.id for each in resolved.after])
    if any(now.get(each.id) != each for each in resolved.after):
        raise ResolutionOvertaken
    link = resolved.link_after
    if link is not None and link != links.get(tx, link.replica_id, [link.record_id]).get(
        link.record_id
    ):
        # A run has sent the answer to Google: there is nothing left to decide.
        raise ResolutionOvertaken
    before = {each.id for each in resolved.before}
    with telling():
        for each in resolved.after:
            if each.id not in before:
                store.delete(tx, each)
        restored = store.put(tx, resolved.before)
    fields: tuple[str, ...] = ()
    if resolved.link_before is not None:
        before_answer = resolved.link_before
        if before_answer.frozen_rev is not None and restored:
            # Asked by an earlier version, which suspends the whole pair.
            before_answer = replace(before_answer, frozen_rev=restored[0].rev)
        links.put_many(tx, [before_answer])
        fields = stored.fields
    again = replace(stored, closed_at=None, resolution="", fields=fields)
    conflicts.bring_up_to_date(tx, again)
    return again
