"""The plan of a sync in sentences, in Home Assistant's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ..book.model import Appointment, Content
from ..scheduling.settings import Studio
from ..sync.action_content import content_of
from ..sync.merge import changed_fields
from ..sync.model import Action, Do, Plan
from .catalogue import Catalogue
from .times import span_text
from .titles import in_markdown

type _Action = Action[Appointment, Content]
type _Plan = Plan[Appointment, Content]
SHOWN: Final = 25
"""The most steps listed on each side; the others are counted."""
SECTIONS: Final[Mapping[str, Mapping[Do, str]]] = {
    "google": {
        Do.CREATE_REMOTE: "created",
        Do.UPDATE_REMOTE: "changed",
        Do.DELETE_REMOTE: "deleted",
    },
    "studio": {
        Do.CREATE_LOCAL: "created",
        Do.UPDATE_LOCAL: "changed",
        Do.DELETE_LOCAL: "deleted",
        Do.CANCEL_LOCAL: "cancelled",
        Do.MERGE: "merged",
        Do.LINK: "linked",
        Do.UNLINK: "unlinked",
    },
    "conflicts": {Do.CONFLICT: "conflict"},
}
"""The steps that each section lists, by the keys that the catalogues have for them."""
_UPDATES: Final = frozenset({Do.UPDATE_REMOTE, Do.UPDATE_LOCAL, Do.MERGE})


def held_text(plan: _Plan, words: Catalogue) -> str:
    """Say why the brake stops a plan, and what to do then; empty if it does not."""
    if not plan.held:
        return ""
    why = words.problems[plan.held].format(number=len(plan.risky))
    return f"{why} {words.advice[plan.held]}"


def preview_text(plan: _Plan, studio: Studio, words: Catalogue) -> str:
    """Return a plan as ``plan_text`` does, and first whether the brake will stop it."""
    text = plan_text(plan.actions, studio, words)
    if not plan.held:
        return text
    return f"**{words.plan_sections['held']}** {held_text(plan, words)}\n\n{text}"


def plan_text(
    actions: Sequence[_Action], studio: Studio, words: Catalogue, shown: int = SHOWN
) -> str:
    """Return a plan as Markdown: what would change where, and why; empty if nothing would.

    ``shown`` steps are named on each side, by date, the others counted.
    """
    sections = [
        _section(words.plan_sections[key], _named(actions, verbs, studio), studio, words, shown)
        for key, verbs in SECTIONS.items()
    ]
    return "\n\n".join(each for each in sections if each)


type _Named = tuple[str, _Action, Content]
"""A verb's key, an action, and what it is about."""


def _named(actions: Iterable[_Action], verbs: Mapping[Do, str], studio: Studio) -> list[_Named]:
    found = ((verbs[each.do], each, content_of(each)) for each in actions if each.do in verbs)
    named = [(verb, each, content) for verb, each, content in found if content is not None]
    return sorted(named, key=lambda each: studio.instant(each[2].when.start))


def _section(
    title: str, every: Sequence[_Named], studio: Studio, words: Catalogue, most: int
) -> str:
    if not every:
        return ""
    lines = [
        f"- {words.of(words.planned, verb)}: {_line(action, content, studio, words)}"
        for verb, action, content in every[:most]
    ]
    if len(every) > most:
        lines.append(f"- {words.more.format(number=len(every) - most)}")
    return "\n".join([f"**{title}** ({len(every)})", "", *lines])


def _line(action: _Action, content: Content, studio: Studio, words: Catalogue) -> str:
    reason = words.of(words.reasons, action.reason)
    because = f" – {reason}" if reason else ""
    return f"{in_markdown(content.title)} ({_change(action, content, studio, words)}){because}"


def _change(action: _Action, content: Content, studio: Studio, words: Catalogue) -> str:
    """Say when it is; of an update also when it was, and what else differs."""
    when = span_text(content.when, studio.clock, words)
    base = None if action.link is None else action.link.baseline
    if base is None or action.do not in _UPDATES:
        return when
    if base.when != content.when:
        when = f"{span_text(base.when, studio.clock, words)} → {when}"
    changed = [name for name in changed_fields(base, content) if name != "when"]
    return "; ".join([when, *(words.of(words.fields, name) for name in changed)])
