"""What hypothesis draws from."""

from hypothesis import strategies as st

from custom_components.studio_sync.scheduling.titles import Privacy

from .page_actor import PAGE_GESTURES
from .phone_actor import PHONE_GESTURES
from .question_actor import QUESTION_GESTURES
from .scheduling_actor import SCHEDULING_GESTURES
from .stage import STAFF
from .studio_actor import BOOK_GESTURES

GESTURES_HERE = BOOK_GESTURES + SCHEDULING_GESTURES + QUESTION_GESTURES + PAGE_GESTURES

WHICH = st.integers(0, 60)
NTH = st.integers(1, 12)
WHO = st.sampled_from(STAFF)
GESTURE_HERE = st.sampled_from(GESTURES_HERE)
HERE = st.tuples(GESTURE_HERE, WHICH)
THERE = st.tuples(WHO, st.sampled_from(PHONE_GESTURES), WHICH)
PRIVACY = st.sampled_from(Privacy)
PRIVACIES = st.sampled_from([(Privacy.FULL, Privacy.FULL)] * 3) | st.tuples(PRIVACY, PRIVACY)

type Undo = tuple[str, list[tuple[str, int]], list[tuple[str, int]]]
"""Whose run, after which gestures here and there."""

# One that ends a series while somebody edits an instance of it can't be undone whole:
# Google keeps nothing of the instances of a series that is deleted. What moves to
# another calendar is undone in the one whose run it was.
_STRUCTURAL = {
    "following",
    "following_remove",
    "rule",
    "reassign",
    "split",
    "undelete",
    "move",
    "page_edit_following",
    "rename",
}
_STRUCTURAL |= {"answer_overlap", "answer_edit", "page_edit_following"}


def undoable(gestures: tuple[str, ...]) -> list[str]:
    """Return those whose run can be undone as a whole."""
    return [name for name in gestures if name not in _STRUCTURAL and "instance" not in name]


UNDO = st.none() | st.tuples(
    WHO,
    st.lists(st.tuples(st.sampled_from(undoable(GESTURES_HERE)), WHICH), max_size=3),
    st.lists(st.tuples(st.sampled_from(undoable(PHONE_GESTURES)), WHICH), max_size=3),
)
