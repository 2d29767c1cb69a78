"""Words that this project no longer uses, and where they are left.

``python -m tests.words`` (``scripts/words``) finds them in names, docstrings, comments, docs and
translations. What is left is counted in ``words_left.json``, by word and area: more than that is
an error, and so is less, until ``--shrink`` has lowered the numbers. No number is ever raised.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
import io
import json
from pathlib import Path
import re
import sys
import token
import tokenize
from typing import Final

REPOSITORY: Final = Path(__file__).parent.parent
LEFT: Final = Path(__file__).parent / "words_left.json"

AREAS: Final[Mapping[str, tuple[str, ...]]] = {
    "code": ("custom_components/**/*.py", "custom_components/**/*.js"),
    "tests": ("tests/**/*.py", "scripts/*"),
    "docs": ("*.md", "docs/*.md", "blueprints/**/*.yaml"),
    "texts": (
        "custom_components/*/translations/en.json",
        "custom_components/*/texts/en.json",
        "custom_components/*/services.yaml",
    ),
}
IN_NAMES: Final[Mapping[str, str]] = {
    "desk": "scheduling",
    "diary": "timeline, appointments",
    "aside": "skipped",
    "absorb": "apply_local",
    "push": "apply_remote",
    "cycle": "engine",
    "gather": "snapshot",
    "pairing": "matching",
    "standing": "masking",
    "rests": "suspended",
    "resting": "suspended",
    "happening": "RunEvent",
    "occurs": "StudioEvent",
    "news": "BookChange",
    "afresh": "again",
    "anew": "again",
    "relist": "full_listing",
    "reshow": "recompare_all",
    "watch": "conflict monitor",
    "job": "scheduler",
    "letter": "message",
    "letters": "messages",
    "wishes": "delivery options",
    "trouble": "problem",
    "troubles": "problems",
    "mend": "repair",
    "mending": "repair",
    "mended": "repaired",
    "sight": "CopyIndex",
    "belongings": "OwnershipModel",
    "mishap": "InjectedFault",
    "hand": "actor",
    "hands": "actors",
    "stranger": "foreign event",
    "strangers": "foreign events",
    "told_to_user": "translate_errors",
    "told_on_page": "translate_errors_on_page",
}
"""Parts of names, or whole ones, and what to say instead."""
FOREIGN: Final = {"HassJob", "async_add_executor_job", "gather", "push_async_callback"}
"""Names that Home Assistant and Python have given."""
IN_PROSE: Final[Mapping[str, tuple[str, str]]] = {
    "whoever": (r"whoever", "the person who"),
    "anew": (r"(?:made )?anew|afresh", "again, re-created"),
    "aside": (r"aside|left alone|leaves? alone", "skipped"),
    "stands": (r"stands?(?!-in\b| in\b for| for\b)", "is, exists, is scheduled"),
    "no more": (r"(?:came|comes?) no more", "no longer occurs"),
    "let go": (r"let(?:s|ting)? go", "mark as deleted"),
    "mend": (r"mend(?:s|ed|ing)?", "repair, fix"),
    "shall": (r"shall", "will, is to, should"),
    "desk": (r"desk", "scheduling, studio"),
    "diary": (r"diary|diaries", "calendar, appointments"),
    "post office": (r"post offices?", "mailer"),
    "rests": (r"rests(?! of\b)|resting|laid to rest", "is suspended"),
    "trouble": (r"troubles?", "problem"),
    "wishes": (r"wish(?:es)?", "delivery options"),
    "letter": (r"letters? (?:wait|is sent|that wait)", "message"),
}
"""Words of sentences: the pattern, and what to say instead."""

_PARTS: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_PROSE: Final = {
    word: re.compile(rf"(?<![\w`*]){pattern}(?![\w`*])", re.IGNORECASE)
    for word, (pattern, _) in IN_PROSE.items()
}
_HERE: Final = ("tests/words.py", "tests/words_left.json")


def found() -> Iterator[tuple[str, str, str, int]]:
    """Yield each old word with its area, file and line."""
    for area, patterns in AREAS.items():
        files = sorted({path for pattern in patterns for path in REPOSITORY.glob(pattern)})
        for path in files:
            name = path.relative_to(REPOSITORY).as_posix()
            if path.is_file() and name not in _HERE:
                yield from ((word, area, name, line) for word, line in words_in(path))


def words_in(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the old words in a file and its name, with their lines; 0 for the name."""
    for part in _PARTS.findall(path.stem):
        if part.lower() in IN_NAMES:
            yield f"{part.lower()} (name)", 0
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        yield from _in_python(text)
    else:
        for number, line in enumerate(text.splitlines(), 1):
            yield from ((word, number) for word in _in_prose(line))


def _in_python(text: str) -> Iterator[tuple[str, int]]:
    previous, depth = token.NEWLINE, 0
    for each in tokenize.generate_tokens(io.StringIO(text).readline):
        depth += (each.string in _OPENING) - (each.string in _CLOSING)
        begins = previous in _BEGINNINGS and not depth
        if each.type == token.NAME and each.string not in FOREIGN:
            names = [part.lower() for part in (each.string, *_PARTS.findall(each.string))]
            names = list(dict.fromkeys(names))
            yield from ((f"{name} (name)", each.start[0]) for name in names if name in IN_NAMES)
        elif each.type == token.COMMENT or (each.type == token.STRING and begins):
            for number, line in enumerate(each.string.splitlines(), each.start[0]):
                yield from ((word, number) for word in _in_prose(line))
        if each.type != token.COMMENT:
            previous = each.type


_BEGINNINGS: Final = {token.NEWLINE, token.INDENT, token.DEDENT, tokenize.NL}
"""What comes before a docstring; a string anywhere else, or in brackets, is a value."""
_OPENING: Final = {"(", "[", "{"}
_CLOSING: Final = {")", "]", "}"}


def _in_prose(line: str) -> Iterator[str]:
    for word, pattern in _PROSE.items():
        yield from (word for _ in pattern.finditer(line))


def counted() -> dict[str, dict[str, int]]:
    """Count the old words by word and area."""
    numbers = Counter((word, area) for word, area, _, _ in found())
    words = sorted({word for word, _ in numbers})
    return {
        word: {area: numbers[word, area] for area in AREAS if numbers[word, area]} for word in words
    }


def left() -> dict[str, dict[str, int]]:
    """Return how many of each may be left."""
    value: dict[str, dict[str, int]] = json.loads(LEFT.read_text(encoding="utf-8"))
    return value


def changes() -> tuple[list[str], list[str]]:
    """Return where there are more old words than may be left, and where there are fewer."""
    now, before = counted(), left()
    more: list[str] = []
    fewer: list[str] = []
    for word in sorted(now.keys() | before.keys()):
        for area in AREAS:
            is_now, was = now.get(word, {}).get(area, 0), before.get(word, {}).get(area, 0)
            if is_now != was:
                (more if is_now > was else fewer).append(f"{word} in {area}: {was} → {is_now}")
    return more, fewer


def instead_of(word: str) -> str:
    """Return what to say instead of an old word."""
    name, is_name, _ = word.partition(" (name)")
    return IN_NAMES[name] if is_name else IN_PROSE[name][1]


def main(arguments: list[str]) -> int:
    """Check, list (``--list WORD``) or shrink; returns the exit status."""
    if arguments[:1] == ["--list"]:
        for word, _, name, line in found():
            if word in arguments[1:] or not arguments[1:]:
                print(f"{name}:{line}: {word}: say {instead_of(word)}")  # noqa: T201
        return 0
    more, fewer = changes()
    if "--shrink" in arguments and not more:
        text = json.dumps(counted(), indent=2, ensure_ascii=False)
        LEFT.write_text(f"{text}\n", encoding="utf-8")
        return 0
    for each in more:
        word = each.partition(" in ")[0]
        print(f"{each}: say {instead_of(word)} (scripts/words --list '{word}')")  # noqa: T201
    for each in fewer:
        print(f"{each}: fewer than before; scripts/words --shrink")  # noqa: T201
    return 1 if more or fewer else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
