"""Texts as they are compared: without case, accents, and other spellings of the same letters."""

from collections.abc import Sequence
from functools import lru_cache
import re
from unicodedata import combining, name, normalize

_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return a text without case and accents, in characters that have none (Łukasz, Søren)."""
    if text.isascii():
        return text.casefold()
    characters = normalize("NFKD", text.casefold().translate(_SPELT))
    return "".join(_plain(character) for character in characters if not combining(character))


_SPELT = str.maketrans(
    {"æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ĸ": "k", "ŋ": "n", "ŀ": "l", "ə": "e"}
)
"""Letters that can't be reduced to plain ones by accent or name."""
_WITH = re.compile(r"LATIN SMALL LETTER (?:DOTLESS )?([A-Z])(?: WITH .+)?")


@lru_cache(maxsize=1024)
def _plain(character: str) -> str:
    """Return the base of a character with a stroke or a hook (ø, ł, đ, ħ), or itself."""
    if character.isascii():
        return character
    found = _WITH.fullmatch(name(character, ""))
    return found[1].lower() if found else character


def words(text: str) -> Sequence[str]:
    """Return the words of a text, folded, in order."""
    return _WORD.findall(fold(text))


def spelling(word: str) -> str:
    """Return one form for all spellings of a folded word, such as Jörg and Joerg."""
    return _DIGRAPH.sub(r"\1\2", word)


_DIGRAPH = re.compile("([aou])e|(a)a")
"""Replacements for umlauts, ø, æ and å on keyboards without them."""
