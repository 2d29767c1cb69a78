"""Clients that may be the same person, with the reason."""

from custom_components.studio_sync.book.model import Client
from custom_components.studio_sync.scheduling.duplicate_clients import MANY, duplicates

from .book_fixtures import client


def found(*clients: Client, country: str = "de") -> list[tuple[str, str, str, str]]:
    return [
        (each.one.id, each.other.id, each.strength, " ".join(each.reasons))
        for each in duplicates(clients, country)
    ]


def test_the_same_number_and_name_is_stronger_than_a_number_that_a_family_shares() -> None:
    family = (
        client("ada", "Ada Müller", phones=("0170 / 1234567",)),
        client("bo", "Bo Müller", phones=("+49 170 1234567",)),
        client("ada2", "MUELLER, Ada", phones=("0049-170-1234567", "1")),
    )
    assert found(*family) == [
        ("ada", "ada2", "strong", "name number"),
        ("ada", "bo", "weak", "number"),
        ("bo", "ada2", "weak", "number"),
    ]


def test_an_address_is_stronger_than_a_name_alone() -> None:
    assert found(
        client("a", "Ada Byron", emails=("x@example.com",)),
        client("b", "Office", emails=(" X@Example.com",)),
        client("c", "Byron Ada"),
    ) == [("a", "b", "middle", "email"), ("a", "c", "weak", "name")]


def test_those_who_have_nothing_in_common_are_no_pair() -> None:
    """Numbers that only end alike, names of signs, nothing at all."""
    assert (
        found(
            client("a", "…", phones=("0170 1234567", "call me")),
            client("b", "…", phones=("0171 1234567", "12")),
            client("c", ""),
            client("d", ""),
        )
        == []
    )


def test_numbers_without_a_country_are_compared_by_their_last_digits() -> None:
    one, other = (
        client("a", "A", phones=("030 901820",)),
        client("b", "B", phones=("+49 30/901820",)),
    )
    assert found(one, other, country="") == [("a", "b", "weak", "number")]


def test_many_who_share_a_number_are_each_shown_once() -> None:
    """The pairs would be half a million."""
    firm = [client(f"c{n}", f"Name{n}", phones=("030 901820",)) for n in range(1_000)]
    assert len(found(*firm)) == 999
    assert len(found(*firm[:MANY])) == MANY * (MANY - 1) // 2
