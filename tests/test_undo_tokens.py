"""Tokens of undo are written and read in one place."""

import pytest

from custom_components.studio_sync.services.undo_tokens import Token, TokenKind, token


@pytest.mark.parametrize("kind", [each for each in TokenKind if each])
def test_what_is_written_is_read(kind: TokenKind) -> None:
    read = Token.of(token(kind, "one", "", "three"))
    assert (read.kind, read.parts(3)) == (kind, ["one", "", "three"])


@pytest.mark.parametrize("text", ["", "01M8BR69", "of:nothing", ":"])
def test_what_has_no_kind_names_a_change(text: str) -> None:
    assert Token.of(text) == Token(kind=TokenKind.CHANGE, rest=text)


def test_what_is_missing_is_empty_and_the_last_part_is_whole() -> None:
    assert Token.of("held:account").parts(3) == ["account", "", ""]
    assert Token.of("left").parts(1) == [""]
    assert Token.of("left:a:b").parts(1) == ["a:b"]
