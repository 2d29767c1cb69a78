"""Escapes texts of other people in our sentences, and isolates their direction."""

from html import escape
import re
from unicodedata import category

_FSI, _PDI = "\u2068", "\u2069"
# Overrides, embeddings and isolates: an unpaired one would turn the rest of the line.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile(r"\s+")


def one_line(text: str) -> str:
    """Return a text on one line, without control characters and overrides of direction."""
    text = _SPACES.sub(" ", _TURNS.sub("", text))
    return "".join(
        character for character in text if category(character) not in {"Cc", "Cs"}
    ).strip()


def isolated(text: str) -> str:
    """Return a text isolated, so that its direction does not affect what is around it.

    Unicode's first-strong isolate (UAX #9); marks within stay, overrides go. An empty
    text stays empty.
    """
    line = one_line(text)
    return f"{_FSI}{line}{_PDI}" if line else ""


def in_html(text: str) -> str:
    """Return a text for HTML, safe in elements and in quoted attributes."""
    return escape(text, quote=True)


def safe_link(link: str) -> str:
    """Return a web address, or nothing if it is none that a mail may carry."""
    link = link.strip()
    if not link.startswith(("https://", "http://")) or not link.isprintable() or " " in link:
        return ""
    return link
