"""What an action of a plan is about."""

from ..book.model import Content
from .model import Action


def content_of(action: Action) -> Content | None:
    """Return the content that says best what an action is about."""
    if action.content is not None:
        return action.content
    if action.record is not None:
        return action.record.content
    if action.item is not None and action.item.content is not None:
        return action.item.content
    return None if action.link is None else action.link.baseline
