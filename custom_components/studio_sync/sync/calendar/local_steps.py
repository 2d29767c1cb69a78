"""What the book takes in of exceptions of series, and of what continues a series."""

from __future__ import annotations

from dataclasses import replace

from ...book import appointments
from ...book.model import Appointment, Content, LinkState
from ..journal_entries import Step
from ..local_context import mark_deleted, theirs_of
from ..masking import copy_now, seen
from ..merge import with_fields
from ..model import given
from .values import Action, Context, StepOf


class SeriesSteps:
    """Implements ``apply_local.ChildSteps``."""

    def create(self, context: Context, action: Action, record: Appointment) -> StepOf | None:
        """Take in an exception, or what continues a series after a split."""
        item = given(action.item)
        if action.alone:
            return None
        series = context.parent(item)
        if series is None:
            return None if item.parent_id is None else Step(again=True)
        if series.deleted and item.parent_id is not None:
            # It was deleted meanwhile: what follows for the exception is planned again.
            return Step(again=True)
        # The same client and session as the series.
        record = replace(
            record,
            content=given(action.content),
            kind=series.kind,
            staff_id=series.staff_id,
            assistant_ids=series.assistant_ids,
            resource_ids=series.resource_ids,
            client_id=series.client_id,
            session_type=series.session_type,
            room_names=series.room_names,
            client_phone=series.client_phone,
            series_id=series.id if item.parent_id is not None else None,
            original_start=item.position,
        )
        if item.hidden and item.position is not None:
            said = context.setting.kind.hierarchy.child(series.content, item.position)
            record = replace(record, content=with_fields(record.content, said, item.hidden))
        record, shown, content = _like_its_series(context, record, series)
        # What continues a series that has left this calendar leaves it, too.
        in_scope = context.setting.kind.policy.is_in_scope(record, context.setting.scope)
        again = content != shown or (item.parent_id is None and not in_scope)
        state = LinkState.PENDING if again else LinkState.OK
        link = context.link(action, record, baseline=content, state=state)
        return Step(record=record, link=link, again=again)

    def update(self, context: Context, action: Action, changed: Appointment) -> StepOf | None:
        """Give an exception back to its series, or let a single date join it."""
        if _has_another(context, given(action.record)):
            # Undone and changed once more before this: the copy is the other one's.
            return Step(link=None if action.link is None else mark_deleted(action.link))
        if action.reason == "given_back":
            return _given_back(context, action, changed)
        if action.reason == "joins_series":
            return _join_series(context, action, changed)
        return None

    def cancel(self, context: Context, action: Action) -> StepOf:
        """See ``_cancel_instance``."""
        return _cancel_instance(context, action)

    def keep(self, context: Context, action: Action) -> StepOf:
        """See ``_keep_instance``."""
        return _keep_instance(context, action)


def _like_its_series(
    context: Context, record: Appointment, series: Appointment
) -> tuple[Appointment, Content, Content]:
    """Return a new part of a series, with the hidden fields of the series.

    With it the content for the replica, and what is there now, for the baseline.
    """
    view = context.setting.projection
    whole = replace(record, content=series.content, origin=series.origin)
    shown = view.mask(whole, None, record.content)
    there_now = seen(view, whole, shown, record.content)
    return replace(whole, content=view.take_back(whole, shown)), shown, there_now


def _join_series(context: Context, action: Action, changed: Appointment) -> StepOf:
    """Make a single one an exception of its series."""
    item = given(action.item)
    series = context.parent(item)
    if series is None:
        return Step(again=True)
    taken = {each.original_start for each in appointments.exceptions(context.tx, series.id)}
    if item.position in taken:
        return Step()
    part = replace(
        changed,
        content=replace(changed.content, recurrence=()),
        series_id=series.id,
        original_start=item.position,
        client_id=changed.client_id or series.client_id,
    )
    if item.content is None:
        return Step(record=part, link=mark_deleted(context.link(action, part)))
    baseline = copy_now(context.setting.projection, action)
    link = context.link(action, part, baseline=baseline, state=LinkState.PENDING)
    return Step(record=part, link=link, again=True)


def _has_another(context: Context, record: Appointment) -> bool:
    """Tell whether this was an exception, and the series has another one at that date by now."""
    if not record.deleted or record.series_id is None or record.original_start is None:
        return False
    other = appointments.exception_at(context.tx, record.series_id, record.original_start)
    return other is not None


def _given_back(context: Context, action: Action, plain: Appointment) -> StepOf:
    """Put a plain exception in the book, with its series' people, and have the copy follow it."""
    series = given(appointments.get(context.tx, given(plain.series_id)))
    plain = replace(
        plain,
        staff_id=series.staff_id,
        assistant_ids=series.assistant_ids,
        resource_ids=series.resource_ids,
    )
    link = action.link
    if link is not None and action.item is None:
        link = replace(link, state=LinkState.PENDING)
    else:
        link = context.link(action, plain, baseline=theirs_of(action), state=LinkState.PENDING)
    return Step(record=plain, link=link, again=True)


def _cancel_instance(context: Context, action: Action) -> StepOf:
    """Note in the book that one instance of a series does not take place."""
    item = given(action.item)
    series, start = context.parent(item), given(item.position)
    if series is None:
        return Step(again=True)
    kind = context.setting.kind
    content = kind.policy.off(kind.hierarchy.child(series.content, start))
    record = replace(
        series,
        id=context.tx.new_id(),
        rev=0,
        content=content,
        extra="",
        series_id=series.id,
        original_start=start,
    )
    return Step(record=record, link=mark_deleted(context.link(action, record)))


def _keep_instance(context: Context, action: Action) -> StepOf:
    """Keep an instance that was changed or cancelled there, as an exception in the book.

    It is as its series says, and the copy follows it.
    """
    step = _cancel_instance(context, action)
    item, series = action.item, None if action.item is None else context.parent(action.item)
    if step.record is None or item is None or series is None:
        return step
    content = context.setting.kind.policy.revived(step.record.content, series.content)
    kept = replace(step.record, content=content)
    if item.content is None:
        return Step(record=kept, again=True)
    view = context.setting.projection
    there = with_fields(item.content, view.project(kept, kept.content), item.hidden)
    there_now = seen(view, kept, view.mask(kept, None, there), there)
    link = context.link(action, kept, baseline=there_now, state=LinkState.PENDING)
    return Step(record=kept, link=link, again=True)
