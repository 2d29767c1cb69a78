"""The languages that reports are written in."""

from collections.abc import Mapping
from typing import Final

from .english import ENGLISH
from .german import GERMAN
from .wording import Wording

WORDINGS: Final[Mapping[str, Wording]] = {each.code: each for each in (ENGLISH, GERMAN)}


def wording(language: str) -> Wording:
    """Return the words of a language such as ``de`` or ``de-AT``; else English."""
    return WORDINGS.get(language.partition("-")[0].casefold(), ENGLISH)
