"""Errors of requests that can't be carried out. Nothing was changed then.

Each error names the ``field`` that is wrong (as the actions call it) and carries the
``placeholders`` of its message; ``key`` is that message's name in the translations.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from ..base_error import StudioSyncError
from ..book.errors import BookInvalid, Reason
from ..formats.errors import RecurrenceReason


class SchedulingError(StudioSyncError):
    """Something that can't be done; the base of all these errors."""

    key: ClassVar[str] = "refused"
    is_mistake = True
    field: str = ""

    def __init__(self, field: str | None = None, **placeholders: str) -> None:
        """Name the field, if it is not the usual one, and fill the message."""
        self.field = self.field if field is None else field
        self.placeholders = {"field": self.field, **placeholders}
        super().__init__(f"{self.key}: {self.field}")


class EndBeforeStart(SchedulingError):
    """It would end before it starts, or a whole day would have no length."""

    key = "end_before_start"
    field = "end"


class Unknown(SchedulingError):
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


class UnknownGroup(Unknown):
    """No such group of clients."""

    key = "unknown_client_group"
    field = "group_id"


class NoSuchStaff(Unknown):
    """Nobody of the staff is called so; ``known`` are all of them."""

    key = "no_such_staff"
    field = "staff_id"


class NoSuchResource(Unknown):
    """No room or resource is called so; ``known`` are all of them."""

    key = "no_such_resource"
    field = "resource_ids"


class NoSuchType(Unknown):
    """No session type is called so; ``known`` are all of them."""

    key = "no_such_session_type"
    field = "session_type"


class NoSuchGroup(Unknown):
    """No group of clients is called so; ``known`` are all of them."""

    key = "no_such_client_group"
    field = "group_id"


class SeveralMeant(SchedulingError):
    """A name means more than one; ``known`` are those that it may mean."""

    key = "several_meant"


class GroupNameTaken(SchedulingError):
    """Another group of clients has this name."""

    key = "client_group_name_taken"
    field = "name"


class SameClient(SchedulingError):
    """A client can't be merged with itself."""

    key = "same_client"
    field = "other_id"


class UnknownMerge(Unknown):
    """The journal has no such merge of clients, or no longer."""

    key = "unknown_merge"
    field = "run_id"


class MergeUndone(SchedulingError):
    """The clients are two already, or one of them is removed or erased."""

    key = "merge_undone"
    field = "run_id"


class EraseNotConfirmed(SchedulingError):
    """A client is erased only if it was confirmed."""

    key = "erase_not_confirmed"
    field = "confirm"


class UnknownConflict(Unknown):
    """No such conflict."""

    key = "unknown_conflict"
    field = "conflict_id"


class UnknownSessionType(Unknown):
    """The studio has no session type of that name; ``id`` is the name."""

    key = "unknown_session_type"
    field = "session_type"


class ClientElsewhere(SchedulingError):
    """The client belongs to another studio. Raised where the other books are known."""

    key = "client_of_other_studio"
    field = "client_id"


class NoInstance(SchedulingError):
    """The series has no instance that starts at this moment."""

    key = "no_instance"
    field = "moment"


class MomentMissing(SchedulingError):
    """It is not said which instance of a series is meant."""

    key = "moment_missing"
    field = "moment"


class AlreadyLinked(SchedulingError):
    """The appointment has a client already: unlink it first."""

    key = "already_linked"
    field = "client_id"


class NotLinked(SchedulingError):
    """The appointment has no client."""

    key = "not_linked"
    field = "appointment_id"


class AlreadySession(SchedulingError):
    """It is a session already."""

    key = "already_session"
    field = "appointment_id"


class NotASession(SchedulingError):
    """It is not a session."""

    key = "not_a_session"
    field = "appointment_id"


class AlreadyCancelled(SchedulingError):
    """It is cancelled already."""

    key = "already_cancelled"
    field = "appointment_id"


class AlreadySaved(SchedulingError):
    """The request was carried out already, with other content than it has now."""

    key = "already_saved"
    field = "request_id"


class PastSession(SchedulingError):
    """A session that is over can't be moved."""

    key = "past_session"
    field = "start"


class PastSeries(SchedulingError):
    """A repeating session that has begun can't be moved as a whole."""

    key = "past_series"
    field = "moment"


class NotMovable(SchedulingError):
    """No rule names the dates of the series after this move (the 31st, moved by a day)."""

    key = "series_not_movable"
    field = "start"


class RuleNotShown(SchedulingError):
    """The repetition has parts that are not shown where it was edited: they would be lost."""

    key = "rule_not_shown"
    field = "recurrence"


class StaffBusy(SchedulingError):
    """A person or room that is needed is not available then; ``title`` is what is in the way."""

    key = "staff_busy"
    field = "start"


class ConflictClosed(SchedulingError):
    """The conflict is resolved already; ``resolution`` says how."""

    key = "conflict_closed"
    field = "conflict_id"


class ConflictOutdated(SchedulingError):
    """The appointments of the conflict have changed or are gone."""

    key = "conflict_outdated"
    field = "conflict_id"


class NotOffered(SchedulingError):
    """This answer does not fit this kind of conflict; ``answer`` names it."""

    key = "answer_not_offered"
    field = "answer"


class ResolutionOvertaken(SchedulingError):
    """What the resolution changed has been changed again since."""

    key = "resolution_overtaken"
    field = "conflict_id"


class CopyAnswerFinal(SchedulingError):
    """The answer to whose contact something is can't be taken back."""

    key = "copy_answer_final"
    field = "conflict_id"


class BadRecurrence(SchedulingError):
    """The repetition can't be understood; ``reason`` says why."""

    key = "bad_recurrence"
    field = "recurrence"


class BadTemplate(SchedulingError):
    """The title template contains an unknown placeholder; ``name`` is it."""

    key = "bad_title_template"
    field = "title_template"


class BadSessionType(SchedulingError):
    """A session type of the options is wrong; ``name`` is its name, ``reason`` what is wrong."""

    key = "bad_session_type"
    field = "session_types"


class OneRepeats(SchedulingError):
    """One instance of a series can't repeat by itself."""

    key = "one_repeats"
    field = "recurrence"


class NeverTakesPlace(SchedulingError):
    """The repetition leaves no date at all, such as one that ends before it begins."""

    key = "never_takes_place"
    field = "recurrence"


class DateTooFar(SchedulingError):
    """The date is beyond the range of calendars."""

    key = "date_too_far"
    field = "start"


class TextTooLong(SchedulingError):
    """A text is longer than it may be."""

    key = "text_too_long"


class BadText(SchedulingError):
    """A text contains characters that can't be stored."""

    key = "bad_text"


class NameMissing(SchedulingError):
    """The name is missing."""

    key = "client_name_missing"
    field = "name"


class NotAnAddress(SchedulingError):
    """It is no e-mail address; ``value`` is what was given."""

    key = "not_an_address"
    field = "emails"


class NotANumber(SchedulingError):
    """It is no phone number; ``value`` is what was given."""

    key = "not_a_phone_number"
    field = "phones"


class Invalid(SchedulingError):
    """A value breaks another rule of the book; ``reason`` says which."""

    key = "invalid_value"


_REFUSED: Mapping[tuple[str, Reason | RecurrenceReason], Callable[[], SchedulingError]] = {
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
_TEXT: Mapping[Reason | RecurrenceReason, type[SchedulingError]] = {
    Reason.TOO_LONG: TextTooLong,
    Reason.CONTROL_CHARACTER: BadText,
    Reason.NOT_UNICODE: BadText,
}


def translated(err: BookInvalid) -> SchedulingError:
    """Return the error of this package that says what the book refused, and in which field."""
    if (made := _REFUSED.get((err.field, err.reason))) is not None:
        return made()
    if err.field == "recurrence":
        return BadRecurrence(reason=err.reason.value)
    if (text := _TEXT.get(err.reason)) is not None:
        return text(err.field)
    field = "start" if err.field == "when" else err.field
    return Invalid(field, reason=err.reason.value)


class BadLabel(SchedulingError):
    """A template makes no label: nothing of it can be shown."""

    key = "label_invalid"
