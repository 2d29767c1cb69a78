"""Texts in which nothing is to be seen say nothing, wherever they come from."""

from datetime import date

from homeassistant.exceptions import ServiceValidationError
import pytest

from custom_components.studio_sync.book import people
from custom_components.studio_sync.book.errors import BookInvalid
from custom_components.studio_sync.book.model import ClientGroup
from custom_components.studio_sync.formats.blank import stripped
from custom_components.studio_sync.formats.contact import Contact, Labelled, NameParts
from custom_components.studio_sync.formats.contact_notation import plain
from custom_components.studio_sync.scheduling.client_files import read_client_file

from .book_fixtures import opened
from .ha_day import act
from .ha_fixtures import Scene

pytest_plugins = ("tests.ha_fixtures",)

BLANK = (
    *(" ", "\t\n", "\u00a0", "\u3000", "\u200b", "\u00ad\u00ad", "\u2060 \ufeff", "\u200e\u202e"),
    *("\u3164", "\uffa0", "\u2800", "\u034f", "\ufe0f", "\U000e0041", "\u180e", "\u115f\u1160"),
)
SEEN = (
    *("\u200bAda", "👩\u200d👩\u200d👧", "\u202e\u05e9\u05dc\u05d5\u05dd", "\u0640", ".", "é"),
    *("\u0301a", "🏴\U000e0067", "한"),
)


@pytest.mark.parametrize("text", BLANK)
def test_what_can_t_be_seen_is_no_text(text: str) -> None:
    assert stripped(text) == ""


@pytest.mark.parametrize("text", SEEN)
def test_what_can_be_seen_stays_as_it_is(text: str) -> None:
    assert stripped(f" {text}\n") == text


@pytest.mark.parametrize("text", BLANK)
@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
def test_something_else_stands_in_for_such_a_name_of_a_card(version: str, text: str) -> None:
    shown = text.strip("\r\n")
    lines = [f"VERSION:{version}", f"FN:{shown}", f"N:{shown};{shown};;;", "TEL:0170 1"]
    card = "\r\n".join(["BEGIN:VCARD", *lines, "END:VCARD", ""]).encode()
    [found] = read_client_file(card, date(2026, 1, 1)).records
    assert found.content.contact.name == "0170 1"
    assert found.content.contact.parts is None
    assert ("no_name", "") in found.remarks
    nothing = card.replace(b"TEL:0170 1", b"NOTE:x")
    [found] = read_client_file(nothing, date(2026, 1, 1)).records
    assert found.remarks == (("nothing", ""),)


@pytest.mark.parametrize("text", BLANK)
def test_something_else_stands_in_for_such_a_name_of_a_row(text: str) -> None:
    table = f'First Name,Last Name,Phone\n"{text}","{text}",0170 1\n"{text}","{text}","{text}"\n'
    found = read_client_file(table.encode(), date(2026, 1, 1)).records
    assert found[0].content.contact.name == "0170 1"
    assert all(("nothing", "") in each.remarks for each in found[1:])


@pytest.mark.parametrize("text", BLANK)
def test_something_else_stands_in_for_such_a_name_in_google(text: str) -> None:
    contact = Contact(
        name=text, parts=NameParts(given=text), phones=(Labelled(value="1"), Labelled(value=text))
    )
    assert plain(contact) == Contact(name="1", phones=(Labelled(value="1"),))


@pytest.mark.parametrize("text", BLANK)
async def test_no_group_of_the_book_has_such_a_name(text: str) -> None:
    async with opened() as book:
        with pytest.raises(BookInvalid):
            await book.write(lambda tx: people.put_group(tx, ClientGroup(id="g", name=text)))


async def test_no_client_or_group_gets_such_a_name_by_an_action(scene: Scene) -> None:
    [ada] = (await act(scene, "add_client", name="Ada"))["clients"]
    for text in BLANK:
        with pytest.raises(ServiceValidationError, match="name"):
            await act(scene, "add_client", name=text)
        with pytest.raises(ServiceValidationError, match="name"):
            await act(scene, "add_client", parts={"given": text, "family": text})
        with pytest.raises(ServiceValidationError, match="name"):
            await act(scene, "update_client", client_id=ada["client_id"], name=text)
        with pytest.raises(ServiceValidationError, match="name"):
            await act(scene, "add_client_group", name=text)
    found = await act(scene, "list_clients")
    assert [each["name"] for each in found["clients"]] == ["Ada"]
