"""The search for old words: in names, docstrings and comments, not in string values."""

from pathlib import Path

import pytest

from .words import IN_NAMES, IN_PROSE, instead_of, words_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("absorb_input = 1", ["absorb (name)"]),
        ("class AbsorbError: ...", ["absorb (name)"]),
        ("ABSORB = 1", ["absorb (name)"]),
        ("desktop = 1", []),
        ("told_to_user()", ["told_to_user (name)"]),
        ('"""Whoever calls it."""', ["whoever"]),
        ('def f():\n    """Set aside."""', ["aside"]),
        ("x = 1  # it is made anew", ["anew"]),
        ('x = "whoever"', []),
        ('call("a", "set aside")', []),
        ('call(\n    "set aside",\n)', []),
        ("asyncio.gather(hass.async_add_executor_job(read))", []),
        ("# the rest stands in for it, a stand-in", []),
        ("# the old entity *Diary*", []),
        ("# ``aside`` is a table", []),
    ],
)
def test_old_words_are_found_where_people_read_them(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    path = tmp_path / "module.py"
    path.write_text(f"{text}\n", encoding="utf-8")
    assert [word for word, _ in words_in(path)] == expected


def test_a_document_is_read_whole_and_a_file_has_a_name(tmp_path: Path) -> None:
    path = tmp_path / "absorb.md"
    path.write_text("# Title\n\nWhoever reads it shall see.\n", encoding="utf-8")
    assert list(words_in(path)) == [("absorb (name)", 0), ("whoever", 3), ("shall", 3)]


def test_a_script_is_read_for_its_comments(tmp_path: Path) -> None:
    path = tmp_path / "view.ts"
    path.write_text(
        'import "https://example.com/anew";\n'
        "// Set aside.\n"
        "const shown = html`<aside></aside>`; // Made anew.\n"
        "/**\n * Whoever looks.\n */\n",
        encoding="utf-8",
    )
    assert list(words_in(path)) == [("aside", 2), ("anew", 3), ("whoever", 5)]


def test_every_word_has_another() -> None:
    assert all(instead_of(word) for word in IN_PROSE)
    assert all(instead_of(f"{word} (name)") for word in IN_NAMES)
