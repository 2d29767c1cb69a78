"""The texts of one language, read from a JSON file of this folder such as ``en.json``.

They are used in e-mails, in the log book, in dialogs and for plans and repeats. To add a language,
add its file. What Home Assistant translates by itself is in ``translations/``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
import json
from pathlib import Path
from typing import Final, cast

DEFAULT: Final = "en"
"""The language of everybody whose own is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The texts of one language. Values may hold ``{placeholders}``.

    ``days`` begin with Monday, ``months`` with January; ``date`` and ``brief_date`` (without the
    year) are patterns made of them. ``plan_sections`` and ``planned`` describe what is only
    planned, ``values`` a status, and busy (``True``) or free (``False``), ``repeats`` the
    frequency of a rule (``_N``: with an interval), ``log_book`` the end of a sentence that begins
    with the studio's name: ``_unnamed`` without titles; ``unsent`` what can't be
    sent, ``columns`` what a column of a CSV file can
    be, ``imports`` what an import does, ``handout`` how a phone is set up, ``access_test`` what a
    test of an access found. In the mappings that ``of`` reads, ``""`` is the text for
    an unknown key.
    """

    code: str
    days: tuple[str, ...]
    months: tuple[str, ...]
    date: str
    brief_date: str
    decimal: str
    all_day: str
    subjects: Mapping[str, str]
    headline: Mapping[str, str]
    sections: Mapping[str, str]
    plan_sections: Mapping[str, str]
    verbs: Mapping[str, str]
    planned: Mapping[str, str]
    reasons: Mapping[str, str]
    fields: Mapping[str, str]
    values: Mapping[str, str]
    repeats: Mapping[str, str]
    problems: Mapping[str, str]
    advice: Mapping[str, str]
    numbers: Mapping[str, str]
    conflict: str
    edit_conflict: str
    changed: Mapping[str, str]
    whose_contact: str
    whose: Mapping[str, str]
    decide: str
    open: str
    untitled: str
    was: str
    footer: str
    more: str
    test_subject: str
    test_text: str
    clients_subject: str
    clients_text: str
    handout: Mapping[str, str]
    access_test: Mapping[str, str]
    unsent: Mapping[str, str]
    log_book: Mapping[str, str]
    columns: Mapping[str, str]
    imports: Mapping[str, str]
    busy: str
    account_title: str
    contacts_title: str

    def of(self, table: Mapping[str, str], key: str) -> str:
        """Look a key up in one of the mappings, with its text for unknown keys."""
        return table.get(key, table[""])


def read_catalogue(path: Path) -> Catalogue:
    """Read a language from its file. Raises ValueError if a text is missing or of another form."""
    found = {"code": path.stem, **json.loads(path.read_text(encoding="utf-8"))}
    forms = {each.name: each.type for each in fields(Catalogue)}
    if found.keys() != forms.keys():
        raise ValueError(f"{path.name}: {sorted(found.keys() ^ forms.keys())}")
    for name, value in found.items():
        texts = [value] if forms[name] is str else value
        if isinstance(texts, dict) != (forms[name] == Mapping[str, str]):
            raise ValueError(f"{path.name}: {name}")
        each = texts.values() if isinstance(texts, dict) else texts
        if isinstance(texts, str) or not all(isinstance(text, str) for text in each):
            raise ValueError(f"{path.name}: {name}")
    for name in ("days", "months"):
        found[name] = tuple(cast("list[str]", found[name]))
    return Catalogue(**found)


CATALOGUES: Final[Mapping[str, Catalogue]] = {
    path.stem: read_catalogue(path) for path in sorted(Path(__file__).parent.glob("*.json"))
}
"""All languages. Read with the module, which Home Assistant imports beside its event loop."""


def catalogue(language: str) -> Catalogue:
    """Return the texts of a language such as ``de`` or ``de-AT``; in English if it has none."""
    return CATALOGUES.get(language.partition("-")[0].casefold(), CATALOGUES[DEFAULT])
