"""Words that this project no longer uses.

``python -m tests.words`` (``scripts/words``) finds them in names, docstrings, comments, docs and
translations, says what to use instead, and fails if there are any.
"""

from collections.abc import Iterator, Mapping
import io
from pathlib import Path
import re
import sys
import token
import tokenize
from typing import Final

REPOSITORY: Final = Path(__file__).parent.parent
PATTERNS: Final = (
    "custom_components/**/*.py",
    "frontend/src/**/*.ts",
    "custom_components/*/services.yaml",
    "custom_components/*/texts/en.json",
    "custom_components/*/translations/en.json",
    "blueprints/**/*.yaml",
    "docs/*.md",
    "*.md",
    "scripts/*",
    "tests/**/*.py",
)
IN_NAMES: Final[Mapping[str, str]] = {
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


def found() -> Iterator[tuple[str, str, int]]:
    """Yield each old word with its file and line."""
    for path in sorted({path for pattern in PATTERNS for path in REPOSITORY.glob(pattern)}):
        if path.is_file() and path != Path(__file__):
            name = path.relative_to(REPOSITORY).as_posix()
            yield from ((word, name, line) for word, line in words_in(path))


def words_in(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the old words in a file and its name, with their lines; 0 for the name."""
    for part in _PARTS.findall(path.stem):
        if part.lower() in IN_NAMES:
            yield f"{part.lower()} (name)", 0
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        yield from _in_python(text)
    elif path.suffix == ".ts":
        yield from _in_script(text)
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


def _in_script(text: str) -> Iterator[tuple[str, int]]:
    """Yield the old words in a script's comments: elsewhere there are names of HTML's."""
    for comment in _COMMENTS.finditer(text):
        begins = text.count("\n", 0, comment.start()) + 1
        for number, line in enumerate(comment[0].splitlines(), begins):
            yield from ((word, number) for word in _in_prose(line))


_COMMENTS: Final = re.compile(r"(?:^|(?<=\s))//[^\n]*|/\*.*?\*/", re.DOTALL)
_BEGINNINGS: Final = {token.NEWLINE, token.INDENT, token.DEDENT, tokenize.NL}
"""What comes before a docstring; a string anywhere else, or in brackets, is a value."""
_OPENING: Final = {"(", "[", "{"}
_CLOSING: Final = {")", "]", "}"}


def _in_prose(line: str) -> Iterator[str]:
    for word, pattern in _PROSE.items():
        yield from (word for _ in pattern.finditer(line))


def instead_of(word: str) -> str:
    """Return what to say instead of an old word."""
    name, is_name, _ = word.partition(" (name)")
    return IN_NAMES[name] if is_name else IN_PROSE[name][1]


def main() -> int:
    """List the old words; returns the exit status."""
    status = 0
    for word, name, line in found():
        print(f"{name}:{line}: {word}: say {instead_of(word)}")  # noqa: T201
        status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
