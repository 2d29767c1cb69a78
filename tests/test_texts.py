"""The catalogues of texts: one per language, all with the same keys and placeholders."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields
import json
from pathlib import Path
import string

import pytest

from custom_components.studio_sync.events.bus import StudioEventType
from custom_components.studio_sync.texts.catalogue import (
    CATALOGUES,
    DEFAULT,
    Catalogue,
    catalogue,
    read_catalogue,
)
from custom_components.studio_sync.texts.plans import SECTIONS

from .test_ha_texts import LANGUAGES

FILES = Path(__file__).parent.parent / "custom_components" / "studio_sync" / "texts"
OTHERS = sorted(CATALOGUES.keys() - {DEFAULT})


def texts(of: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield all texts of a language by their place in it."""
    for each in fields(of):
        value = getattr(of, each.name)
        if isinstance(value, str):
            yield each.name, value
        elif isinstance(value, Mapping):
            yield from ((f"{each.name}.{key}", text) for key, text in value.items())
        else:
            yield from ((f"{each.name}[{number}]", text) for number, text in enumerate(value))


def placeholders(text: str) -> Counter[str]:
    """Return what is filled in, and how often. All of it has a name."""
    names = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    assert all(names), text
    return Counter(names)


def test_the_languages_are_those_of_home_assistants_translations() -> None:
    assert set(LANGUAGES) == set(CATALOGUES)


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_keys_and_placeholders(language: str) -> None:
    english, other = dict(texts(CATALOGUES[DEFAULT])), dict(texts(CATALOGUES[language]))
    assert english.keys() == other.keys()
    for key, text in english.items():
        if key not in {"date", "brief_date"}:
            assert placeholders(text) == placeholders(other[key]), key
        assert bool(text) == bool(other[key]), key


def test_the_week_has_seven_days_and_the_year_twelve_months() -> None:
    for each in CATALOGUES.values():
        assert (len(each.days), len(each.months)) == (7, 12)


def test_every_problem_has_its_advice() -> None:
    for each in CATALOGUES.values():
        assert each.problems.keys() == each.advice.keys()


def test_every_event_has_a_sentence_and_every_step_of_a_plan_a_text() -> None:
    for each in CATALOGUES.values():
        assert {kind.value for kind in StudioEventType} <= each.log_book.keys()
        assert each.plan_sections.keys() >= SECTIONS.keys()
        for verbs in SECTIONS.values():
            assert each.planned.keys() >= set(verbs.values())


def test_what_is_looked_up_with_a_default_has_one() -> None:
    for each in CATALOGUES.values():
        for table in (each.planned, each.verbs, each.reasons, each.fields, each.problems):
            assert "" in table


@pytest.mark.parametrize(
    ("language", "code"), [("de", "de"), ("de-AT", "de"), ("DE", "de"), ("fr", "en"), ("", "en")]
)
def test_a_language_without_texts_reads_english(language: str, code: str) -> None:
    assert catalogue(language).code == code


@pytest.mark.parametrize(
    "change",
    [
        {"busy": None},
        {"busy": ["Busy"]},
        {"log_book": "got something"},
        {"days": {"0": "Mon"}},
        {"months": "Jan"},
        {"unheard_of": "text"},
    ],
    ids=str,
)
def test_a_file_with_a_text_missing_or_of_another_form_is_refused(
    tmp_path: Path, change: dict[str, object]
) -> None:
    """So a language that is not whole fails when its tests begin, not in somebody's mail."""
    found = json.loads((FILES / "en.json").read_text(encoding="utf-8")) | change
    path = tmp_path / "xx.json"
    whole = {key: value for key, value in found.items() if value is not None}
    path.write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(ValueError, match="xx"):
        read_catalogue(path)
