"""Access records and their passwords (A3-A6)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
import json
import math

import pytest

from custom_components.studio_sync.entries.access_secret import (
    ALPHABET,
    GROUP_LENGTH,
    GROUPS,
    AccessSecret,
    is_password,
    new_password,
    normalised,
)
from custom_components.studio_sync.entries.accesses import (
    Access,
    AccessState,
    AddressBook,
    CalendarAccess,
    is_user_name,
)
from custom_components.studio_sync.scheduling.titles import Privacy

NOW = datetime(2028, 2, 29, 12, tzinfo=UTC)
PASSWORD = "aaaa-cccc-dddd-eeee-ffff-gggg-2345"
ROOMS = {
    "red": CalendarAccess(may_write=True, shown=Privacy.TITLE, tentative=False),
    "blue": CalendarAccess(shown=Privacy.BUSY),
}
ACCESS = Access(
    user_name="red-phone",
    calendars=ROOMS,
    address_book=AddressBook.WRITE,
    group="brides",
    valid_from=NOW - timedelta(days=1),
    valid_until=NOW + timedelta(days=1),
    zone="Europe/Berlin",
    secret=AccessSecret.of_password(PASSWORD),
    password_by="owner",
)
ALLOWED = frozenset({"red", "anna"})


def test_a_password_has_at_least_128_bits_and_no_look_alikes() -> None:
    password = new_password()
    assert [len(each) for each in password.split("-")] == [GROUP_LENGTH] * GROUPS
    assert set(password) <= {*ALPHABET, "-"}
    assert len(set(ALPHABET)) == len(ALPHABET)
    assert GROUPS * GROUP_LENGTH * math.log2(len(ALPHABET)) >= 128
    for pair in ("0o", "1i", "1l", "2z", "5s", "8b"):
        assert len(set(pair) & set(ALPHABET)) <= 1
    assert len({new_password() for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    "typed",
    [
        PASSWORD,
        PASSWORD.upper(),
        PASSWORD.replace("-", ""),
        PASSWORD.replace("-", " "),
        f"  {PASSWORD}\n",
        PASSWORD.replace("-", "\u2013"),
        PASSWORD.replace("-", "\u00a0\u2011\u00ad"),
        PASSWORD.replace("aaaa", "\uff41\uff41\uff41\uff41"),
        f"\u202a{PASSWORD}\u202c",
    ],
)
def test_spaces_hyphens_and_case_make_no_difference(typed: str) -> None:
    assert is_password(AccessSecret.of_password(PASSWORD), typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        PASSWORD[:-1],
        PASSWORD + "a",
        PASSWORD + " " * 300,
        "\udc80",
        "😀",
        "a" * 10_000_000,
        "\ufdfa" * 256,
    ],
)
def test_another_text_is_not_the_password(typed: str) -> None:
    assert not is_password(AccessSecret.of_password(PASSWORD), typed)
    assert not is_password(None, typed)


def test_what_is_far_too_long_is_nobodys_password() -> None:
    assert normalised("a" * 257) == ""
    assert not is_password(None, PASSWORD)


def test_a_password_is_kept_with_a_salt_of_its_own() -> None:
    one, other = (AccessSecret.of_password(PASSWORD) for _ in range(2))
    assert one.salt != other.salt
    assert one.digest != other.digest
    assert AccessSecret.of(json.loads(json.dumps(one.as_dict()))) == one


def test_nothing_shows_the_password_or_its_hash() -> None:
    assert ACCESS.secret is not None
    for shown in (repr(ACCESS), str(ACCESS), repr(ACCESS.secret), f"{ACCESS.secret}"):
        assert "aaaa" not in shown
        assert ACCESS.secret.digest.hex() not in shown
        assert repr(ACCESS.secret.digest) not in shown
        assert repr(ACCESS.secret.salt) not in shown


@pytest.mark.parametrize(
    "access",
    [
        ACCESS,
        Access(user_name="a", calendars={}, zone="UTC"),
        replace(ACCESS, valid_until=None, enabled=False, secret=None, password_by=None),
    ],
)
def test_an_access_is_stored_as_json_and_read_again(access: Access) -> None:
    assert Access.of(json.loads(json.dumps(access.as_dict()))) == access


@pytest.mark.parametrize(
    ("access", "allowed", "state"),
    [
        (ACCESS, ALLOWED, AccessState.VALID),
        (replace(ACCESS, valid_from=None, valid_until=None), ALLOWED, AccessState.VALID),
        (replace(ACCESS, valid_from=NOW), ALLOWED, AccessState.VALID),
        (replace(ACCESS, valid_until=NOW), ALLOWED, AccessState.EXPIRED),
        (
            replace(ACCESS, valid_from=NOW + timedelta(microseconds=1)),
            ALLOWED,
            AccessState.NOT_YET,
        ),
        (replace(ACCESS, secret=None), ALLOWED, AccessState.NO_PASSWORD),
        (replace(ACCESS, enabled=False, secret=None), ALLOWED, AccessState.DISABLED),
        (ACCESS, frozenset({"anna"}), AccessState.NOT_ALLOWED),
        (ACCESS, frozenset(), AccessState.NOT_ALLOWED),
        (replace(ACCESS, calendars={}), ALLOWED, AccessState.NOT_ALLOWED),
    ],
)
def test_the_state_of_an_access(
    access: Access, allowed: frozenset[str], state: AccessState
) -> None:
    assert access.state(NOW, allowed=allowed) is state


@pytest.mark.parametrize("name", ["a", "Anna", "anna.iphone_2", "a-b", "7", "a" * 64])
def test_user_names(name: str) -> None:
    assert is_user_name(name)


@pytest.mark.parametrize(
    "name",
    ["", " ", "a:b", "a b", "ä", "a/b", ".a", "a.", "..", "a\n", "a" * 65, "\udc80", "a%2Fb", "٣"],
)
def test_texts_that_are_no_user_names(name: str) -> None:
    assert not is_user_name(name)
