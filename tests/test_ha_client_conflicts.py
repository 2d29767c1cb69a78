"""Clients that were changed on both sides under the policy *ask* (B3, S10, S22)."""

from dataclasses import replace
from typing import Any

from homeassistant.auth.const import GROUP_ID_ADMIN, GROUP_ID_USER
from homeassistant.core import Context, Event
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized
from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.studio_sync.book import clients, conflicts, photos
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Client
from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.events.bus import EVENT_STUDIO
from custom_components.studio_sync.formats.contact import Contact, Labelled, NameParts
from custom_components.studio_sync.logbook import sentence
from custom_components.studio_sync.repairs import async_create_fix_flow
from custom_components.studio_sync.texts.catalogue import catalogue

from .ha_fixtures import settle
from .ha_mailing import ME, body_of, server, smtp
from .ha_roles import give_role
from .mail_server import MailServer
from .pictures import jpeg, photo
from .test_ha_contacts_sync import ANNA_BERG, Book, book
from .test_ha_flow_contacts import office

__all__ = ["book", "office", "server"]


async def act(book: Book, action: str, user: str | None = None, **data: Any) -> Any:
    """Call an action, as a user if given, and return its answer."""
    answer = await book.hass.services.async_call(
        DOMAIN,
        action,
        data,
        blocking=True,
        return_response=True,
        context=Context(user_id=user) if user else None,
    )
    await settle(book.hass)
    return answer


async def changed_on_both_sides(book: Book) -> Client:
    """Have the notes and the birthday of a client changed on both sides."""
    [client] = await book.add(ANNA_BERG)
    await book.choose(send_back=True, policy="ask")
    await book.sync()
    book.phone.edit(
        book.contacts()["Anna Berg"]["resourceName"],
        biographies=[{"value": "Theirs", "contentType": "TEXT_PLAIN"}],
        birthdays=[{"date": {"month": 3, "day": 1}}],
        nicknames=[{"value": "Anni"}],
    )
    await act(book, "update_client", client_id=client.id, notes="Ours", birthday="1992-02-28")
    await book.sync()
    await settle(book.hass)
    return client


async def kept(book: Book) -> Contact:
    """Return what the studio has of the only client."""
    [client] = (await book.all()).values()
    return client.content


def repairs(book: Book) -> dict[str, Any]:
    """Return the open repairs about conflicts, by translation key."""
    found = ir.async_get(book.hass).issues.values()
    return {each.translation_key or "": each for each in found if "conflict" in each.issue_id}


async def begin(book: Book) -> Any:
    """Open the repair of the client's conflict; return its flow."""
    issue = repairs(book)["client_conflict"]
    flow: Any = await async_create_fix_flow(book.hass, issue.issue_id, issue.data)
    flow.hass, flow.data, flow.handler, flow.flow_id = book.hass, issue.data, DOMAIN, "flow"
    return flow


@pytest.mark.parametrize(
    ("choice", "notes", "birthday"),
    [("take_studio", "Ours", "1992-02-28"), ("take_google", "Theirs", "--03-01")],
)
async def test_one_side_is_taken_in_the_repair(
    book: Book, choice: str, notes: str, birthday: str
) -> None:
    """B3: both values in words, and what else was changed is kept."""
    await changed_on_both_sides(book)
    flow = await begin(book)
    shown = await flow.async_step_init()
    said = shown["description_placeholders"]
    assert "Anna Berg" in said["title"]
    lines = said["fields"].replace("\\", "").replace("\u2068", "").replace("\u2069", "")
    assert lines == (
        "- birthday: Studio **Fri, 28 Feb 1992** · Google **1 Mar**\n"
        "- notes: Studio **Ours** · Google **Theirs**"
    )
    assert "by \u2068an automation\u2069." in said["changed"]
    done = await getattr(flow, f"async_step_{choice}")()
    assert done["type"] == "create_entry"
    await settle(book.hass)
    assert repairs(book) == {}
    await book.house.pass_time(seconds=4)
    content = await kept(book)
    assert (content.notes, content.birthday, content.nickname) == (notes, birthday, "Anni")
    contact = book.contacts()["Anna Berg"]
    assert contact["biographies"][0]["value"] == notes
    assert ("year" in contact["birthdays"][0]["date"]) is (choice == "take_studio")
    assert (await book.sync())["counts"] == {"skipped": 0}


async def test_a_side_is_taken_for_each_field(book: Book) -> None:
    await changed_on_both_sides(book)
    flow = await begin(book)
    form = await flow.async_step_per_field()
    assert {str(each) for each in form["data_schema"].schema} == {"birthday", "notes"}
    await flow.async_step_per_field({"birthday": "google", "notes": "studio"})
    await book.house.pass_time(seconds=4)
    content = await kept(book)
    assert (content.notes, content.birthday) == ("Ours", "--03-01")


async def test_the_repair_names_no_client_where_everybody_reads_it(book: Book) -> None:
    """The list of repairs is not for administrators only; its dialog is."""
    await changed_on_both_sides(book)
    issue = repairs(book)["client_conflict"]
    assert "birthday, notes" in issue.translation_placeholders["new"]
    assert "Anna" not in str(issue.translation_placeholders)


async def test_a_question_stays_as_it_is_until_it_is_answered(book: Book) -> None:
    """Nothing is written again, and other changes go on."""
    client = await changed_on_both_sides(book)
    [asked] = (await act(book, "list_conflicts"))["conflicts"]
    assert (await book.sync())["counts"] == {"skipped": 0}
    await act(book, "update_client", client_id=client.id, organisation="Atelier")
    assert (await book.sync())["counts"] == {"updated_in_google": 1, "skipped": 0}
    assert book.contacts()["Anna Berg"]["organizations"][0]["name"] == "Atelier"
    assert book.contacts()["Anna Berg"]["biographies"][0]["value"] == "Theirs"
    assert (await act(book, "list_conflicts"))["conflicts"][0]["conflict_id"] == (
        asked["conflict_id"]
    )


async def test_a_name_is_asked_about_with_its_parts(book: Book) -> None:
    """As one: the parts are never those of the other name."""
    parts = NameParts(given="Anna", family="Berg")
    [client] = await book.add(Contact(name="Anna Berg", parts=parts))
    await book.choose(send_back=True, policy="ask")
    await book.sync()
    name = book.contacts()["Anna Berg"]["resourceName"]
    book.phone.edit(name, names=[{"givenName": "Anne", "familyName": "Berger"}])
    ours = NameParts(given="Anna", family="Bergmann")
    await book.put(replace(client, content=Contact(name="Anna Bergmann", parts=ours)))
    await book.sync()
    await settle(book.hass)
    assert (await book.sync())["counts"] == {"skipped": 0}
    flow = await begin(book)
    shown = await flow.async_step_init()
    assert shown["menu_options"] == ["take_studio", "take_google"]
    assert shown["description_placeholders"]["fields"].count("\n") == 0
    [asked] = (await act(book, "list_conflicts"))["conflicts"]
    data = {"conflict_id": asked["conflict_id"], "answer": "per_field"}
    await act(book, "resolve_conflict", **data, fields={"name": "google"})
    content = await kept(book)
    assert content.name == "Anne Berger"
    assert content.parts is None or content.parts.family == "Berger"


@pytest.mark.parametrize("answer", ["take_studio", "take_google", "per_field"])
async def test_of_a_list_only_the_number_that_both_changed_is_in_question(
    book: Book, answer: str
) -> None:
    """B3: relabelled here, removed there; what either side added stays, whatever is taken."""
    first, ours, theirs = "030 1234567", "0170 1112223", "0151 9998887"
    home = Labelled(value=first, label="home")
    [client] = await book.add(Contact(name="Anna Berg", phones=(home,)))
    await book.choose(send_back=True, policy="ask")
    await book.sync()
    name = book.contacts()["Anna Berg"]["resourceName"]
    book.phone.edit(name, phoneNumbers=[{"value": theirs, "type": "mobile"}])
    phones = (replace(home, label="work"), Labelled(value=ours, label="mobile"))
    await book.put(replace(client, content=replace(client.content, phones=phones)))
    await book.sync()
    [asked] = (await act(book, "list_conflicts"))["conflicts"]
    assert asked["fields"] == ["phones"]
    choice = {"fields": {"phones": "google"}} if answer == "per_field" else {}
    data = {"conflict_id": asked["conflict_id"], "answer": answer, **choice}
    await act(book, "resolve_conflict", **data)
    await book.house.pass_time(seconds=4)
    wanted = {ours, theirs} | ({first} if answer == "take_studio" else set())
    assert {each.value for each in (await kept(book)).phones} == wanted
    assert {each["value"] for each in book.contacts()["Anna Berg"]["phoneNumbers"]} == wanted
    assert (await book.sync())["counts"] == {"skipped": 0}


async def test_actions_list_answer_and_reopen_it(book: Book) -> None:
    client = await changed_on_both_sides(book)
    answer = await act(book, "list_conflicts")
    [asked] = answer["conflicts"]
    assert (answer["number"], asked["client_id"]) == (1, client.id)
    assert asked["fields"] == ["birthday", "notes"]
    assert (asked["studio"]["notes"], asked["google"]["notes"]) == ("Ours", "Theirs")
    own = {"conflict_id": asked["conflict_id"]}
    [one] = (await act(book, "list_conflicts", **own))["conflicts"]
    assert [each["answer"] for each in one["offers"]] == ["take_studio", "take_google", "per_field"]
    with pytest.raises(ServiceValidationError, match="another answer"):
        await act(book, "resolve_conflict", **own, answer="keep_both")
    done = await act(book, "resolve_conflict", **own, answer="take_google")
    assert [each["notes"] for each in done["clients"]] == ["Theirs"]
    back = await act(book, "reopen_conflict", **own)
    assert [each["notes"] for each in back["clients"]] == ["Ours"]
    assert (await kept(book)).notes == "Ours"
    assert "client_conflict" in repairs(book)
    await book.hass.config_entries.async_unload(book.account.entry_id)
    with pytest.raises(HomeAssistantError):
        await act(book, "resolve_conflict", **own, answer="take_google")


async def test_a_run_tells_of_it(book: Book) -> None:
    """In the answer of a sync, as texts."""
    await changed_on_both_sides(book)
    report = await book.sync()
    [asked] = report["conflicts"]
    assert asked["title"] == "Anna Berg"
    assert asked["fields"]["notes"] == {"studio": "Ours", "google": "Theirs"}
    preview = await book.sync(preview=True)
    assert preview["conflicts"] == report["conflicts"]


async def test_it_is_an_event_of_its_account_and_a_line_of_the_log_book(book: Book) -> None:
    told: list[Event] = []
    book.hass.bus.async_listen(EVENT_STUDIO, told.append)
    await changed_on_both_sides(book)
    [found] = [each.data for each in told if each.data["type"] == "conflict_found"]
    assert found["account_id"] == book.account.entry_id
    assert found["client_id"]
    assert "client" not in found
    words = catalogue("en")
    assert sentence(found, words) == "has a conflict: a client was changed on both sides"
    named = {**found, "client": "Anna Berg", "resolution": "take_google"}
    assert sentence(named, words).startswith("has a conflict: “\u2068Anna Berg")
    named["type"] = "conflict_resolved"
    assert sentence(named, words).endswith("(Google's version was kept)")
    counts = [
        each.state
        for each in book.hass.states.async_all()
        if each.entity_id.endswith("open_conflicts")
    ]
    assert "1" in counts


async def test_it_is_mailed_to_the_reader_of_its_account(book: Book, server: MailServer) -> None:
    update = book.hass.config_entries.async_update_entry
    studio = book.office.studio
    update(studio, options={**studio.options, "smtp": smtp(server.port)})
    wanted = {"mail_warnings": True, "mail_address": ME}
    update(book.account, options={**book.account.options, **wanted})
    await changed_on_both_sides(book)
    await book.house.pass_time(seconds=10)
    [mail] = server.received
    assert "Anna Berg\u2069 was changed on both sides: birthday, notes" in body_of(mail)


async def test_only_who_may_sees_it_and_answers(
    book: Book, caplog: pytest.LogCaptureFixture
) -> None:
    """Z2: others get neither names nor values, and are refused."""
    client = await changed_on_both_sides(book)
    [asked] = (await act(book, "list_conflicts"))["conflicts"]
    own = {"conflict_id": asked["conflict_id"]}
    studio = book.office.studio
    create = book.hass.auth.async_create_user
    await create("Owner")
    staff, other = [await create(name, group_ids=[GROUP_ID_USER]) for name in ("Anna", "Otto")]
    subentry = studio.subentries[book.office.anna]
    data = {**subentry.data, "user": staff.id}
    book.hass.config_entries.async_update_subentry(studio, subentry, data=data)
    await settle(book.hass)
    await give_role(book.hass, studio, other.id, "staff")
    for user in (staff, other):
        [shown] = (await act(book, "list_conflicts", user.id))["conflicts"]
        assert (shown["client_id"], shown["studio"], shown["google"]) == (None, None, None)
        assert shown["fields"] == []
        with pytest.raises(ServiceValidationError, match="You may not synchronize contacts"):
            await act(book, "resolve_conflict", user.id, **own, answer="take_google")
        with pytest.raises(ServiceValidationError, match="You may not synchronize contacts"):
            await act(book, "reopen_conflict", user.id, **own)
        assert f"User {user.id} may not synchronize contacts" in caplog.text
    users = {each.id: {"may_sync": True} for each in (staff, other)}
    options = {**studio.options, "contact_users": users}
    book.hass.config_entries.async_update_entry(studio, options=options)
    await settle(book.hass)
    await give_role(book.hass, studio, other.id, "none")
    for action, more in (("resolve_conflict", {"answer": "take_google"}), ("reopen_conflict", {})):
        with pytest.raises(Unauthorized):
            await act(book, action, other.id, **own, **more)
    [shown] = (await act(book, "list_conflicts", staff.id))["conflicts"]
    assert shown["client_id"] == client.id
    await act(book, "resolve_conflict", staff.id, **own, answer="take_google")
    assert (await kept(book)).notes == "Theirs"


@pytest.mark.parametrize("how", ["removed", "left", "merged", "disconnected"])
async def test_a_question_ends_with_what_it_is_about(book: Book, how: str) -> None:
    client = await changed_on_both_sides(book)
    if how == "removed":
        await act(book, "remove_client", client_id=client.id)
    elif how == "left":
        [now] = (await book.all()).values()
        await book.put(replace(now, group_ids=()))
    elif how == "merged":
        [other] = await book.add(Contact(name="Anna B."))
        await act(book, "merge_clients", client_id=other.id, other_id=client.id)
    else:
        await book.hass.config_entries.async_remove(book.account.entry_id)
    await settle(book.hass)
    if how != "disconnected":
        await book.sync()
    await settle(book.hass)
    assert await book.office.studio.runtime_data.book.read(conflicts.count_open) == 0
    assert repairs(book) == {}


async def test_lists_of_which_one_item_is_in_question_read_as_lists(book: Book) -> None:
    """Emoji, right-to-left and a date that is none do no harm."""
    odd = Contact(
        name="🙂 \u05d0\u05d1",
        phones=(Labelled(value="0170 1", label="mobile"), Labelled(value="0170 2")),
        dates=(Labelled(value="2020-02-29", label="anniversary"),),
    )
    [client] = await book.add(odd)
    await book.choose(send_back=True, policy="ask")
    await book.sync()
    [name] = [each["resourceName"] for each in book.contacts().values()]
    book.phone.edit(
        name,
        phoneNumbers=[{"value": "0170 1", "type": "work"}, {"value": "0170 2"}],
        events=[{"type": "anniversary", "date": {"year": 2021, "month": 2, "day": 28}}],
    )
    ours = replace(
        odd,
        phones=(Labelled(value="0170 1", label="home"), odd.phones[1]),
        dates=(Labelled(value="next summer", label="anniversary"),),
    )
    await book.put(replace(client, content=ours))
    await book.sync()
    await settle(book.hass)
    flow = await begin(book)
    lines = (await flow.async_step_init())["description_placeholders"]["fields"]
    plain = lines.replace("\\", "").replace("\u2068", "").replace("\u2069", "")
    assert "phone numbers: Studio **home: 0170 1, 0170 2**" in plain
    assert "Google **work: 0170 1, 0170 2**" in plain


async def test_a_user_who_changed_it_is_named_to_administrators(book: Book) -> None:
    """In the dialog; somebody who is gone by then is not."""
    await book.hass.auth.async_create_user("Owner")
    user = await book.hass.auth.async_create_user("Otto", group_ids=[GROUP_ID_ADMIN])
    client = await changed_on_both_sides(book)
    await act(book, "update_client", user.id, client_id=client.id, department="Photos")
    await settle(book.hass)
    flow = await begin(book)
    said = (await flow.async_step_init())["description_placeholders"]["changed"]
    assert "by \u2068Otto\u2069. The change in Google was noticed" in said
    await book.hass.auth.async_remove_user(user)
    said = (await flow.async_step_init())["description_placeholders"]["changed"]
    assert "Last changed in the studio on" in said
    assert "Otto" not in said


async def test_what_google_is_not_shown_is_in_no_question(book: Book) -> None:
    """Notes and birthday are hidden: what Google says in them does not count."""
    await book.choose(shown="without_private")
    await changed_on_both_sides(book)
    assert (await act(book, "list_conflicts"))["number"] == 0
    content = await kept(book)
    assert (content.notes, content.birthday, content.nickname) == ("Ours", "1992-02-28", "Anni")


async def test_photos_that_were_changed_on_both_sides_are_asked_about(book: Book) -> None:
    """Both stay until it is answered, and after that the one that was chosen."""
    [client] = await book.add(Contact(name="Anna Berg"))
    await book.choose(send_back=True, policy="ask")
    await book.sync()
    name = book.contacts()["Anna Berg"]["resourceName"]
    book.phone.set_photo(name, jpeg("red", 600))
    runtime = book.office.studio.runtime_data

    def choose(tx: Transaction) -> None:
        key = photos.put(tx, photo("blue"))
        clients.put_client(tx, replace(client, content=replace(client.content, photo=key)))

    await runtime.book.write(choose)
    await book.sync()
    await settle(book.hass)
    flow = await begin(book)
    shown = await flow.async_step_init()
    assert "photo: Studio **" in shown["description_placeholders"]["fields"]
    was = (await kept(book)).photo
    assert (await book.sync())["counts"] == {"skipped": 0}
    await runtime.book.write(photos.purge)
    await flow.async_step_take_google()
    await book.house.pass_time(seconds=4)
    now = (await kept(book)).photo
    assert now not in ("", was)
    assert await runtime.book.read(lambda tx: photos.get(tx, now)) is not None
    assert (await book.sync())["counts"] == {"skipped": 0}
