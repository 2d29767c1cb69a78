"""A configuration profile for iPhones, iPads and Macs: calendar and contacts account in one.

Source: https://github.com/apple/device-management, ``mdm/profiles``: ``TopLevel.yaml``,
``CommonPayloadKeys.yaml``, ``com.apple.caldav.account.yaml``, ``com.apple.carddav.account.yaml``.
It has no password, which Apple allows in encrypted profiles only: the phone asks for it. It has no
principal URL: the phone finds it by itself, and a wrong one would keep it from that.
"""

from dataclasses import dataclass
import plistlib
from typing import Any, Final
from unicodedata import category
from uuid import UUID, uuid5

CALDAV: Final = "com.apple.caldav.account"
CARDDAV: Final = "com.apple.carddav.account"
MIME: Final = "application/x-apple-aspen-config"
_NAMESPACE: Final = UUID("6f1d2c0e-3a55-4b7e-9a9e-4a1f6a0c9d53")
_FORBIDDEN: Final = ("Cc", "Cs")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileAccount:
    """The account that a profile sets up.

    ``id`` is the same for ever, so that a new profile replaces the old one. ``host`` is in ASCII.
    ``contacts``: there is an address book, too.
    """

    id: str
    name: str
    host: str
    port: int
    tls: bool
    user_name: str
    contacts: bool


def write_profile(account: ProfileAccount) -> bytes:
    """Return the profile as an XML property list."""
    name = _plain(account.name)
    accounts = [_account(account, name, CALDAV, "CalDAV")]
    if account.contacts:
        accounts.append(_account(account, name, CARDDAV, "CardDAV"))
    profile = _payload(account, "Configuration", "profile", name)
    return plistlib.dumps({**profile, "PayloadOrganization": name, "PayloadContent": accounts})


def _account(account: ProfileAccount, name: str, kind: str, prefix: str) -> dict[str, Any]:
    return {
        **_payload(account, kind, prefix.lower(), name),
        f"{prefix}AccountDescription": name,
        f"{prefix}HostName": account.host,
        f"{prefix}Port": account.port,
        f"{prefix}UseSSL": account.tls,
        f"{prefix}Username": account.user_name,
    }


def _payload(account: ProfileAccount, kind: str, part: str, name: str) -> dict[str, Any]:
    identifier = f"studio_sync.{account.id}.{part}"
    return {
        "PayloadType": kind,
        "PayloadVersion": 1,
        "PayloadIdentifier": identifier,
        "PayloadUUID": str(uuid5(_NAMESPACE, identifier)).upper(),
        "PayloadDisplayName": name,
    }


def _plain(text: str) -> str:
    """Return a text without characters that XML has no place for."""
    allowed = (each for each in text if category(each) not in _FORBIDDEN)
    return "".join(each for each in allowed if each not in "\ufffe\uffff")
