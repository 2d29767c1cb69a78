"""Each language of ``translations/`` against English: what CONTRIBUTING.md asks of one."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
import re
from typing import Any, Final

from babel import Locale
from homeassistant.generated.languages import LANGUAGES as KNOWN
import pytest

from .test_ha_texts import LANGUAGES, TEXTS, leaves, placeholders
from .test_page_texts import FORMS

NAMES: Final = {
    *(
        "Google",
        "Google Calendar",
        "Studio Sync",
        "Mac",
        "Android (DAVx⁵)",
        "Thunderbird",
        "DAVx⁵ (Android)",
    ),
    *("Outlook (CalDAV Synchronizer)", "Evolution (GNOME)", "vdirsyncer", "python-caldav"),
    *("Home Assistant Cloud", "vCard 3.0", "vCard 4.0", "CSV", "HTTPS", "PostgreSQL"),
}
"""What is called so in every language."""
ALIKE: Final[dict[str, set[str]]] = {
    "cs": {
        *(
            "E-mail",
            "Import",
            "Limit",
            "Port",
            "Role",
            "Server",
            "Studio",
            "Text",
            "import",
            "role",
        ),
    },
    "de": {
        *("Port", "Schema", "In Home Assistant"),
        *("Studio", "Status", "Name", "Problem", "Version", "Organisation", "Website", "Text"),
        *("In Google", "Server"),
    },
    "es": {
        *("Error", "Roles"),
    },
    "fr": {
        *("Assistants", "Client", "Client {number}", "Clients", "Contacts", "Date", "Dates"),
        *("Description", "E-mail", "Format", "Google Contacts", "Message", "Minutes", "Notes"),
        *("Options", "Organisation", "Photo", "Port", "Relations", "Studio", "Type", "Version"),
        *("clients", "contacts", "dates", "description", "mobile", "notes", "organisation"),
        *("photo", "relations", "{account}, contacts", "{count} client", "{count} clients"),
    },
    "it": {
        *("Database", "Schema", "In Home Assistant"),
        *(
            "Account",
            "E-mail",
            "File",
            "In Google",
            "Password",
            "Server",
            "Studio",
            "{name} in Google",
        ),
    },
    "nl": {
        *("Database", "Schema", "In Home Assistant"),
        *("Account", "Conflict", "Details", "E-mail", "Import", "In Google", "Label", "Later"),
        *("Run", "Server", "Status", "Studio", "Type", "Upload", "Website", "Week", "import"),
        *("is {client}", "status", "was: {before}", "{name} in Google"),
    },
    "pl": {
        *("E-mail", "Format", "Import", "Limit", "Port", "Problem", "Status", "Studio"),
        *("import", "status"),
    },
    "pt-BR": {
        *("E-mail", "Status", "status"),
    },
    "sv": {
        *("Schema",),
        *(
            "Format",
            "Import",
            "Organisation",
            "Port",
            "Problem",
            "Server",
            "Start",
            "Status",
            "Studio",
        ),
        *("Text", "Version", "import", "organisation", "person", "status"),
    },
}
"""What is the same word in English and in a language, besides names."""
MARKS: Final = re.compile(r"\n|\*\*|`|\]\(")
"""Markdown and line breaks."""
OTHERS: Final = [each for each in LANGUAGES if each != "en"]
each_language = pytest.mark.parametrize("language", LANGUAGES)
each_other = pytest.mark.parametrize("language", OTHERS)


def plurals(tree: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Return the plural forms of each text that has some, with its dotted key."""
    for key, value in tree.items():
        if isinstance(value, dict) and value.keys() <= FORMS:
            yield f"{path}{key}", value
        elif isinstance(value, dict):
            yield from plurals(value, f"{path}{key}.")


def singles(language: str) -> dict[str, str]:
    """Return the texts of a language that are the same for each number."""
    counted = {f"{key}.{form}" for key, forms in plurals(TEXTS[language]) for form in forms}
    return {key: text for key, text in leaves(TEXTS[language]) if key not in counted}


def forms_of(language: str) -> set[str]:
    """Return the plural forms that CLDR has for the numbers a studio counts; and for others."""
    rule = Locale.parse(language, sep="-").plural_form
    return {rule(number) for number in range(1_000)} | {"other"}


@each_language
def test_a_language_is_one_that_home_assistant_and_babel_know(language: str) -> None:
    assert language in KNOWN
    assert forms_of(language) <= FORMS


@each_other
def test_a_language_has_the_keys_of_english(language: str) -> None:
    """A text that is missing would be shown in English, or by its key."""
    assert singles(language).keys() == singles("en").keys()
    assert dict(plurals(TEXTS[language])).keys() == dict(plurals(TEXTS["en"])).keys()


@each_language
def test_a_counted_text_has_the_plural_forms_of_its_language(language: str) -> None:
    for key, forms in plurals(TEXTS[language]):
        assert forms.keys() == forms_of(language), key


@each_language
def test_a_text_has_the_placeholders_of_the_english_one(language: str) -> None:
    """In all plural forms: ``one`` is also for 0, 21 or 101 in some languages."""
    found = singles(language)
    for key, text in singles("en").items():
        assert placeholders(text) == placeholders(found[key]), key
    counted = dict(plurals(TEXTS[language]))
    for key, forms in plurals(TEXTS["en"]):
        for text in (*forms.values(), *counted[key].values()):
            assert placeholders(text) == placeholders(forms["other"]), key
            assert {"count", "number"} & placeholders(text), key


@each_other
def test_a_text_has_the_markdown_and_the_lines_of_the_english_one(language: str) -> None:
    found = singles(language)
    for key, text in singles("en").items():
        assert Counter(MARKS.findall(text)) == Counter(MARKS.findall(found[key])), key


@each_other
def test_no_text_was_left_in_english(language: str) -> None:
    """But for names, and what is the same word: ``NAMES`` and ``ALIKE`` list them."""
    english = dict(leaves(TEXTS["en"]))
    same = {key: text for key, text in leaves(TEXTS[language]) if english.get(key) == text}
    alike = NAMES | ALIKE.get(language, set())
    worded = {key: text for key, text in same.items() if re.search(r"\w", bare(text))}
    assert {key: text for key, text in worded.items() if text not in alike} == {}


@each_other
def test_a_text_stands_for_one_thing(language: str) -> None:
    """A long text at two places says the same in English, or nearly."""
    english, places = dict(leaves(TEXTS["en"])), defaultdict[str, set[str]](set)
    for key, text in leaves(TEXTS[language]):
        if key in english and len(text) > 40:
            places[text].add(english[key])
    for text, said in places.items():
        first, *others = sorted(said)
        assert all(SequenceMatcher(None, first, each).ratio() > 0.5 for each in others), text


def bare(text: str) -> str:
    """Return what a text says by itself, without what is filled in."""
    return re.sub(r"\{\w+\}|\bs\b", "", text)


@each_language
def test_a_text_is_one_that_home_assistant_takes(language: str) -> None:
    """By hassfest's rules, and by those of the ICU messages that its frontend reads.

    There, an apostrophe before a brace makes it a text: ``d'{name}`` is written ``d’{name}``.
    """
    for key, text in leaves(TEXTS[language]):
        assert text, key
        assert text == text.strip(), key
        assert not re.search(r"[{}]", re.sub(r"\{\w+\}", "", text)), key
        assert not re.search(r"'[{}<>]", text), key
        assert not re.search(r"</?[a-zA-Z]", text), key
        assert not re.search(r"(://|www\.)[\w.-]+\.[a-z]{2}", text), key


def test_every_key_is_one_that_home_assistant_takes() -> None:
    for key, _ in leaves(TEXTS["en"]["config_panel"]):
        for part in key.split("."):
            assert re.fullmatch(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", part), key


def test_german_texts_are_of_women_as_well_as_of_men() -> None:
    """A studio's clients and staff are not *Kunden* and *Mitarbeiter* alone."""
    both = r"(?:Kundin|Kundinnen)(?:/| oder | und )(?:\w+ )?Kunden?"
    alone = re.compile(r"\b(?:Kunde|Kunden|Mitarbeiter|Mitarbeitern)\b")
    texts = {key: re.sub(both, "", text) for key, text in leaves(TEXTS["de"])}
    assert {key: text for key, text in texts.items() if alone.search(text)} == {}
