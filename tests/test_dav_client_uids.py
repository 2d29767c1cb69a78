"""Which text has a UID, where a server refuses another one with it."""

from collections.abc import AsyncIterator

import pytest

from custom_components.studio_sync.dav.names import carddav
from custom_components.studio_sync.dav_client.cards import Cards
from custom_components.studio_sync.dav_client.homes import Collection, Holds
from custom_components.studio_sync.dav_client.reading import Reader
from custom_components.studio_sync.dav_client.texts import Texts
from custom_components.studio_sync.dav_client.uids import text_of_uid

from .dav_stage import Stage, stage as new_stage

ADA = b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:ada\r\nFN:Ada\r\nN:;Ada;;;\r\nEND:VCARD\r\n"


@pytest.fixture
async def stage(socket_enabled: None) -> AsyncIterator[Stage]:
    async with new_stage() as found:
        yield found


async def test_in_an_address_book_only_the_server_can_say_it(stage: Stage) -> None:
    folder = stage.double.add("clients", "addressbook")
    stage.double.put(folder, "other.vcf", ADA)
    book = Collection(url=f"{stage.double.url}{folder.path}", holds=Holds.CARDS)
    report, data = carddav("addressbook-multiget"), carddav("address-data")
    reader = Reader(stage.replica._transport, book, Texts(), report=report, data=data)
    assert await text_of_uid(reader, Cards(), "ada.vcf", None) is None
    found = await text_of_uid(reader, Cards(), "ada.vcf", f"{folder.path}other.vcf")
    assert found is not None
    assert found.name == "other.vcf"
    assert await text_of_uid(reader, Cards(), "ida.vcf", f"{folder.path}other.vcf") is None
