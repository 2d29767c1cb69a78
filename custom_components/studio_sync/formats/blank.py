"""Texts in which there is nothing to be seen."""

import re
from typing import Final

_NOTHING: Final = re.compile(
    r"[\s\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
"""White space, control characters, what Unicode lets programs ignore (UAX #44,
Default_Ignorable_Code_Point), and the pattern of Braille without dots."""


def stripped(text: str) -> str:
    """Return a text without white space around it; an empty one if there is nothing to be seen."""
    text = text.strip()
    if text.isascii() and text.isprintable():
        return text
    return "" if _NOTHING.fullmatch(text) else text
