"""The plan of a sync in sentences, in Home Assistant's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from ..book.model import Content
from ..formats.contact import Contact
from ..scheduling.history import field_changes, field_name, heading_of, readable
from ..scheduling.settings import Studio
from ..sync.action_content import content_of
from ..sync.merge import changed_fields
from ..sync.model import Action, Do, Likeness, Plan
from .catalogue import Catalogue
from .times import span_text
from .titles import in_markdown

type _Action = Action[Any, Any]
type _Plan = Plan[Any, Any]
type _Content = Content | Contact
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
        Do.LEAVE_LOCAL: "taken_out",
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
    return f"{held_reason(plan, words)} {words.advice[held_key(plan)]}" if plan.held else ""


def held_reason(plan: _Plan, words: Catalogue) -> str:
    """Say why the brake stops a plan; empty if it does not."""
    if not plan.held:
        return ""
    return words.count(held_key(plan), len(plan.risky), field=held_field(plan, words))


def likely_text(
    found: Sequence[Likeness[Any, Any]], studio: Studio, words: Catalogue, shown: int = SHOWN
) -> str:
    """Return what may be the same on both sides as Markdown; empty if there is nothing."""
    if not found:
        return ""
    lines = [
        f"- {_heading(each.record.content, studio, words)}"
        f" · {words.place}: {_heading(each.item.content, studio, words)}"
        f" – {words.of(words.reasons, each.reason)}"
        for each in found[:shown]
    ]
    if len(found) > shown:
        lines.append(f"- {words.count('more', len(found) - shown)}")
    return "\n".join([f"**{words.plan_sections['likely']}** ({len(found)})", "", *lines])


def _heading(content: _Content | None, studio: Studio, words: Catalogue) -> str:
    """Return who it is, or what it is and when."""
    title, when = heading_of(content)
    name = in_markdown(title)
    return name if when is None else f"{name} ({span_text(when, studio.clock, words)})"


def held_key(plan: _Plan) -> str:
    """Return the key of the text that says why a plan is held: of appointments, or of clients."""
    return f"clients_{plan.held}" if _is_of_clients(plan) else plan.held


def held_field(plan: _Plan, words: Catalogue) -> str:
    """Return the name of the field that would be changed alike; empty if it is not held for one."""
    if not plan.held_field:
        return ""
    return words.of(words.fields, field_name(_first(plan), plan.held_field))


def _is_of_clients(plan: _Plan) -> bool:
    return isinstance(_first(plan), Contact)


def _first(plan: _Plan) -> _Content | None:
    """Return one of those that a plan is held for."""
    return next((content for each in plan.risky if (content := content_of(each))), None)


def preview_text(plan: _Plan, studio: Studio, words: Catalogue) -> str:
    """Return a plan as ``plan_text`` does, and first whether the brake will stop it."""
    parts = (plan_text(plan.actions, studio, words), likely_text(plan.likely, studio, words))
    text = "\n\n".join(filter(None, parts))
    if not plan.held:
        return text
    return f"**{words.plan_sections['held']}** {held_text(plan, words)}\n\n{text}"


def made_text(made: Sequence[tuple[str, str]], words: Catalogue) -> str:
    """Say what is made before a first sync, as Markdown: of each its sort, and its name."""
    if not made:
        return ""
    lines = [f"- {words.to_make[sort].format(name=in_markdown(name))}" for sort, name in made]
    return "\n".join([f"**{words.to_make['title']}**", "", *lines])


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


type _Named = tuple[str, _Action, _Content]
"""A verb's key, an action, and what it is about."""


def _named(actions: Iterable[_Action], verbs: Mapping[Do, str], studio: Studio) -> list[_Named]:
    found = ((verbs[each.do], each, content_of(each)) for each in actions if each.do in verbs)
    named = [(verb, each, content) for verb, each, content in found if content is not None]
    return sorted(named, key=lambda each: _order(each[2], studio))


def _order(content: _Content, studio: Studio) -> tuple[float, str]:
    """Return appointments by date, then clients by name."""
    title, when = heading_of(content)
    return 0.0 if when is None else studio.instant(when.start).timestamp(), title.casefold()


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
        lines.append(f"- {words.count('more', len(every) - most)}")
    return "\n".join([f"**{title}** ({len(every)})", "", *lines])


def _line(action: _Action, content: _Content, studio: Studio, words: Catalogue) -> str:
    reason = words.of(words.reasons, action.reason)
    because = f" – {reason}" if reason else ""
    change = _change(action, content, studio, words)
    title = in_markdown(heading_of(content)[0])
    return f"{title} ({change}){because}" if change else f"{title}{because}"


def _change(action: _Action, content: _Content, studio: Studio, words: Catalogue) -> str:
    """Say when it is; of an update also when it was, and what else differs."""
    base = None if action.link is None else action.link.baseline
    updates = base is not None and action.do in _UPDATES
    if isinstance(content, Contact):
        changed = field_changes(base, content) if updates else ()
        return "; ".join(words.of(words.fields, name) for name in changed)
    when = span_text(content.when, studio.clock, words)
    if base is None or not updates:
        return when
    if base.when != content.when:
        when = f"{span_text(base.when, studio.clock, words)} → {when}"
    names = (field_name(content, name) for name in readable(changed_fields(base, content)))
    changed = dict.fromkeys(name for name in names if name != "when")
    return "; ".join([when, *(words.of(words.fields, name) for name in changed)])
