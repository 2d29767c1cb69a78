"""The fix flows: one for each kind of repair."""

from __future__ import annotations

from homeassistant.components.repairs import RepairsFlow
from homeassistant.core import HomeAssistant

from ..book.model import ConflictKind
from ..issues.conflicts import CONFLICT, MANY_OVERLAPS
from ..issues.held_deletions import HELD_DELETIONS
from ..issues.registry import CONTACT_PROBLEMS
from .brake import HeldFlow
from .contact_problems import ContactProblemsFlow
from .copy import CopyFlow
from .edit import EditFlow
from .held_deletions import HeldDeletionsFlow
from .many_overlaps import ManyOverlapsFlow
from .overlap import OverlapFlow


async def async_create_fix_flow(
    hass: HomeAssistant,  # noqa: ARG001
    issue_id: str,  # noqa: ARG001
    data: dict[str, str | int | float | None] | None,
) -> RepairsFlow:
    """Return the flow for a repair of ours that can be fixed: a held plan, or a conflict."""
    subject = (data or {}).get("subject")
    if subject == MANY_OVERLAPS:
        return ManyOverlapsFlow()
    if subject == CONTACT_PROBLEMS:
        return ContactProblemsFlow()
    if subject == HELD_DELETIONS:
        return HeldDeletionsFlow()
    if subject != CONFLICT:
        return HeldFlow()
    match (data or {}).get("kind"):
        case ConflictKind.EDIT:
            return EditFlow()
        case ConflictKind.COPY:
            return CopyFlow()
    return OverlapFlow()
