"""The client of a session, at the end of the description that a phone shows.

Between two marks, so that it is taken off again when the description comes back: programs trim
texts, wrap lines, write other line ends and HTML, and people write before and after it.
"""

import re
from typing import Final

from ..book.model import Client

_BEGIN: Final = "[Studio Sync: client]"
_END: Final = "[Studio Sync: end]"
_MARK: Final = re.compile(
    r"(?:\[|&#91;|&lsqb;)\s{0,9}Studio\s{1,9}Sync:\s{1,9}(client|end)\s{0,9}(?:\]|&#93;|&rsqb;)",
    re.IGNORECASE,
)
_BLANK_LINE: Final = re.compile(r"\n[ \t\r]*\n|\Z")
_BEFORE: Final = re.compile(r"(?:&nbsp;|<br\s{0,9}/?>|<(?:p|div)>)\Z", re.IGNORECASE)
_AFTER: Final = re.compile(r"\s*(?:&nbsp;|<br\s{0,9}/?>|</(?:p|div)>)", re.IGNORECASE)
_TAG: Final = 16
"""Characters that the longest match of ``_BEFORE`` has."""


def with_client(description: str, client: Client) -> str:
    """Return a description with the name and the numbers of a client at its end."""
    block = "\n".join([_BEGIN, *client.shown_in_calendars, _END])
    return f"{description.rstrip()}\n\n{block}" if description.strip() else block


def without_client(description: str) -> str:
    """Return a description without clients, as a person has written it.

    A block whose end somebody has removed goes up to the next blank line.
    """
    kept, at, inside = list[str](), 0, False
    for mark in _MARK.finditer(description):
        if not inside:
            kept.append(description[at : mark.start()])
        elif mark[1].casefold() != "end":
            continue
        inside = mark[1].casefold() != "end"
        at = mark.end()
    if inside:
        blank = _BLANK_LINE.search(description, at)
        at = len(description) if blank is None else blank.start()
    if not kept:
        return description
    kept.append(description[at:])
    pieces = [
        _without_tags_after(_without_tags_before(each) if number < len(kept) - 1 else each, number)
        for number, each in enumerate(kept)
    ]
    return "\n".join(filter(None, pieces))


def _without_tags_before(text: str) -> str:
    """Return the text before a block, without what programs put between the two."""
    end = _end_of_words(text, len(text))
    while found := _BEFORE.search(text, max(0, end - _TAG), end):
        end = _end_of_words(text, found.start())
    return text[:end]


def _end_of_words(text: str, end: int) -> int:
    """Return where the text up to a place ends without the white space there."""
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _without_tags_after(text: str, number: int) -> str:
    """Return the text after a block, likewise; the first one is after none."""
    if not number:
        return text
    at = 0
    while found := _AFTER.match(text, at):
        at = found.end()
    return text[at:].strip()
