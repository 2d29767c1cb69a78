"""The clients of a group as an address book of phones, over a real book."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from custom_components.studio_sync.book import (
    clients,
    erasing,
    journal,
    people,
    phone_items,
    photos,
    tombstones,
)
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Client, ClientGroup, Origin
from custom_components.studio_sync.dav.elements import Element
from custom_components.studio_sync.dav.errors import DavError
from custom_components.studio_sync.dav.names import (
    CARD_MAX_SIZE,
    CARD_UID_CONFLICT,
    CARD_VALID_DATA,
    VALID_SYNC_TOKEN,
    dav,
)
from custom_components.studio_sync.dav.properties import PropertyChange
from custom_components.studio_sync.dav_server.book_cards import BookAddressBook
from custom_components.studio_sync.dav_server.paths import Kind
from custom_components.studio_sync.formats.contact import Labelled
from custom_components.studio_sync.formats.vcard.photo import Photo

from .book_fixtures import Clock, client, opened
from .phone_book import GROUP, RIGHTS, Phone
from .phone_cards import CARDS, DAVX5, IOS, with_photo
from .pictures import jpeg, photo
from .vcard_cards import card, one

ADA = client("ada", "Ada", phones=("1",), number="K-7", group_ids=(GROUP, "vip"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def phone(clock: Clock) -> AsyncIterator[Phone]:
    async with opened(clock=clock) as book:
        await book.write(_groups)
        await book.write(lambda tx: clients.put_client(tx, ADA))
        yield Phone(book)


def _groups(tx: Transaction) -> None:
    people.put_group(tx, ClientGroup(id=GROUP, name="Phones"))
    people.put_group(tx, ClientGroup(id="weddings", name="Hochzeiten"))


async def edit(phone: Phone, client_id: str, **fields: Any) -> Client:
    """Change fields of a client, and of its content, in the studio."""

    def work(tx: Transaction) -> Client:
        old = clients.get_client(tx, client_id)
        assert old is not None
        own = {name: fields[name] for name in fields if name in Client.__slots__}
        rest = {name: fields[name] for name in fields if name not in own}
        return clients.put_client(tx, replace(old, content=replace(old.content, **rest), **own))

    return await phone.book.write(work)


async def known(phone: Phone, client_id: str) -> Client:
    found = await phone.book.read(lambda tx: clients.get_client(tx, client_id))
    assert found is not None
    return found


async def made(phone: Phone, name: str = "x.vcf") -> Client:
    """Return the client whose card a phone gave a name."""
    key = "clients/phones"
    found = await phone.book.read(lambda tx: phone_items.by_name(tx, key, [name]))
    return await known(phone, found[name].record_id)


# -- reading -------------------------------------------------------------------------------------


async def test_the_clients_of_the_group_are_cards_and_nobody_else(phone: Phone) -> None:
    """The client of the fixture is in another group."""
    assert list(await phone.etags()) == ["ada.vcf"]
    read = await phone.card("ada.vcf")
    assert read.content.contact == ADA.content
    assert (read.content.uid, read.content.number) == ("ada", "K-7")
    assert read.content.groups == ("VIP",)
    there = await phone.reads(lambda book: book.read(["client.vcf", "nobody.vcf", "ada", ".vcf"]))
    assert there == {}
    assert await phone.reads(lambda book: book.etags(["client.vcf", "ada.vcf"])) == {
        "ada.vcf": (await phone.etags())["ada.vcf"]
    }


async def test_what_it_is_called(phone: Phone) -> None:
    def work(book: BookAddressBook) -> None:
        assert (book.kind, book.name, book.may_write) == (Kind.ADDRESS_BOOK, GROUP, True)
        assert (book.display_name, book.description, book.color) == ("Clients", "", None)
        assert book.between is not None
        assert book.properties == {}
        value = Element(name=dav("displayname"), text="Kundschaft <3")
        book.change_properties([PropertyChange(name=dav("displayname"), value=value)])
        assert book.display_name == "Kundschaft <3"

    await phone.writes(work)
    other = Phone(phone.book, "phone-2")
    assert await other.reads(lambda book: book.display_name) == "Clients"
    gone = PropertyChange(name=dav("displayname"), value=None)
    await phone.writes(lambda book: book.change_properties([gone]))
    assert await phone.reads(lambda book: book.display_name) == "Clients"


async def test_the_photo_of_a_client_is_in_the_card(phone: Phone) -> None:
    key = await phone.book.write(lambda tx: photos.put(tx, photo()))
    await edit(phone, "ada", photo=key)
    read = await phone.card("ada.vcf")
    assert read.content.photo == Photo(data=photo().data, media_type="image/jpeg")


async def test_an_etag_moves_with_what_the_card_shows_and_with_nothing_else(phone: Phone) -> None:
    """What a sync notes about its copy is not to be seen; a name of a group is."""
    seen = [(await phone.etags())["ada.vcf"]]
    await edit(phone, "ada", extra='{"google": 1}')
    assert (await phone.etags())["ada.vcf"] == seen[0]
    for fields in ({"notes": "x"}, {"number": "8"}, {"group_ids": (GROUP,)}):
        await edit(phone, "ada", **fields)
        seen.append((await phone.etags())["ada.vcf"])
    await edit(phone, "ada", group_ids=(GROUP, "vip"))
    vip = ClientGroup(id="vip", name="Stammgäste")
    await phone.book.write(lambda tx: people.put_group(tx, vip))
    seen.append((await phone.etags())["ada.vcf"])
    assert len(set(seen)) == len(seen)
    assert (await phone.card("ada.vcf")).content.groups == ("Stammgäste",)
    assert all(each.startswith('"') and each.endswith('"') for each in seen)


# -- writing -------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", CARDS.values(), ids=CARDS.keys())
async def test_a_new_card_is_a_client_in_the_group_and_comes_back_as_it_was(
    phone: Phone, text: bytes
) -> None:
    stored = await phone.put("x.vcf", text)
    new = await made(phone)
    item = await phone.get("x.vcf")
    assert item.text == text
    assert stored.created
    assert one(text).content.uid == "" or stored.etag == item.etag == (await phone.etags())["x.vcf"]
    assert new.origin is Origin.PHONE
    assert new.group_ids[0] == GROUP
    assert replace(new.content, photo="") == one(text).content.contact
    assert bool(new.content.photo) is (b"PHOTO" in text)


async def test_categories_of_a_new_card_are_its_groups_if_the_studio_has_them(
    phone: Phone,
) -> None:
    await phone.put("x.vcf", DAVX5.replace(b"CATEGORIES:VIP,Hoch", b"CATEGORIES:vip,Neu,Hoch"))
    assert (await made(phone)).group_ids == (GROUP, "weddings", "vip")
    names = {each.name for each in await phone.book.read(people.groups)}
    assert names == {"Phones", "VIP", "Hochzeiten"}
    assert b"CATEGORIES:vip,Neu,Hochzeiten" in (await phone.get("x.vcf")).text


def without_categories(text: bytes) -> bytes:
    lines = text.splitlines(keepends=True)
    return b"".join(each for each in lines if not each.startswith(b"CATEGORIES"))


@pytest.mark.parametrize("by", ["davx5", "ios"])
async def test_a_program_that_writes_categories_takes_the_last_one_off_by_leaving_them_out(
    phone: Phone, by: str
) -> None:
    """Another one, also of the same access, only leaves out what it doesn't know."""
    davx5, other = (Phone(phone.book, program=each) for each in ("davx5", by))
    text = (await phone.get("ada.vcf")).text
    assert b"CATEGORIES:VIP" in text
    await davx5.put("ada.vcf", text.replace(b"TEL:1", b"TEL:2"))
    await other.put("ada.vcf", without_categories(text))
    left = (GROUP,) if by == "davx5" else (GROUP, "vip")
    assert (await known(phone, "ada")).group_ids == left


async def test_a_program_that_has_written_no_categories_takes_nobody_out_of_a_group(
    phone: Phone,
) -> None:
    """Nor one whose text had none when it was served."""
    davx5 = Phone(phone.book, program="davx5")
    text = (await phone.get("ada.vcf")).text
    for _ in range(2):
        await davx5.put("ada.vcf", without_categories(text))
        assert (await known(phone, "ada")).group_ids == (GROUP, "vip")
        await davx5.put("x.vcf", DAVX5)


async def test_a_program_of_another_access_has_to_show_that_it_writes_categories(
    phone: Phone,
) -> None:
    await Phone(phone.book, program="davx5").put("x.vcf", DAVX5)
    other = Phone(phone.book, access="phone-2", program="davx5")
    await other.put("ada.vcf", without_categories((await phone.get("ada.vcf")).text))
    assert (await known(phone, "ada")).group_ids == (GROUP, "vip")


async def test_an_edit_changes_only_what_the_phone_changed(phone: Phone) -> None:
    text = (await phone.get("ada.vcf")).text
    sent = text.replace(b"TEL:1", b"TEL:2").replace(b"X-STUDIO-SYNC-NUMBER:K-7\r\n", b"")
    stored = await phone.put("ada.vcf", sent)
    now = await known(phone, "ada")
    assert now == replace(
        ADA,
        content=replace(ADA.content, phones=(Labelled(value="2"),)),
        rev=now.rev,
        changed_at=now.changed_at,
    )
    assert not stored.created
    assert (await phone.get("ada.vcf")).text == sent


async def test_the_journal_says_which_phone_changed_what(phone: Phone) -> None:
    text = (await phone.get("ada.vcf")).text
    await phone.put("ada.vcf", text.replace(b"TEL:1", b"TEL:2"))
    (run, *_) = await phone.book.read(lambda tx: journal.runs(tx, studio=True))
    assert (run.kind, run.starter) == ("phone", "phone:phone-1")
    entries = await phone.book.read(lambda tx: journal.entries(tx, run.id))
    assert [each.record_id for each in entries] == ["ada"]


async def test_a_line_that_the_studio_does_not_know_is_kept_without_a_change_of_the_client(
    phone: Phone,
) -> None:
    """It moves etag and token, but no run has anything to write."""
    before, token = await phone.get("ada.vcf"), await phone.token()
    sent = before.text.replace(b"END:VCARD", b"X-MY-LINE;A=b:c\r\nEND:VCARD")
    rev = (await known(phone, "ada")).rev
    stored = await phone.put("ada.vcf", sent)
    assert (await known(phone, "ada")).rev == rev
    assert (await phone.get("ada.vcf")).text == sent
    changes = await phone.changes(token)
    assert changes.changed == {"ada.vcf": stored.etag}
    assert changes.token != token
    assert stored.etag != before.etag
    again = await phone.put("ada.vcf", sent)
    assert again.etag == stored.etag
    assert await phone.token() == changes.token


async def test_an_edit_in_the_studio_rewrites_only_its_lines(phone: Phone) -> None:
    await phone.put("x.vcf", IOS)
    new = await made(phone)
    before = await phone.etags()
    await edit(phone, new.id, notes="Neu: mag Hunde 🐕")
    text = (await phone.get("x.vcf")).text
    assert text == IOS.replace(b"END:VCARD", "NOTE:Neu: mag Hunde 🐕\r\nEND:VCARD".encode())
    assert (await phone.etags())["x.vcf"] != before["x.vcf"]
    # And an edit of the phone that has not seen it changes only what it says otherwise.
    await phone.put("x.vcf", text.replace(b"Atelier S", b"Studio S"))
    now = await known(phone, new.id)
    assert (now.content.organisation, now.content.notes) == ("Studio Süd", "Neu: mag Hunde 🐕")


async def test_a_photo_of_a_phone_is_taken_in_as_all_are_and_comes_back_as_it_was(
    phone: Phone,
) -> None:
    """Scaled for the studio, byte for byte for the phone, also after another edit."""
    large = jpeg("green", 3000)
    text = card("FN:Ada", with_photo("PHOTO;ENCODING=b;TYPE=JPEG", large), "UID:u")
    await phone.put("x.vcf", text)
    new = await made(phone)
    kept = await phone.book.read(lambda tx: photos.get(tx, new.content.photo))
    assert kept is not None
    assert kept.data != large
    assert (await phone.get("x.vcf")).text == text
    await edit(phone, new.id, number="9")
    read = await phone.card("x.vcf")
    assert read.content.photo == Photo(data=large, media_type="image/jpeg")
    await phone.put("x.vcf", card("FN:Ada", "UID:u"))
    assert (await known(phone, new.id)).content.photo == ""


async def test_a_picture_that_is_none_stays_in_the_text_alone(phone: Phone) -> None:
    broken = card("FN:Ada", with_photo("PHOTO;ENCODING=b", b"\xff\xd8\xff" + b"x" * 99), "UID:u")
    await phone.put("x.vcf", broken)
    assert (await made(phone)).content.photo == ""
    assert (await phone.get("x.vcf")).text == broken


async def test_a_photo_of_five_megabytes_is_taken(phone: Phone) -> None:
    data = jpeg("red", 4) + b"\x00" * (5 * 2**20)
    await phone.put(
        "x.vcf", card("FN:Ada", with_photo("PHOTO;ENCODING=b;TYPE=JPEG", data), "UID:u")
    )
    key = (await made(phone)).content.photo
    kept = await phone.book.read(lambda tx: photos.get(tx, key))
    assert kept is not None
    assert len(kept.data) < 100_000


async def test_a_card_without_a_uid_gets_one(phone: Phone) -> None:
    stored = await phone.put("x.vcf", card("FN:Ada"))
    new = await made(phone)
    assert stored.etag is None
    assert (await phone.card("x.vcf")).content.uid == new.id
    text = (await phone.get("x.vcf")).text
    assert text == card("FN:Ada", f"UID:{new.id}")
    edited = await phone.put("x.vcf", card("FN:Ada B."))
    assert not edited.created
    assert (await phone.card("x.vcf")).content.uid == new.id


@pytest.mark.parametrize(
    ("name", "text", "condition"),
    [
        ("new.vcf", card("FN:Eve", "UID:ada"), CARD_UID_CONFLICT),
        ("new.vcf", card("FN:Eve", "UID:urn:uuid:ada"), CARD_UID_CONFLICT),
        ("ada.vcf", card("FN:Ada", "UID:other"), CARD_UID_CONFLICT),
        ("ada.vcf", card("UID:ada"), CARD_VALID_DATA),
        ("new.vcf", card("FN:Eve", "NOTE:" + "x" * 1_000_001, "UID:n"), CARD_MAX_SIZE),
        ("new.vcf", card("FN:Neu", "KIND:group", version="4.0"), CARD_VALID_DATA),
    ],
)
async def test_what_is_refused_changes_nothing(
    phone: Phone, name: str, text: bytes, condition: str
) -> None:
    before, token = await phone.etags(), await phone.token()
    with pytest.raises(DavError) as refused:
        await phone.put(name, text)
    assert refused.value.condition == condition
    assert (await phone.etags(), await phone.token()) == (before, token)
    assert await known(phone, "ada") == replace(
        ADA, rev=(await known(phone, "ada")).rev, changed_at=(await known(phone, "ada")).changed_at
    )


async def test_the_uid_of_a_client_who_is_not_to_be_seen_makes_a_client_of_its_own(
    phone: Phone,
) -> None:
    """So it can't be found out who is in other groups, and nobody is changed from outside."""
    before = await known(phone, "client")
    stored = await phone.put("client.vcf", card("FN:Eve", "UID:client"))
    assert stored.created
    assert await known(phone, "client") == before
    # If that one joins the group, both are there.
    await edit(phone, "client", group_ids=(GROUP,))
    assert set(await phone.etags()) == {"ada.vcf", "client.vcf", "client~.vcf"}
    assert (await phone.card("client~.vcf")).content.contact.name == "C. Lient"
    assert (await phone.card("client.vcf")).content.contact.name == "Eve"


async def test_two_cards_that_say_the_same_are_two_clients(phone: Phone) -> None:
    """The studio's search for duplicates finds them; a phone would miss one of its cards."""
    for name in ("x", "y"):
        await phone.put(f"{name}.vcf", card("FN:Eve", "TEL:1", f"UID:{name}"))
    assert (await made(phone, "x.vcf")).id != (await made(phone, "y.vcf")).id


# -- leaving and coming back -----------------------------------------------------------------------


async def test_a_deleted_card_leaves_the_group_never_the_studio(phone: Phone) -> None:
    """S10."""
    token = await phone.token()
    await phone.delete("ada.vcf")
    now = await known(phone, "ada")
    assert (now.deleted, now.group_ids, now.content) == (False, ("vip",), ADA.content)
    assert await phone.etags() == {}
    changes = await phone.changes(token)
    assert (changes.changed, list(changes.removed)) == ({}, ["ada.vcf"])


async def test_a_card_that_a_phone_deleted_and_writes_again_is_the_same_client(
    phone: Phone,
) -> None:
    """Under another name, too."""
    text = (await phone.get("ada.vcf")).text
    await phone.delete("ada.vcf")
    await phone.put("other.vcf", text.replace(b"TEL:1", b"TEL:2"))
    now = await known(phone, "ada")
    assert now.group_ids == ("vip", GROUP)
    assert now.phones == ("2",)
    assert now.number == "K-7"
    assert list(await phone.etags()) == ["other.vcf"]


async def test_whom_the_studio_took_out_of_the_group_a_phone_does_not_bring_back(
    phone: Phone,
) -> None:
    """Nor whom it has removed: the card is a client of its own."""
    text = (await phone.get("ada.vcf")).text
    await phone.delete("ada.vcf")
    await edit(phone, "ada", group_ids=(GROUP,))
    await edit(phone, "ada", group_ids=())
    await phone.put("ada.vcf", text)
    assert (await known(phone, "ada")).group_ids == ()
    assert (await made(phone, "ada.vcf")).id != "ada"
    await phone.put("bo.vcf", card("FN:Bo", "UID:bo"))
    bo = await made(phone, "bo.vcf")
    await phone.delete("bo.vcf")
    await phone.book.write(lambda tx: clients.delete_client(tx, bo.id))
    await phone.put("bo.vcf", card("FN:Bo", "UID:bo"))
    assert (await known(phone, bo.id)).deleted
    assert (await made(phone, "bo.vcf")).id != bo.id


async def test_the_text_of_who_left_or_was_removed_is_forgotten_at_once(phone: Phone) -> None:
    for name in ("a", "b", "c"):
        await phone.put(f"{name}.vcf", card("FN:Eve", "X-SECRET:y", f"UID:{name}"))
    ids = [(await made(phone, f"{name}.vcf")).id for name in ("a", "b", "c")]
    await phone.delete("a.vcf")
    await edit(phone, ids[1], group_ids=())
    await phone.book.write(lambda tx: clients.delete_client(tx, ids[2]))
    kept = await phone.book.read(lambda tx: [phone_items.of_record(tx, each) for each in ids])
    assert [item.text for items in kept for item in items] == [None] * 3
    assert list(await phone.etags()) == ["ada.vcf"]


async def test_of_an_erased_client_nothing_is_kept_and_phones_list_all_again(phone: Phone) -> None:
    await phone.put("eve.vcf", card("FN:Eve", "X-SECRET:y", "UID:eve"))
    eve = await made(phone, "eve.vcf")
    token = await phone.token()
    await phone.book.write(lambda tx: erasing.erase(tx, eve, []))
    assert await phone.book.read(lambda tx: phone_items.of_record(tx, eve.id)) == []
    with pytest.raises(DavError) as refused:
        await phone.changes(token)
    assert refused.value.condition == VALID_SYNC_TOKEN
    fresh = await phone.changes("")
    assert list(fresh.changed) == ["ada.vcf"]
    assert (await phone.changes(fresh.token)).changed == {}


async def test_a_removed_client_who_is_restored_is_there_again(phone: Phone) -> None:
    before, token = await phone.etags(), await phone.token()
    gone = await phone.book.write(lambda tx: clients.delete_client(tx, "ada"))
    changes = await phone.changes(token)
    assert list(changes.removed) == ["ada.vcf"]
    await phone.book.write(lambda tx: clients.put_client(tx, replace(gone, deleted=False)))
    assert (await phone.changes(changes.token)).changed == await phone.etags() == before


# -- names ---------------------------------------------------------------------------------------


async def test_a_card_is_moved_within_its_address_book_only(phone: Phone) -> None:
    token = await phone.token()
    assert await phone.writes(lambda book: book.move("ada.vcf", book, "new.vcf"))
    changes = await phone.changes(token)
    assert (list(changes.changed), list(changes.removed)) == (["new.vcf"], ["ada.vcf"])
    await phone.put("x.vcf", card("FN:Eve", "UID:x"))
    eve = await made(phone)
    assert not await phone.writes(lambda book: book.move("new.vcf", book, "x.vcf"))
    assert list(await phone.etags()) == ["x.vcf"]
    assert (await known(phone, eve.id)).group_ids == ()
    assert (await phone.card("x.vcf")).content.contact.name == "Ada"
    other = Phone(phone.book, rights=replace(RIGHTS, group_id="vip"))
    with pytest.raises(DavError, match="within its address book"):
        await phone.book.write(lambda tx: phone.at(tx).move("x.vcf", other.at(tx), "y.vcf"))


@pytest.mark.parametrize(
    "name", ["ä" * 127 + ".v", "😀;=?#.vcf", "no-extension", "A b.VCF", "~.vcf"]
)
async def test_a_card_keeps_the_name_that_a_phone_gave_it(phone: Phone, name: str) -> None:
    await phone.put(name, card("FN:Eve", "UID:x"))
    assert set(await phone.etags()) == {"ada.vcf", name}
    assert not (await phone.put(name, card("FN:Eve 2", "UID:x"))).created
    assert (await phone.card(name)).content.contact.name == "Eve 2"


# -- two phones, groups, tokens --------------------------------------------------------------------


async def test_two_phones_have_one_text_and_one_etag(phone: Phone) -> None:
    other = Phone(phone.book, "phone-2")
    await phone.put("x.vcf", IOS)
    assert await other.get("x.vcf") == await phone.get("x.vcf")
    assert await other.etags() == await phone.etags()
    await other.put("x.vcf", IOS.replace(b"Atelier S", b"Studio S"))
    assert (await phone.get("x.vcf")).text == IOS.replace(b"Atelier S", b"Studio S")


async def test_a_client_elsewhere_moves_no_token(phone: Phone) -> None:
    token = await phone.token()
    await edit(phone, "client", notes="x")
    await phone.book.write(
        lambda tx: people.put_group(tx, ClientGroup(id="weddings", name="Feiern"))
    )
    assert await phone.token() == token
    changes = await phone.changes(token)
    assert (changes.changed, list(changes.removed), changes.token) == ({}, [], token)


async def test_changes_come_in_pieces_that_lead_to_the_same(phone: Phone) -> None:
    for number in range(7):
        await phone.put(f"{number}.vcf", card(f"FN:C{number}", f"UID:{number}"))
    await phone.delete("3.vcf")
    held, token, rounds = dict[str, str](), "", 0
    while True:
        found = await phone.changes(token, 2)
        assert len(found.changed) + len(list(found.removed)) <= 2
        held.update(found.changed)
        token, rounds = found.token, rounds + 1
        if not found.truncated:
            break
    assert rounds == 4
    assert held == await phone.etags()
    assert token == await phone.token()


async def test_what_changed_at_once_comes_in_pieces_too(phone: Phone) -> None:
    """As when a group is renamed, in which many are."""
    for number in range(5):
        member = client(f"c{number}", "C", group_ids=(GROUP, "weddings"))
        await phone.book.write(lambda tx, each=member: clients.put_client(tx, each))  # type: ignore[misc]
    token = await phone.token()
    await phone.book.write(
        lambda tx: people.put_group(tx, ClientGroup(id="weddings", name="Feiern"))
    )
    told = list[str]()
    for number, truncated in ((2, True), (2, True), (1, False)):
        changes = await phone.changes(token, 2)
        assert (len(changes.changed), changes.truncated) == (number, truncated)
        told += changes.changed
        token = changes.token
    assert sorted(told) == [f"c{number}.vcf" for number in range(5)]
    nothing = await phone.changes(token, 0)
    assert (nothing.changed, nothing.truncated) == ({}, False)


@pytest.mark.parametrize("token", ["x", "urn:x-studio-sync:token:0:0:0:0", "\ud800"])
async def test_a_token_that_is_none_is_refused(phone: Phone, token: str) -> None:
    with pytest.raises(DavError) as refused:
        await phone.changes(token)
    assert refused.value.condition == VALID_SYNC_TOKEN


async def test_a_token_of_another_group_or_of_the_future_is_refused(phone: Phone) -> None:
    other = Phone(phone.book, rights=replace(RIGHTS, group_id="vip"))
    token = await phone.token()
    for bad in (await other.token(), token.replace(":", ":", 1).rsplit(":", 2)[0] + ":999999:0"):
        with pytest.raises(DavError):
            await phone.changes(bad)


async def test_tokens_from_before_tombstones_were_forgotten_are_refused(
    phone: Phone, clock: Clock
) -> None:
    old = await phone.token()
    await phone.book.write(lambda tx: clients.delete_client(tx, "ada"))
    told = await phone.token()
    clock.now += timedelta(days=400)
    assert await phone.book.write(lambda tx: tombstones.purge_clients(tx, tx.now)) == 1
    with pytest.raises(DavError):
        await phone.changes(old)
    assert (await phone.changes(told)).changed == {}
    assert (await phone.changes(await phone.token())).changed == {}
