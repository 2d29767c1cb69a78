"""Times and titles for people's eyes, on pages that read Markdown."""

from datetime import timedelta
import re
from typing import Final

from .book.model import Timed, When
from .desk.studio import Studio
from .post.text import isolated

MOST: Final = 120
"""Letters of a title that are shown."""
_MARKS: Final = re.compile(r"([\\`*_{}\[\]()<>#+!|~&$:@-])")
_DAY: Final = timedelta(days=1)


def spoken(title: str) -> str:
    """Return a title on one line, harmless in plain text: shortened, its direction its own."""
    short = title if len(title) <= MOST else f"{title[:MOST]}…"
    return isolated(short) or "–"


def in_markdown(title: str) -> str:
    """Return a title that Markdown shows letter by letter; no mark-up, no links, no HTML."""
    return _MARKS.sub(r"\\\1", spoken(title)).replace("://", ":\u200b//")


def span_text(when: When, studio: Studio) -> str:
    """Return when something is, on the studio's clock: ``2026-11-23 10:00–11:00``."""
    if not isinstance(when, Timed):
        last = when.end - _DAY
        first = when.start.isoformat()
        return first if last <= when.start else f"{first}–{last.isoformat()}"
    start, end = when.start.astimezone(studio.clock), when.end.astimezone(studio.clock)
    until = f"{end:%H:%M}" if start.date() == end.date() else f"{end:%Y-%m-%d %H:%M}"
    return f"{start:%Y-%m-%d %H:%M}–{until}"
