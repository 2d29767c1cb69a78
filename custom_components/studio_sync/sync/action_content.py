"""What an action of a plan is about."""

from .model import Action
from .record import Fields, Record


def content_of[R: Record, C: Fields](action: Action[R, C]) -> C | None:
    """Return the content that says best what an action is about."""
    if action.content is not None:
        return action.content
    if action.record is not None:
        held: C = action.record.content
        return held
    if action.item is not None and action.item.content is not None:
        return action.item.content
    return None if action.link is None else action.link.baseline
