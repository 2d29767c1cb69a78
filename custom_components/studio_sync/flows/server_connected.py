"""Which calendars of a server are connected already, be it by another name of the server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
import ssl

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.core import HomeAssistant

from ..const import CONF_HREF, EntryKind
from ..dav_client.addresses import is_same
from ..dav_client.client import Server
from ..dav_client.homes import Collection, etags_of
from ..dav_client.transport import connected
from ..entries.lookup import accounts, kind_of
from ..entries.servers import collection_of, server_of
from ..sync.ports import ReplicaError
from .server_data import href_of


async def connected_already(
    hass: HomeAssistant, server: Server, collections: Iterable[Collection]
) -> frozenset[str]:
    """Return the URLs of those that some studio has connected.

    Two of the same path on servers of different names are one if they hold an item of the same
    name and etag. One that is empty, or whose server can't be asked, is not known to be the same.
    """
    found = set[str]()
    for each in collections:
        for account, subentry in _of_path(hass, href_of(each)):
            other = collection_of(account, subentry)
            same = is_same(other.url, each.url)
            if same or await _hold_the_same((server, each), (server_of(account), other)):
                found.add(each.url)
                break
    return frozenset(found)


def _of_path(hass: HomeAssistant, path: str) -> Iterator[tuple[ConfigEntry, ConfigSubentry]]:
    """Yield what is connected on any server under a path."""
    for account in accounts(hass):
        if kind_of(account) is EntryKind.SERVER:
            for subentry in account.subentries.values():
                if subentry.data[CONF_HREF] == path:
                    yield account, subentry


async def _hold_the_same(one: tuple[Server, Collection], other: tuple[Server, Collection]) -> bool:
    etags = [await _etags_there(*each) for each in (one, other)]
    return any(etag and etags[1].get(name) == etag for name, etag in etags[0].items())


async def _etags_there(server: Server, collection: Collection) -> dict[str, str]:
    """Return the etags in a collection; none if they can't be told now."""
    try:
        async with connected(server) as transport:
            return await etags_of(transport, collection)
    except ssl.SSLError, ReplicaError:
        return {}
