"""What people answer when the studio asks: overlaps, and edits on both sides."""

from collections.abc import Callable, Sequence

from custom_components.studio_sync.book import appointments, conflicts
from custom_components.studio_sync.book.codec import dump
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import (
    Appointment,
    ConflictKind,
    Content,
    Moment,
    Side,
)
from custom_components.studio_sync.scheduling import edit_conflicts, overlap_answers
from custom_components.studio_sync.scheduling.overlap_answers import Answer, Offer, Resolved
from custom_components.studio_sync.sync.projection import Projection

from ..overlap_checks import check
from .expectation import Expectation
from .scheduling_actor import SchedulingActor
from .studio_actor import BOOK
from .values import Numbers
from .views import text_of

_ANSWERS = (
    Answer.ASSIGN_NEW,
    Answer.MOVE_NEW,
    Answer.ASSIGN_NEW,
    Answer.CANCEL_NEW,
    Answer.CANCEL_OLD,
    Answer.MOVE_OLD,
    Answer.ASSIGN_OLD,
    Answer.KEEP_BOTH,
)


class QuestionActor(SchedulingActor):
    """Somebody who answers. ``projections`` are what the replicas are shown, by their id."""

    def __init__(self, expectation: Expectation, numbers: Numbers, staff: Sequence[str]) -> None:
        super().__init__(expectation, numbers, staff)
        self.projections: dict[str, Projection[Appointment, Content]] = {}
        more: dict[str, Callable[[Transaction, int], None]] = {
            name: getattr(self, name) for name in QUESTION_GESTURES
        }
        self.gestures |= more

    def look_for_overlaps(self, tx: Transaction, which: int = 0) -> None:
        """Compare all there is, as when the studio starts."""
        every = appointments.changes(tx, 0)
        check(tx, self.studio, [each.id for each in every[which % 2 :]])

    def answer_overlap(self, tx: Transaction, which: int) -> None:
        """Answer to one overlap, as the repair and the action do."""
        if not conflicts.open_ones(tx, ConflictKind.OVERLAP):
            self.look_for_overlaps(tx)
        found = conflicts.open_ones(tx, ConflictKind.OVERLAP)
        if not found:
            return
        conflict = found[which % len(found)]
        both = overlap_answers.both_sides(tx, self.studio, conflict.id)
        wanted = _ANSWERS[which % len(_ANSWERS)]
        offers = overlap_answers.overlap_offers(tx, self.studio, conflict.id)
        offer = next((each for each in offers if each.answer is wanted), offers[0])
        self._give(tx, offer, conflict.id)
        record, when = both.changed_by(offer.answer)
        match offer.answer:
            case Answer.MOVE_NEW | Answer.MOVE_OLD if offer.when and not _is_part(record):
                self._wrote(record, when=text_of(offer.when.start))
            case Answer.MOVE_NEW | Answer.MOVE_OLD:
                self._wrote(record)
            case Answer.ASSIGN_NEW | Answer.ASSIGN_OLD:
                self._assigned(record)
            case Answer.CANCEL_NEW | Answer.CANCEL_OLD:
                self._cancelled(tx, record, when.start)

    def _give(self, tx: Transaction, offer: Offer, name: str) -> Resolved:
        studio, answer = self.studio, offer.answer
        match answer:
            case Answer.MOVE_NEW | Answer.MOVE_OLD:
                assert offer.when is not None
                return overlap_answers.move(tx, studio, name, offer.when, answer)
            case Answer.ASSIGN_NEW | Answer.ASSIGN_OLD:
                assert offer.staff_id is not None
                return overlap_answers.assign(tx, studio, name, offer.staff_id, answer)
            case Answer.CANCEL_NEW | Answer.CANCEL_OLD:
                return overlap_answers.cancel_side(tx, studio, name, answer)
            case _:
                return overlap_answers.keep_both(tx, studio, name)

    def _assigned(self, record: Appointment) -> None:
        """Note it: an instance is then a single one in the other calendar."""
        self._wrote(record)
        if _is_part(record):
            self.expected.multiplied(self._tag(record))

    def _cancelled(self, tx: Transaction, record: Appointment, start: Moment) -> None:
        """Note what an answer cancelled: a single one, or one instance."""
        if not _is_part(record):
            self.expected.deleted(BOOK, self._tag(record), record.id)
            return
        whole, moment = record, start
        if record.series_id is not None:
            series = appointments.get(tx, record.series_id)
            assert series is not None
            assert record.original_start is not None
            whole, moment = series, record.original_start
        self._cancelled_instance(tx, whole, moment)

    def answer_edit(self, tx: Transaction, which: int) -> None:
        """Decide between the studio's values and Google's, as a whole or field by field."""
        found = conflicts.open_ones(tx, ConflictKind.EDIT)
        if not found:
            return
        conflict = found[which % len(found)]
        shown = self.projections[conflict.replica_id]
        sides = (Side.BOOK, Side.REPLICA)
        match which % 3:
            case 0:
                resolved = edit_conflicts.take_studio(tx, conflict.id, projection=shown)
            case 1:
                resolved = edit_conflicts.take_theirs(tx, conflict.id, projection=shown)
            case _:
                choices = {name: sides[n % 2] for n, name in enumerate(conflict.fields)}
                resolved = edit_conflicts.take_fields(tx, conflict.id, choices, projection=shown)
        for before, after in zip(resolved.before, resolved.after, strict=True):
            self.expected.dropped(BOOK, _text(before), _text(after))
            self.expected.accepted(_text(after))
            self.expected.edited(BOOK, self._tag(after))


def _is_part(record: Appointment) -> bool:
    """Tell whether an answer about this record is about one instance of a series."""
    return bool(record.content.recurrence) or record.series_id is not None


def _text(record: Appointment) -> str:
    return f"{dump(record.content)} {text_of(record.content.when.start)}"


QUESTION_GESTURES = ("look_for_overlaps", "answer_overlap", "answer_edit")
