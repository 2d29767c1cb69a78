"""Tests an access by each address that Home Assistant has."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from aiohttp import DummyCookieJar
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_create_clientsession
from homeassistant.helpers.network import NoURLAvailableError, get_url
from homeassistant.util import dt as dt_util
from yarl import URL

from ..entries.access_probe import access_probe
from ..entries.accesses import Access, AccessState, AddressBook, state_of
from .client import Client, basic
from .journey import Journey
from .outcome import Fault, Outcome, Step, StepFailed, Way

MOST_SECONDS: Final = 100
"""For one address."""
_BY_STATE: Final[Mapping[AccessState, Fault]] = {
    AccessState.DISABLED: Fault.DISABLED,
    AccessState.NO_PASSWORD: Fault.NO_PASSWORD,
    AccessState.NOT_YET: Fault.NOT_YET,
    AccessState.EXPIRED: Fault.EXPIRED,
    AccessState.NOT_ALLOWED: Fault.NOT_ALLOWED,
}


async def async_test_access(
    hass: HomeAssistant, studio: ConfigEntry, access_id: str
) -> Sequence[Outcome]:
    """Sign in and go the steps of a phone, by the external address and by the local one.

    Nothing is left behind, however it ends. It is empty if Home Assistant knows no address.
    """
    outcomes = list[Outcome]()
    for way, url in addresses(hass).items():
        test = _Test(hass, studio, access_id, way, url)
        try:
            async with asyncio.timeout(MOST_SECONDS):
                outcomes.append(await test.run())
        except TimeoutError:
            failed = StepFailed(Fault.TIMEOUT, Step.REACH)
            outcomes.append(Outcome(way=way, url=url, failed=failed))
    return outcomes


def addresses(hass: HomeAssistant) -> Mapping[Way, str]:
    """Return the addresses of Home Assistant, the external one first; the same only once."""
    found = dict[Way, str]()
    asked = {
        Way.EXTERNAL: partial(get_url, hass, allow_internal=False, allow_ip=True),
        Way.LOCAL: partial(get_url, hass, allow_external=False, allow_cloud=False),
    }
    for way, ask in asked.items():
        try:
            url = ask()
        except NoURLAvailableError:
            continue
        if url not in found.values():
            found[way] = url
    return found


class _Test:
    """A test by one address."""

    def __init__(
        self, hass: HomeAssistant, studio: ConfigEntry, access_id: str, way: Way, url: str
    ) -> None:
        self._hass = hass
        self._studio = studio
        self._id = access_id
        self._way = way
        self._url = url

    async def run(self) -> Outcome:
        """Go the steps, and say why a sign-in was refused."""
        subentry = self._studio.subentries.get(self._id)
        if subentry is None:
            return self._failed(StepFailed(Fault.GONE, Step.SIGN_IN))
        access = Access.of(subentry.data)
        session = async_create_clientsession(
            self._hass, auto_cleanup=False, cookie_jar=DummyCookieJar()
        )
        try:
            with access_probe(self._hass, self._id) as probe:
                journey = Journey(
                    client=Client(session=session, base=URL(self._url)),
                    sign_in=basic(probe.user_name, probe.password),
                    item=probe.item.name,
                    has_clients=access.address_book is not AddressBook.NONE,
                    needs_https=self._way is Way.EXTERNAL,
                )
                wrote = await journey.go()
        except StepFailed as failed:
            return self._failed(self._explained(failed))
        finally:
            session.detach()
        return Outcome(way=self._way, url=self._url, wrote=wrote)

    def _failed(self, failed: StepFailed) -> Outcome:
        return Outcome(way=self._way, url=self._url, failed=failed)

    def _explained(self, failed: StepFailed) -> StepFailed:
        """Return why the own server lets nobody in, which it tells no phone."""
        if failed.fault not in (Fault.NOT_SIGNED_IN, Fault.NOT_READY):
            return failed
        fault: Fault = failed.fault
        subentry = self._studio.subentries.get(self._id)
        if subentry is None:
            fault = Fault.GONE
        elif self._studio.disabled_by is not None:
            fault = Fault.STUDIO_DISABLED
        else:
            fault = _BY_STATE.get(state_of(self._studio, subentry, dt_util.utcnow()), fault)
        return StepFailed(fault, failed.step, method=failed.method, status=failed.status)
