"""The catalogues of texts: one per language, whole, and with its plural forms."""

from collections.abc import Collection
import json
from pathlib import Path

import pytest

from custom_components.studio_sync.events.bus import StudioEventType
from custom_components.studio_sync.texts.catalogue import (
    CATALOGUES,
    FOLDER,
    UNKNOWN,
    catalogue,
    read_catalogue,
)
from custom_components.studio_sync.texts.plans import SECTIONS

from .test_ha_texts import LANGUAGES


def test_the_languages_are_those_of_home_assistants_translations() -> None:
    assert set(LANGUAGES) == set(CATALOGUES)


@pytest.mark.parametrize("language", CATALOGUES)
@pytest.mark.parametrize("number", [0, 1, 2, 5, 21, 22, 1_000_000])
def test_every_counted_text_has_a_form_for_each_number(language: str, number: int) -> None:
    words = CATALOGUES[language]
    values = dict.fromkeys(("studio", "account", "field", "rule", "place"), "X")
    for key in words.counted:
        assert str(number) in words.count(key, number, **values), key


def test_a_counted_text_has_the_form_of_its_number() -> None:
    assert catalogue("en").count("requests", 1) == "1 request"
    assert catalogue("en").count("requests", 0) == "0 requests"
    assert catalogue("de").count("requests", 2) == "2 Anfragen"


def test_every_problem_has_its_advice() -> None:
    """Either may have a text of its own for a server."""
    for each in CATALOGUES.values():
        assert general(each.advice.keys() - each.counted.keys()) == general(each.problems.keys())


def general(keys: Collection[str]) -> set[str]:
    """Return keys without those of texts that are a server's."""
    return {key for key in keys if key.removesuffix("_server") == key or key[:-7] not in keys}


def test_every_event_has_a_sentence_and_every_step_of_a_plan_a_text() -> None:
    for each in CATALOGUES.values():
        told = each.log_book.keys() | each.counted.keys()
        assert {kind.value for kind in StudioEventType} <= told
        assert each.plan_sections.keys() >= SECTIONS.keys()
        for verbs in SECTIONS.values():
            assert each.planned.keys() >= set(verbs.values())


def test_what_is_looked_up_with_a_default_has_one() -> None:
    for each in CATALOGUES.values():
        for table in (each.planned, each.verbs, each.problems, each.advice):
            assert each.of(table, "never heard of") == table[UNKNOWN]
        assert each.of(each.fields, "never heard of") == ""


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("DE", "de"),
        ("de_CH", "de"),
        ("en-GB", "en"),
        ("xx", "en"),
        ("", "en"),
    ],
)
def test_a_language_without_texts_reads_english(language: str, code: str) -> None:
    assert catalogue(language).code == code


@pytest.mark.parametrize(
    "change",
    [
        {"busy": None},
        {"busy": ["Busy"]},
        {"log_book": "got something"},
        {"counted": {"more": "{number} more"}},
        {"columns": {"skip": ["(leave out)"]}},
        {"unheard_of": "text"},
    ],
    ids=str,
)
def test_a_file_with_a_text_missing_or_of_another_form_is_refused(
    tmp_path: Path, change: dict[str, object]
) -> None:
    """So a language that is not whole fails when its tests begin, not in somebody's mail."""
    found = json.loads((FOLDER / "en.json").read_text(encoding="utf-8"))
    texts = found["config_panel"]["texts"] | change
    whole = {key: value for key, value in texts.items() if value is not None}
    path = tmp_path / "sv.json"
    path.write_text(json.dumps({"config_panel": {"texts": whole}}), encoding="utf-8")
    with pytest.raises(ValueError, match="sv"):
        read_catalogue(path)
