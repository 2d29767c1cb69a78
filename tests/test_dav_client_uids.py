"""Which text has a UID, where a server refuses another one with it."""

from collections.abc import AsyncIterator

import pytest

from custom_components.studio_sync.dav.names import carddav
from custom_components.studio_sync.dav_client.homes import Collection, Holds
from custom_components.studio_sync.dav_client.reading import Reader
from custom_components.studio_sync.dav_client.texts import Texts
from custom_components.studio_sync.dav_client.uids import name_of_uid

from .dav_stage import Stage, stage as new_stage

BOOK = Collection(url="http://localhost/books/anna/", holds=Holds.CARDS)


@pytest.fixture
async def stage(socket_enabled: None) -> AsyncIterator[Stage]:
    async with new_stage() as found:
        yield found


async def test_in_an_address_book_only_the_server_can_say_it(stage: Stage) -> None:
    report, data = carddav("addressbook-multiget"), carddav("address-data")
    reader = Reader(stage.replica._transport, BOOK, Texts(), report=report, data=data)
    assert await name_of_uid(reader, "ada.vcf", None) is None
    assert await name_of_uid(reader, "ada.vcf", "/books/anna/other.vcf") == "other.vcf"
