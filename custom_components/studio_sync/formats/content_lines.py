"""What the lines of vCard and iCalendar have in common (RFC 6350 §3.2, RFC 5545 §3.1)."""

import re
from typing import Final

FOLD: Final = re.compile(rb"(?:\r\n|\n|\r)[ \t]")
PARAM: Final = re.compile(r';((?:[^";]|"[^"]*")*)')
PARAM_VALUES: Final = re.compile(r'(?:[^",]|"[^"]*")+')
_TO_COLON: Final = re.compile(rb'[^":]*+(?:"[^"]*+"[^":]*+)*+:')
_CARET: Final = re.compile(r"\^([n^'])")
_CARETS: Final = {"n": "\n", "^": "^", "'": '"'}
_WIDTH: Final = 75


def colon(line: bytes) -> int:
    """Return where the first colon outside of quotes is; -1 if there is none."""
    found = _TO_COLON.match(line)
    return -1 if found is None else found.end() - 1


def without_carets(text: str) -> str:
    """Return the value of a parameter without its escapes (RFC 6868)."""
    return _CARET.sub(lambda found: _CARETS[found[1]], text)


def folded(line: bytes) -> bytes:
    """Return a line in pieces of at most 75 bytes, none of which cuts a character of UTF-8."""
    if len(line) <= _WIDTH:
        return line + b"\r\n"
    if line.isascii():
        rest = [line[at : at + _WIDTH - 1] for at in range(_WIDTH, len(line), _WIDTH - 1)]
        return b"\r\n ".join([line[:_WIDTH], *rest]) + b"\r\n"
    pieces, at, width = list[bytes](), 0, _WIDTH
    while at < len(line):
        end = at + width
        while end < len(line) and line[end] & 0xC0 == 0x80:  # noqa: PLR2004 - within a character
            end -= 1
        pieces.append(line[at:end])
        at, width = end, _WIDTH - 1
    return b"\r\n ".join(pieces) + b"\r\n"
