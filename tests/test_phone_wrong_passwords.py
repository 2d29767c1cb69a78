"""Which program calls itself how, and when it is told that somebody tries passwords."""

import pytest

from custom_components.studio_sync.dav_http.noting import client_of
from custom_components.studio_sync.dav_http.wrong_passwords import (
    ENOUGH,
    MOST_TOLD,
    SILENT,
    WrongPasswords,
)
from custom_components.studio_sync.events.phones import PhoneClient


@pytest.mark.parametrize(
    ("user_agent", "client"),
    [
        ("iOS/17.0 (21A329) dataaccessd/1.0", PhoneClient.IOS),
        ("iOS/17.0 (21A329) accountsd/1.0", PhoneClient.IOS),
        ("macOS/14.0 (23A344) CalendarAgent/1001", PhoneClient.MACOS),
        ("Mac OS X/10.11.6 (15G31) AddressBook/1579", PhoneClient.MACOS),
        ("Mac+OS+X/10.14.6 (18G103) CalendarAgent/399", PhoneClient.MACOS),
        ("DAVx5/4.4.1-ose (dav4jvm; okhttp/4.12.0) Android/14", PhoneClient.DAVX5),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.5.0",
            PhoneClient.THUNDERBIRD,
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:128.0) Thunderbird/128.5.0",
            PhoneClient.THUNDERBIRD,
        ),
        ("Evolution/3.46.4-2", PhoneClient.EVOLUTION),
        ("CalDavSynchronizer/4.4", PhoneClient.OUTLOOK),
        ("vdirsyncer/0.20.0", PhoneClient.VDIRSYNCER),
        ("python-caldav/3.3.0", PhoneClient.PYTHON_CALDAV),
        ("okhttp/4.12.0 Anna's secret", PhoneClient.OTHER),
        ("", PhoneClient.OTHER),
        (" " * 10_000 + "DAVx5/4", PhoneClient.OTHER),
    ],
)
def test_a_program_is_told_from_what_it_calls_itself(user_agent: str, client: PhoneClient) -> None:
    assert client_of(user_agent) is client


def test_a_handful_of_mistakes_is_nobodys_business() -> None:
    wrong_passwords = WrongPasswords()
    assert [wrong_passwords.refused("203.0.113.9", float(n)) for n in range(ENOUGH - 1)] == [0] * 4
    # Long after the last one they count from the beginning.
    assert wrong_passwords.refused("203.0.113.9", 5000.0) == 0


def test_an_address_is_told_of_once_an_hour() -> None:
    wrong_passwords = WrongPasswords()
    told = [wrong_passwords.refused("203.0.113.9", 60.0 * minute) for minute in range(130)]
    assert [minute for minute, tries in enumerate(told) if tries] == [4, 64, 124]
    assert told[4] == ENOUGH
    assert told[64] == 65


def test_all_of_one_ipv6_network_are_one() -> None:
    wrong_passwords = WrongPasswords()
    told = [wrong_passwords.refused(f"2001:db8::{n:x}", float(n)) for n in range(ENOUGH)]
    assert told == [0] * (ENOUGH - 1) + [ENOUGH]


def test_an_attack_from_everywhere_does_not_flood_automations() -> None:
    wrong_passwords = WrongPasswords()
    told = [
        wrong_passwords.refused(f"198.51.{number // 256}.{number % 256}", float(tries))
        for number in range(500)
        for tries in range(ENOUGH)
    ]
    assert len([tries for tries in told if tries]) == MOST_TOLD
    later = [wrong_passwords.refused("203.0.113.9", SILENT + 60 + tries) for tries in range(ENOUGH)]
    assert later[-1] == ENOUGH
