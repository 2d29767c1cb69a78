"""What people can ask for that can't be done. Nothing was changed then.

Each error names the ``field`` that is wrong (as the actions call it) and carries the
``placeholders`` of its message; ``key`` is that message's name in the translations.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from ..base_error import StudioSyncError
from ..book.errors import BookInvalid, Reason
from ..formats.errors import RecurrenceReason


class DeskError(StudioSyncError):
    """Something that can't be done; the base of all these errors."""

    key: ClassVar[str] = "refused"
    is_mistake = True
    field: str = ""

    def __init__(self, field: str | None = None, **placeholders: str) -> None:
        """Name the field, if it is not the usual one, and fill the message."""
        self.field = self.field if field is None else field
        self.placeholders = {"field": self.field, **placeholders}
        super().__init__(f"{self.key}: {self.field}")


class EndBeforeStart(DeskError):
    """It would end before it starts, or a whole day would have no length."""

    key = "end_before_start"
    field = "end"


class Unknown(DeskError):
    """No such record in this studio; its id is in the placeholder ``id``."""


class UnknownAppointment(Unknown):
    """No such appointment, or it is deleted."""

    key = "unknown_appointment"
    field = "appointment_id"


class UnknownStaff(Unknown):
    """No such staff member."""

    key = "unknown_staff"
    field = "staff_id"


class UnknownResource(Unknown):
    """No such resource."""

    key = "unknown_resource"
    field = "resource_ids"


class UnknownClient(Unknown):
    """No such client."""

    key = "unknown_client"
    field = "client_id"


class UnknownConflict(Unknown):
    """No such conflict."""

    key = "unknown_conflict"
    field = "conflict_id"


class UnknownSessionType(Unknown):
    """The studio has no session type of that name; ``id`` is the name."""

    key = "unknown_session_type"
    field = "session_type"


class ClientElsewhere(DeskError):
    """The client belongs to another studio. Raised where the other books are known."""

    key = "client_of_other_studio"
    field = "client_id"


class NoInstance(DeskError):
    """The series has no instance that starts at this moment."""

    key = "no_instance"
    field = "moment"


class MomentMissing(DeskError):
    """It is not said which instance of a series is meant."""

    key = "moment_missing"
    field = "moment"


class AlreadyLinked(DeskError):
    """The appointment has a client already: unlink it first."""

    key = "already_linked"
    field = "client_id"


class NotLinked(DeskError):
    """The appointment has no client."""

    key = "not_linked"
    field = "appointment_id"


class AlreadySession(DeskError):
    """It is a session already."""

    key = "already_session"
    field = "appointment_id"


class NotASession(DeskError):
    """It is not a session."""

    key = "not_a_session"
    field = "appointment_id"


class AlreadyCancelled(DeskError):
    """It is cancelled already."""

    key = "already_cancelled"
    field = "appointment_id"


class PastSession(DeskError):
    """A session that is over can't be moved."""

    key = "past_session"
    field = "start"


class PastSeries(DeskError):
    """A repeating session that has begun can't be moved as a whole."""

    key = "past_series"
    field = "moment"


class NotMovable(DeskError):
    """No rule names the dates of the series after this move (the 31st, moved by a day)."""

    key = "series_not_movable"
    field = "start"


class RuleNotShown(DeskError):
    """The repetition has parts that are not shown where it was edited: they would be lost."""

    key = "rule_not_shown"
    field = "recurrence"


class StaffBusy(DeskError):
    """A person or room that is needed is not available then; ``title`` is what is in the way."""

    key = "staff_busy"
    field = "start"


class ConflictClosed(DeskError):
    """The conflict is resolved already; ``resolution`` says how."""

    key = "conflict_closed"
    field = "conflict_id"


class ConflictOutdated(DeskError):
    """The appointments of the conflict have changed or are gone."""

    key = "conflict_outdated"
    field = "conflict_id"


class NotOffered(DeskError):
    """This answer does not fit this kind of conflict; ``answer`` names it."""

    key = "answer_not_offered"
    field = "answer"


class NothingToUndo(DeskError):
    """What the resolution changed has been changed again since."""

    key = "resolution_overtaken"
    field = "conflict_id"


class BadRecurrence(DeskError):
    """The repetition can't be understood; ``reason`` says why."""

    key = "bad_recurrence"
    field = "recurrence"


class BadTemplate(DeskError):
    """The title template contains an unknown placeholder; ``name`` is it."""

    key = "bad_title_template"
    field = "title_template"


class BadSessionType(DeskError):
    """A session type of the options is wrong; ``name`` is its name, ``reason`` what is wrong."""

    key = "bad_session_type"
    field = "session_types"


class OneRepeats(DeskError):
    """One instance of a series can't repeat by itself."""

    key = "one_repeats"
    field = "recurrence"


class NeverTakesPlace(DeskError):
    """The repetition leaves no date at all, such as one that ends before it begins."""

    key = "never_takes_place"
    field = "recurrence"


class DateTooFar(DeskError):
    """The date is beyond the range of calendars."""

    key = "date_too_far"
    field = "start"


class TextTooLong(DeskError):
    """A text is longer than it may be."""

    key = "text_too_long"


class BadText(DeskError):
    """A text contains characters that can't be stored."""

    key = "bad_text"


class NameMissing(DeskError):
    """The name is missing."""

    key = "client_name_missing"
    field = "name"


class NotAnAddress(DeskError):
    """It is no e-mail address; ``value`` is what was given."""

    key = "not_an_address"
    field = "emails"


class NotANumber(DeskError):
    """It is no phone number; ``value`` is what was given."""

    key = "not_a_phone_number"
    field = "phones"


class Invalid(DeskError):
    """A value breaks another rule of the book; ``reason`` says which."""

    key = "invalid_value"


_REFUSED: Mapping[tuple[str, Reason | RecurrenceReason], Callable[[], DeskError]] = {
    ("when", Reason.END_BEFORE_START): EndBeforeStart,
    ("when", Reason.END_NOT_AFTER_START): EndBeforeStart,
    ("when", Reason.OUT_OF_RANGE): DateTooFar,
    ("recurrence", RecurrenceReason.NOT_MOVABLE): NotMovable,
    ("moment", Reason.NOT_AN_INSTANCE): NoInstance,
    ("id", Reason.UNKNOWN): UnknownAppointment,
    ("id", Reason.DELETED): UnknownAppointment,
    ("series_id", Reason.DELETED): UnknownAppointment,
    ("staff_id", Reason.UNKNOWN): partial(UnknownStaff, id=""),
    ("assistant_ids", Reason.UNKNOWN): partial(UnknownStaff, "assistant_ids", id=""),
    ("resource_ids", Reason.UNKNOWN): partial(UnknownResource, id=""),
    ("client_id", Reason.UNKNOWN): partial(UnknownClient, id=""),
}
_TEXT: Mapping[Reason | RecurrenceReason, type[DeskError]] = {
    Reason.TOO_LONG: TextTooLong,
    Reason.CONTROL_CHARACTER: BadText,
    Reason.NOT_UNICODE: BadText,
}


def translated(err: BookInvalid) -> DeskError:
    """Return the error of this package that says what the book refused, and in which field."""
    if (made := _REFUSED.get((err.field, err.reason))) is not None:
        return made()
    if err.field == "recurrence":
        return BadRecurrence(reason=err.reason.value)
    if (text := _TEXT.get(err.reason)) is not None:
        return text(err.field)
    field = "start" if err.field == "when" else err.field
    return Invalid(field, reason=err.reason.value)
