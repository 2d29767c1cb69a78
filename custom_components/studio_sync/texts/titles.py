"""Titles for people's eyes, on pages that read Markdown."""

from datetime import tzinfo
import re
from typing import Final

from ..book.model import Moment
from .catalogue import Catalogue
from .escaping import isolated
from .times import start_text

MOST: Final = 120
"""Characters of a title that are shown."""
_MARKS: Final = re.compile(r"([\\`*_{}\[\]()<>#+!|~&$:@-])")


def spoken(title: str) -> str:
    """Return a title on one line, harmless in plain text: shortened, its direction its own."""
    short = title if len(title) <= MOST else f"{title[:MOST]}…"
    return isolated(short) or "–"


def in_markdown(title: str) -> str:
    """Return a title that Markdown shows literally; no mark-up, no links, no HTML."""
    return _MARKS.sub(r"\\\1", spoken(title)).replace("://", ":\u200b//")


def titled(title: str, start: Moment, clock: tzinfo, words: Catalogue) -> str:
    """Name an appointment in Markdown by its title and when it begins on a clock."""
    return f"{in_markdown(title)} ({start_text(start, clock, words)})"
