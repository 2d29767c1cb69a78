"""The texts of a language that are filled in here, of those in ``translations/``.

They are used in e-mails, in the log book, in dialogs and for plans and repeats. To add a language,
add its file there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
import json
from pathlib import Path
from typing import Any, Final

from babel import Locale, localedata

from ..book.model import Origin

DEFAULT: Final = "en"
"""The language of everybody whose own is not there."""
FOLDER: Final = Path(__file__).parent.parent / "translations"
UNKNOWN: Final = "unknown"
TWELVE, TWENTY_FOUR = "hm", "Hm"
"""Times with 12 hours and with 24, as CLDR calls them."""
_PLAIN: Final[Mapping[str, str]] = {DEFAULT: "en-GB"}
"""Whose habits count where no country is known: English with the day before the month."""
_FORMED: Final = frozenset({"code", "locale", "time", "place"})
"""What of a catalogue is no text."""


def at_origin[T](table: Mapping[str, T], origin: Origin) -> Mapping[str, T]:
    """Return texts with those in their place that a place has of its own, such as ``…_server``."""
    end = f"_{origin.value}"
    own = {key.removesuffix(end): each for key, each in table.items() if key.endswith(end)}
    return {**table, **own}


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The texts of one language, and its habits in dates and numbers.

    Values may hold ``{placeholders}``. ``plan_sections`` and ``planned`` describe what is only
    planned, ``values`` a status, and busy or free, ``repeats`` how something repeats, ``log_book``
    the end of a sentence that begins with the studio's name: ``_unnamed`` without titles;
    ``unsent`` what can't be sent, ``columns`` what a column of a CSV file can be, ``imports`` what
    an import does, ``handout`` how a phone is set up, ``access_test`` what a test of an access
    found, ``tried`` what an address answered that may be a calendar server's, ``to_make`` what
    is made when a server is connected, ``counted`` what has a ``{number}``, in the plural forms
    of the language.
    """

    code: str
    locale: Locale
    time: str
    """How times are written: ``TWELVE`` or ``TWENTY_FOUR``."""
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
    seconds: str
    busy: str
    tried: Mapping[str, str]
    to_make: Mapping[str, str]
    account_title: str
    contacts_title: str
    counted: Mapping[str, Mapping[str, str]]
    place: str = "Google"
    """What the other side of a sync is called."""

    def at(self, origin: Origin) -> Catalogue:
        """Return the texts for a sync with what is there: Google, or a server."""
        if origin is not Origin.SERVER:
            return self
        return replace(
            self,
            place=self.plan_sections[origin.value],
            reasons=at_origin(self.reasons, origin),
            problems=at_origin(self.problems, origin),
            advice=at_origin(self.advice, origin),
            changed=at_origin(self.changed, origin),
            counted=at_origin(self.counted, origin),
            sections={**self.sections, "google": self.sections[origin.value]},
            plan_sections={**self.plan_sections, "google": self.plan_sections[origin.value]},
        )

    def of(self, table: Mapping[str, str], key: str) -> str:
        """Look a key up in one of the mappings, with its text for unknown keys, if it has one."""
        return table.get(key) or table.get(UNKNOWN, "")

    def count(self, key: str, number: int, **values: str) -> str:
        """Return a text of ``counted`` in the form that the language has for a number."""
        forms = self.counted[key]
        form = self.locale.plural_form(number)
        return forms.get(form, forms["other"]).format(number=number, **values)


def read_catalogue(path: Path) -> Catalogue:
    """Read a language from its file. Raises ValueError if a text is missing or of another form."""
    found = json.loads(path.read_text(encoding="utf-8"))["config_panel"]["texts"]
    forms = {each.name: each.type for each in fields(Catalogue) if each.name not in _FORMED}
    if found.keys() != forms.keys():
        raise ValueError(f"{path.name}: {sorted(found.keys() ^ forms.keys())}")
    for name, value in found.items():
        if not _is_of(forms[name], value):
            raise ValueError(f"{path.name}: {name}")
    locale = _habits(_PLAIN.get(path.stem, path.stem))
    return Catalogue(code=path.stem, locale=locale, time=_time(locale), **found)


def _is_of(form: Any, value: object) -> bool:
    if form is str:
        return isinstance(value, str)
    within = form.__args__[-1]
    return isinstance(value, dict) and all(_is_of(within, each) for each in value.values())


def _habits(language: str) -> Locale:
    """Return the habits in dates and numbers, and have Babel read its file now."""
    locale = Locale.parse(language, sep="-")
    locale.plural_form  # noqa: B018
    return locale


def _time(locale: Locale) -> str:
    """Return how people write times there."""
    return TWELVE if "h" in str(locale.time_formats["short"].pattern) else TWENTY_FOUR


CATALOGUES: Final[Mapping[str, Catalogue]] = {
    path.stem: read_catalogue(path) for path in sorted(FOLDER.glob("*.json"))
}
"""All languages. Read with the module, which Home Assistant imports beside its event loop."""
_CODES: Final[Mapping[str, str]] = {
    **{code.partition("-")[0]: code for code in CATALOGUES},
    **{code.casefold(): code for code in CATALOGUES},
}
"""The code of each language, also without its country: ``pt`` is ``pt-BR``."""


_AT_HOME: Final[dict[str, Catalogue]] = {}
"""The texts with the habits of a country, by language and country such as ``de-AT``."""


def know_country(country: str) -> None:
    """Read the habits of a country in all languages that CLDR knows there. Reads files."""
    for words in CATALOGUES.values():
        language = f"{words.code.partition('-')[0]}-{country}"
        if localedata.exists(language.replace("-", "_")):
            locale = _habits(language)
            _AT_HOME[language] = replace(words, locale=locale, time=_time(locale))


def known_language(language: str) -> str | None:
    """Return the code of the texts for a language such as ``de-AT``; None if there are none."""
    whole = language.casefold().replace("_", "-")
    return _CODES.get(whole) or _CODES.get(whole.partition("-")[0])


def catalogue(language: str) -> Catalogue:
    """Return the texts of a language such as ``de`` or ``de-AT``; in English if it has none.

    Dates and numbers are as in its country, once that is known (``know_country``).
    """
    return _AT_HOME.get(language) or CATALOGUES[known_language(language) or DEFAULT]
