"""The profile for iPhones, iPads and Macs, checked against Apple's schema (A9)."""

import plistlib
from typing import Any, Final

import pytest

from custom_components.studio_sync.formats.apple_profile import ProfileAccount, write_profile

COMMON: Final[dict[str, tuple[type, bool]]] = {
    "PayloadIdentifier": (str, True),
    "PayloadUUID": (str, True),
    "PayloadType": (str, True),
    "PayloadVersion": (int, True),
    "PayloadDisplayName": (str, False),
    "PayloadDescription": (str, False),
    "PayloadOrganization": (str, False),
}
"""Keys, their types, and whether they are required: ``CommonPayloadKeys.yaml`` of
https://github.com/apple/device-management, ``mdm/profiles`` (read on 2026-11-27)."""
PROFILE: Final[dict[str, tuple[type, bool]]] = {
    **COMMON,
    "PayloadContent": (list, True),
    "PayloadRemovalDisallowed": (bool, False),
    "PayloadScope": (str, False),
    "HasRemovalPasscode": (bool, False),
    "IsEncrypted": (bool, False),
}
"""The same of ``TopLevel.yaml``; dates and texts to agree to are left out."""


def account_keys(prefix: str) -> dict[str, tuple[type, bool]]:
    """Return the keys of ``com.apple.caldav.account.yaml`` and ``com.apple.carddav.account.yaml``.

    They are alike but for the prefix; CardDAV's CommunicationServiceRules is left out.
    """
    return {
        **COMMON,
        f"{prefix}AccountDescription": (str, False),
        f"{prefix}HostName": (str, True),
        f"{prefix}Username": (str, False),
        f"{prefix}Password": (str, False),
        f"{prefix}PrincipalURL": (str, False),
        f"{prefix}UseSSL": (bool, False),
        f"{prefix}Port": (int, False),
        "VPNUUID": (str, False),
    }


def check(payload: dict[str, Any], schema: dict[str, tuple[type, bool]]) -> None:
    """See that a payload has what is required, nothing that is unknown, and the right types."""
    assert payload.keys() <= schema.keys()
    assert {key for key, (_, required) in schema.items() if required} <= payload.keys()
    for key, value in payload.items():
        assert type(value) is schema[key][0], key


def account(**changes: Any) -> ProfileAccount:
    """Return Anna's."""
    given: dict[str, Any] = {
        "id": "01M8BR69FQSZSYNM92EPCM0S64",
        "name": "Atelier Nord",
        "host": "studio.example.com",
        "port": 443,
        "tls": True,
        "user_name": "anna",
        "contacts": True,
    }
    return ProfileAccount(**given | changes)


def read(**changes: Any) -> dict[str, Any]:
    """Write a profile, and read it as a phone would."""
    profile: dict[str, Any] = plistlib.loads(write_profile(account(**changes)))
    return profile


def test_it_keeps_apples_schema() -> None:
    profile = read()
    check(profile, PROFILE)
    assert (profile["PayloadType"], profile["PayloadVersion"]) == ("Configuration", 1)
    calendars, contacts = profile["PayloadContent"]
    check(calendars, account_keys("CalDAV"))
    check(contacts, account_keys("CardDAV"))
    assert calendars["PayloadType"] == "com.apple.caldav.account"
    assert contacts["PayloadType"] == "com.apple.carddav.account"


def test_it_says_where_and_who_and_no_password() -> None:
    """Nor a principal URL: a wrong one is worse than none."""
    for prefix, payload in zip(
        ("CalDAV", "CardDAV"), read(port=8123)["PayloadContent"], strict=True
    ):
        assert payload[f"{prefix}HostName"] == "studio.example.com"
        assert payload[f"{prefix}Port"] == 8123
        assert payload[f"{prefix}UseSSL"] is True
        assert payload[f"{prefix}Username"] == "anna"
        assert payload[f"{prefix}AccountDescription"] == "Atelier Nord"
        assert not {f"{prefix}Password", f"{prefix}PrincipalURL"} & payload.keys()


def test_it_has_contacts_only_with_an_address_book() -> None:
    [only] = read(contacts=False)["PayloadContent"]
    assert only["PayloadType"] == "com.apple.caldav.account"


def ids(profile: dict[str, Any]) -> list[tuple[str, str]]:
    """Return identifiers and UUIDs of a profile and its payloads."""
    payloads = [profile, *profile["PayloadContent"]]
    return [(each["PayloadIdentifier"], each["PayloadUUID"]) for each in payloads]


def test_a_new_one_replaces_the_old_one() -> None:
    """By its identifiers, whatever else changed; another access's is beside it."""
    assert ids(read()) == ids(read(name="Atelier Süd", host="other.example.com", port=8443))
    assert len(set(ids(read()))) == 3
    assert not set(ids(read())) & set(ids(read(id="01M8BR69FQSZSYNM92EPCM0S65")))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Foto & Licht <3 📷", "Foto & Licht <3 📷"),
        ("סטודיו", "סטודיו"),
        ("a\x00b\x1fc\ud800d\uffffe", "abcde"),
        ("", ""),
    ],
)
def test_any_name_of_a_studio_can_be_in_it(name: str, shown: str) -> None:
    assert read(name=name)["PayloadDisplayName"] == shown
