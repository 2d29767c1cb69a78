"""What the page plans before it is saved: a new appointment, or changes of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from typing import Any, Final

from homeassistant.exceptions import ServiceValidationError
import probatio as vol

from ..book.database import Transaction
from ..book.model import AllDay, Appointment, Content, Moment, Status
from ..const import DOMAIN
from ..formats.recurrence import expand
from ..scheduling.errors import EndBeforeStart
from ..scheduling.free_people import Plan
from ..scheduling.input_limits import check_content
from ..scheduling.recurrence_scope import Scope, instance, target, zone_name
from ..services import schema as given
from ..services.studio_access import StudioAccess
from .diary import LONGEST

DAY: Final = timedelta(days=1)
FIRST: Final = 5
"""So many dates of a series are told before it is saved."""
AHEAD: Final = 100 * 366 * DAY
"""So far ahead they are looked for: what takes place in leap years only is eight years apart."""
NO_TIME: Final = timedelta()

PLAN: Final[dict[Any, Any]] = {
    vol.Optional("appointment_id"): str,
    **given.INSTANCE,
    vol.Optional(given.ATTR_START): given.moment,
    **given.WHEN,
    **given.CONTENT,
    **given.PEOPLE,
    vol.Optional("client_id"): vol.Any(None, str),
}
"""The fields of ``add_appointment``, with an appointment's id those of ``update_appointment``."""


def plan_of(
    tx: Transaction, access: StudioAccess, asked: Mapping[str, Any], people: Mapping[str, Any]
) -> Plan:
    """Return what is planned; without a start it is now. ``people``: see ``schema.people_of``.

    Raises Unauthorized for what the user may not change, UnknownAppointment, NoInstance,
    UnknownSessionType, EndBeforeStart, DateTooFar.
    """
    studio = access.studio
    if "appointment_id" not in asked:
        draft = given.draft_of({given.ATTR_START: tx.now, **asked}, studio, people, None)
        content = Content(
            title="",
            when=draft.when,
            recurrence=draft.recurrence,
            status=draft.status,
            busy=draft.busy,
        )
        record = Appointment(
            id="",
            content=content,
            kind=draft.kind,
            staff_id=draft.staff_id,
            assistant_ids=draft.assistant_ids,
            resource_ids=draft.resource_ids,
            session_type=draft.session_type,
        )
        return _checked(Plan(record=record, when=draft.when))
    moment, scope = given.instance_of(asked, studio)
    record, at, _ = target(tx, asked["appointment_id"], moment, scope)
    access.refuse_foreign(record)
    now = instance(record, at)
    changes = given.changes_of(asked, now, studio, people)
    when = changes.get("when", now.when)
    kind = record.session_type
    if "session_type" in changes:
        kind = studio.session_type(changes["session_type"] or "").name
    # What is cancelled is looked at as if it were taken up again.
    status = changes.get("status", now.status)
    if status is Status.CANCELLED:
        status = Status.CONFIRMED
    content = replace(record.content, busy=changes.get("busy", now.busy), status=status)
    planned = replace(
        record,
        content=content,
        session_type=kind,
        staff_id=changes.get("staff_id", record.staff_id),
        assistant_ids=changes.get("assistant_ids", record.assistant_ids),
        resource_ids=changes.get("resource_ids", record.resource_ids),
    )
    whole = at is None or scope not in {None, Scope.THIS}
    if whole:
        recurrence = changes.get("recurrence", record.content.recurrence)
        moved = replace(planned.content, when=when, recurrence=recurrence)
        planned = replace(planned, content=moved)
    return _checked(Plan(record=planned, when=when, instance=None if whole else at))


def dates_of(plan: Plan) -> list[Moment]:
    """Return when the first dates of a planned series begin; none of what does not repeat."""
    lines, start = plan.record.content.recurrence, plan.when.start
    if plan.instance is not None or not lines:
        return []
    every = expand(lines, start, zone_name(plan.when), start, start + AHEAD)
    return list(islice(every, FIRST))


def _checked(plan: Plan) -> Plan:
    """Refuse a span that can't be, or is too long to be compared."""
    when = plan.when
    check_content(replace(plan.record.content, when=when), ["when"])
    if when.end - when.start < (DAY if isinstance(when, AllDay) else NO_TIME):
        raise EndBeforeStart
    if when.end - when.start > LONGEST:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="diary_too_long")
    return plan
