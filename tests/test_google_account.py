"""The Google account: its user, its calendars, its scopes, and revoking."""

from collections.abc import AsyncIterator

import pytest

from custom_components.studio_sync.book.parts import Part
from custom_components.studio_sync.google.account import (
    CalendarInfo,
    list_calendars,
    missing_scopes,
    revoke,
    scopes_for,
    userinfo,
)
from custom_components.studio_sync.google.roots import Roots
from custom_components.studio_sync.sync.ports import AccessRefused, SignInExpired, Unreachable
from tests.google_client import Way, way_to, way_to_nonsense
from tests.google_emulator import GoogleEmulator, Kind


@pytest.fixture
async def way(socket_enabled: None) -> AsyncIterator[Way]:
    """Open a way to an emulator."""
    async with GoogleEmulator(strict=True) as google:
        async with way_to(google, google.add_account("anna@example.com")) as way:
            yield way
        assert google.violations == []


CANONICAL = (
    "https://www.googleapis.com/auth/userinfo.email openid "
    "https://www.googleapis.com/auth/calendar.events "
    "https://www.googleapis.com/auth/calendar.calendarlist.readonly"
)
CONTACTS = "https://www.googleapis.com/auth/contacts"


def test_only_what_the_account_is_for_is_asked_for() -> None:
    """Z3: no calendar scope for contacts only, and contacts only when chosen."""
    assert scopes_for([Part.CONTACTS]) == (CONTACTS, "openid", "email")
    assert CONTACTS not in scopes_for([Part.CALENDAR])
    assert {*scopes_for(list(Part))} == {*scopes_for([Part.CALENDAR]), CONTACTS}


def test_scopes_come_back_in_another_form() -> None:
    assert missing_scopes(CANONICAL, [Part.CALENDAR]) == ()
    assert missing_scopes(" ".join(scopes_for(list(Part))), list(Part)) == ()


def test_an_account_without_contacts_lacks_nothing_without_their_scope() -> None:
    """Accounts from before are not made to sign in again."""
    assert missing_scopes(CANONICAL, [Part.CALENDAR]) == ()
    assert missing_scopes(CANONICAL, list(Part)) == (CONTACTS,)


@pytest.mark.parametrize("scope", scopes_for(list(Part)))
def test_a_scope_that_was_not_ticked_is_named(scope: str) -> None:
    long = {"email": "https://www.googleapis.com/auth/userinfo.email"}.get(scope, scope)
    granted = " ".join(one for one in [*CANONICAL.split(), CONTACTS] if one != long)
    assert missing_scopes(granted, list(Part)) == (scope,)
    assert missing_scopes("", list(Part)) == scopes_for(list(Part))


async def test_the_account_is_known_by_its_sub(way: Way) -> None:
    """S3."""
    info = await userinfo(way.transport)
    assert (info.sub, info.email) == (way.person.sub, "anna@example.com")


@pytest.mark.parametrize("answer", [{}, {"sub": ""}, {"sub": 7}, {"sub": "1", "email": 7}], ids=str)
@pytest.mark.usefixtures("socket_enabled")
async def test_somebody_without_a_sub_is_nobody(answer: object) -> None:
    async with way_to_nonsense([answer]) as transport:
        with pytest.raises(Unreachable):
            await userinfo(transport)


async def test_calendars_are_listed_with_what_may_be_done(way: Way) -> None:
    """S3: those that may be written are offered."""
    studio = way.person.add_calendar("Studio", time_zone="Asia/Tokyo")
    reader = way.person.add_calendar("Albums", role="reader")
    shared = way.person.add_calendar("Shared", role="writerWithoutPrivateAccess")
    shared.entry.summary_override = "berlin"
    assert await list_calendars(way.transport) == (
        CalendarInfo(
            id="anna@example.com",
            name="anna@example.com",
            zone="Europe/Berlin",
            writable=True,
            primary=True,
        ),
        CalendarInfo(
            id=reader.id, name="Albums", zone="Europe/Berlin", writable=False, primary=False
        ),
        CalendarInfo(
            id=shared.id, name="berlin", zone="Europe/Berlin", writable=True, primary=False
        ),
        CalendarInfo(id=studio.id, name="Studio", zone="Asia/Tokyo", writable=True, primary=False),
    )


async def test_a_long_list_of_calendars_is_read_to_its_end(way: Way) -> None:
    for number in range(260):
        way.person.add_calendar(f"Calendar {number}")
    assert len(await list_calendars(way.transport)) == 261


@pytest.mark.parametrize("page", [{"items": 7}, {"nextPageToken": 7}], ids=str)
@pytest.mark.usefixtures("socket_enabled")
async def test_a_list_of_no_sense_is_no_list(page: object) -> None:
    async with way_to_nonsense([page]) as transport:
        with pytest.raises(Unreachable):
            await list_calendars(transport)


@pytest.mark.usefixtures("socket_enabled")
async def test_odd_calendars_are_left_out_and_a_list_without_end_ends() -> None:
    items = [7, {"id": 7}, {"id": "gone", "deleted": True}, {"id": "bare"}]
    async with way_to_nonsense([{"items": items, "nextPageToken": "again"}]) as transport:
        assert await list_calendars(transport) == (
            CalendarInfo(id="bare", name="bare", zone="", writable=False, primary=False),
        )


async def test_a_consent_without_the_list_is_refused(way: Way) -> None:
    way.google.faults.add(Kind.ERROR, status=403, reason="insufficientPermissions", count=None)
    with pytest.raises(AccessRefused):
        await list_calendars(way.transport)
    way.google.faults.clear()
    way.google.faults.add(Kind.ERROR, status=403, reason="forbidden", count=None)
    with pytest.raises(AccessRefused):
        await list_calendars(way.transport)


async def test_a_revoked_token_is_of_no_use_any_more(way: Way) -> None:
    """S2."""
    token = await way.transport.auth.async_get_access_token()
    await revoke(way.transport.session, way.transport.roots, token)
    with pytest.raises(SignInExpired):
        await userinfo(
            type(way.transport)(
                way.transport.session, _Keeping(token), way.transport.roots, sleep=way.time.sleep
            )
        )


class _Keeping:
    def __init__(self, token: str) -> None:
        self.token = token

    async def async_get_access_token(self) -> str:
        return self.token


async def test_revoking_an_unknown_token_is_fine(way: Way) -> None:
    await revoke(way.transport.session, way.transport.roots, "unknown")


async def test_revoking_without_google_is_unreachable(way: Way) -> None:
    way.google.faults.add(Kind.ERROR, status=503, count=None)
    with pytest.raises(Unreachable):
        await revoke(way.transport.session, way.transport.roots, "token")
    await way.google.stop()
    with pytest.raises(Unreachable):
        await revoke(way.transport.session, Roots.at(way.google.url), "token")
