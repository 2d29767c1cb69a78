"""Accounts with contacts: connecting, adding, taking away, and what Google allows (Z3, S12)."""

from dataclasses import dataclass, replace
from typing import Any

from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import device_registry as dr, issue_registry as ir
import pytest
from yarl import URL

from custom_components.studio_sync.book import people
from custom_components.studio_sync.book.model import ClientGroup
from custom_components.studio_sync.book.parts import Part
from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.entries.account_names import entry_name
from custom_components.studio_sync.google.account import scopes_for
from custom_components.studio_sync.issues.contacts import async_settle_contacts_scope
from custom_components.studio_sync.lifecycle.runtime import AccountEntry, StudioEntry

from .ha_fixtures import ANNA, BEN, House, Scene, settle
from .ha_options import open_page, submit

CONTACTS = "https://www.googleapis.com/auth/contacts"
EVENTS = "https://www.googleapis.com/auth/calendar.events"
NEW = {"group": "new", "group_name": "Google Sync"}
CALENDAR_ONLY = list(scopes_for([Part.CALENDAR]))
SYNCED = ConfigEntryState.LOADED


def asked(result: ConfigFlowResult) -> set[str]:
    """Return the scopes that Google's page asks for."""
    return set(URL(result["url"]).query["scope"].split())


async def groups(studio: StudioEntry) -> dict[str, ClientGroup]:
    """Return the studio's client groups by name."""
    found = await studio.runtime_data.book.read(people.groups)
    return {each.name: each for each in found}


async def put_group(studio: StudioEntry, name: str, **values: Any) -> str:
    """Make a group, and return its id."""
    group = ClientGroup(id=name.casefold(), name=name, **values)
    await studio.runtime_data.book.write(lambda tx: people.put_group(tx, group))
    return group.id


async def done(house: House, result: ConfigFlowResult) -> AccountEntry:
    """Return the account that a flow has made."""
    assert result["type"] is FlowResultType.CREATE_ENTRY, result
    await settle(house.hass)
    entry: AccountEntry = result["result"]
    return entry


@dataclass(slots=True)
class Office:
    """A studio with Anna, whose Google account is not connected."""

    house: House
    studio: StudioEntry
    anna: str

    @property
    def hass(self) -> HomeAssistant:
        """The Home Assistant it plays in."""
        return self.house.hass

    async def begin(self, purpose: str, email: str = ANNA, **consent: str) -> ConfigFlowResult:
        """Sign in for a new account."""
        result = await self.house.start("google", purpose=purpose)
        return await self.house.sign_in(result, email, **consent)

    async def for_contacts(self, email: str = ANNA, **chosen: Any) -> AccountEntry:
        """Connect an account for contacts only."""
        form = await self.begin("contacts", email)
        return await done(self.house, await self.house.fill(form, **{**NEW, **chosen}))

    async def for_both(self) -> AccountEntry:
        """Connect Anna's account for calendar and contacts."""
        form = await self.begin("both")
        form = await self.house.fill(form, staff=self.anna, calendar=ANNA)
        form = await self.house.fill(form)
        assert form["step_id"] == "contacts"
        return await done(self.house, await self.house.fill(form, **NEW))

    def issues(self) -> set[str | None]:
        """Return the repairs that are open."""
        found = ir.async_get(self.hass).issues.values()
        return {each.translation_key for each in found if each.domain == DOMAIN}

    def flows(self) -> list[str]:
        """Return the steps of the flows that wait for somebody."""
        return [each["step_id"] for each in self.hass.config_entries.flow.async_progress()]


@pytest.fixture
async def office(house: House) -> Office:
    """Return a studio without accounts."""
    house.google.add_account(ANNA, name="Anna Lund")
    house.google.add_account(BEN, name="Ben Orth")
    studio = await house.add_studio()
    return Office(house, studio, await house.add_person(studio, "staff", "Anna"))


# -- connecting --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("purpose", "parts"),
    [("calendar", [Part.CALENDAR]), ("contacts", [Part.CONTACTS]), ("both", list(Part))],
)
async def test_google_is_asked_only_for_what_the_account_is_for(
    office: Office, purpose: str, parts: list[Part]
) -> None:
    """Z3: contacts only when chosen, and no calendar for contacts only."""
    result = await office.house.start("google", purpose=purpose)
    assert asked(result) == set(scopes_for(parts))


async def test_an_account_for_contacts_only_belongs_to_nobody(office: Office) -> None:
    """Z3, S12: it is set up without staff member, calendar and entities of a calendar."""
    account = await office.for_contacts()
    assert account.state is SYNCED
    assert account.data["contacts"] is True
    assert account.data.keys().isdisjoint({"staff", "calendar"})
    assert account.title == "Google account 1"
    assert entry_name(office.hass, account) == ANNA
    made = (await groups(office.studio))["Google Sync"]
    assert account.options["contacts"]["group"] == made.id
    assert account.options["contacts"]["send_back"] is False
    # Cleared: the first sync has succeeded.
    assert account.options["contacts"]["populate_out"] is False
    [device] = dr.async_entries_for_config_entry(dr.async_get(office.hass), account.entry_id)
    named = "Google Sync (Google account 1)"
    assert (device.name, device.model) == (named, "Google Contacts")
    assert office.studio.runtime_data.scheduler.failing == 0


async def test_the_device_of_an_account_for_contacts_only_has_its_groups_name(
    office: Office,
) -> None:
    """Z3: and follows it; the account's number tells two apart that have the same group."""
    await put_group(office.studio, "Others")
    accounts = [await office.for_contacts(each, group="others") for each in (ANNA, BEN)]

    def names() -> list[str | None]:
        registry = dr.async_get(office.hass)
        return [
            device.name
            for account in accounts
            for device in dr.async_entries_for_config_entry(registry, account.entry_id)
        ]

    assert names() == ["Others (Google account 1)", "Others (Google account 2)"]
    group = (await groups(office.studio))["Others"]
    await office.studio.runtime_data.book.write(
        lambda tx: people.put_group(tx, replace(group, name="Friends"))
    )
    await settle(office.hass)
    assert names() == ["Friends (Google account 1)", "Friends (Google account 2)"]


async def test_the_first_sync_of_another_account_begins_at_once(office: Office) -> None:
    """As its last page says; accounts take turns only when all of them start."""
    await office.for_contacts()
    another = await office.for_contacts(BEN, group_name="Others")
    assert another.options["contacts"]["populate_out"] is False


async def test_the_new_group_is_proposed_with_the_studios_name(office: Office) -> None:
    """S12: nothing that is there is chosen without being asked for."""
    await put_group(office.studio, "Others")
    await put_group(office.studio, "Closed", inactive=True)
    form = await office.begin("contacts")
    schema = form["data_schema"]
    assert schema is not None
    shown = {str(key): key for key in schema.schema}
    assert shown["group_name"].description == {"suggested_value": "Atelier Nord"}
    options = schema.schema["group"].config["options"]
    assert [each["label"] for each in options] == ["Others", "new"]
    assert schema({})["group"] == "new"


@pytest.mark.parametrize(
    ("given", "errors"),
    [
        ({"group": "new"}, {"group_name": "name_missing"}),
        ({"group": "new", "group_name": "  "}, {"group_name": "name_missing"}),
        ({"group": "new", "group_name": " OTHERS"}, {"group_name": "name_taken"}),
        ({"group": "new", "group_name": "clOsed"}, {"group_name": "name_taken"}),
        ({"group": "new", "group_name": "a\x00b"}, {"group_name": "name_malformed"}),
        ({"group": "new", "group_name": "\ud800"}, {"group_name": "name_malformed"}),
    ],
)
async def test_without_a_group_contacts_can_not_be_switched_on(
    office: Office, given: dict[str, str], errors: dict[str, str]
) -> None:
    """S12: and no group is made by a form that is refused."""
    await put_group(office.studio, "Others")
    await put_group(office.studio, "Closed", inactive=True)
    form = await office.house.fill(await office.begin("contacts"), **given)
    assert (form["step_id"], form["errors"]) == ("contacts", errors)
    assert (await groups(office.studio)).keys() == {"Others", "Closed"}
    account = await done(office.house, await office.house.fill(form, group="others"))
    assert account.options["contacts"]["group"] == "others"


async def test_a_group_that_is_set_inactive_meanwhile_is_not_used(office: Office) -> None:
    """S12: the form stood open."""
    await put_group(office.studio, "Others")
    form = await office.begin("contacts")
    await put_group(office.studio, "Others", inactive=True)
    form = await office.house.fill(form, group="others")
    assert form["errors"] == {"group": "group_gone"}


@pytest.mark.parametrize("name", ["🎂 Gäste", "عملاء", "G" * 60])
async def test_a_group_may_have_any_name(office: Office, name: str) -> None:
    """S12: also one that is written from right to left."""
    await office.for_contacts(group_name=name)
    assert name in await groups(office.studio)


async def test_several_accounts_for_contacts_each_with_its_group(office: Office) -> None:
    """Z3: of one studio, without any free staff member."""
    first = await office.for_contacts()
    second = await office.for_contacts(BEN, group_name="Another")
    assert first.options["contacts"]["group"] != second.options["contacts"]["group"]
    assert {first.state, second.state} == {SYNCED}


async def test_a_google_account_for_contacts_is_not_connected_twice(office: Office) -> None:
    """S3: also not for a calendar; contacts are added by reconfiguring."""
    await office.for_contacts()
    for purpose in ("contacts", "calendar"):
        result = await office.begin(purpose)
        assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "already_configured")


async def test_an_account_for_calendar_and_contacts(office: Office) -> None:
    """S12, Z3: both parts, each with its options; the calendar syncs as ever."""
    account = await office.for_both()
    assert account.data["staff"] == office.anna
    assert account.data["contacts"] is True
    assert account.options["populate_out"] is False  # cleared: the first sync has succeeded
    assert account.options["contacts"]["populate_out"] is False
    assert (await office.house.sync(account))["outcome"] == "ok"
    [device] = dr.async_entries_for_config_entry(dr.async_get(office.hass), account.entry_id)
    assert device.model == "Google Calendar and Contacts"


async def test_accounts_from_before_are_not_made_to_sign_in_again(scene: Scene) -> None:
    """Their sign-in has no scope for contacts, and needs none."""
    assert CONTACTS not in scene.account.data["token"]["scope"]
    await scene.hass.config_entries.async_reload(scene.account.entry_id)
    await settle(scene.hass)
    assert scene.account.state is SYNCED
    assert scene.hass.config_entries.flow.async_progress() == []


# -- what Google allows ------------------------------------------------------------------------


async def test_the_box_for_contacts_is_not_ticked(office: Office) -> None:
    """The dialog says so; the calendar goes on without them."""
    person = office.house.google.account(ANNA).account
    person.granted = CALENDAR_ONLY
    menu = await office.begin("both")
    assert (menu["type"], menu["step_id"]) == (FlowResultType.MENU, "contacts_refused")
    flows = office.hass.config_entries.flow
    form = await flows.async_configure(menu["flow_id"], {"next_step_id": "without_contacts"})
    form = await office.house.fill(form, staff=office.anna, calendar=ANNA)
    account = await done(office.house, await office.house.fill(form))
    assert "contacts" not in account.data
    assert office.issues() == set()


async def test_the_box_for_contacts_is_ticked_on_the_second_try(office: Office) -> None:
    """Google's page opens once more, from the same dialog."""
    person = office.house.google.account(ANNA).account
    person.granted = CALENDAR_ONLY
    menu = await office.begin("both")
    person.granted = None
    flows = office.hass.config_entries.flow
    result = await flows.async_configure(menu["flow_id"], {"next_step_id": "sign_in_again"})
    result = await office.house.sign_in(result, ANNA)
    form = await office.house.fill(result, staff=office.anna, calendar=ANNA)
    form = await office.house.fill(form)
    account = await done(office.house, await office.house.fill(form, **NEW))
    assert CONTACTS in account.data["token"]["scope"]


async def test_without_the_box_an_account_for_contacts_only_is_not_made(office: Office) -> None:
    """It says which box, and nothing was made."""
    office.house.google.account(ANNA).account.granted = ["openid", "email"]
    result = await office.begin("contacts")
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "contacts_scope_missing")
    assert await groups(office.studio) == {}


async def test_a_calendar_that_is_not_allowed_is_said_first(office: Office) -> None:
    """Contacts alone are not what was chosen."""
    office.house.google.account(ANNA).account.granted = [CONTACTS, "openid", "email"]
    result = await office.begin("both")
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "permissions_missing")


async def lose_contacts(office: Office, account: AccountEntry) -> None:
    """Have the sign-in come back without contacts, as after a new consent without the box."""
    kept = " ".join(each for each in account.data["token"]["scope"].split() if each != CONTACTS)
    token = {**account.data["token"], "scope": kept}
    entries = office.hass.config_entries
    entries.async_update_entry(account, data={**account.data, "token": token})
    await entries.async_reload(account.entry_id)
    await settle(office.hass)


async def test_contacts_that_are_taken_back_later_leave_the_calendar_alone(office: Office) -> None:
    """A repair says where to click, and a sign-in waits with words of its own."""
    account = await office.for_both()
    await lose_contacts(office, account)
    assert account.state is SYNCED
    assert (await office.house.sync(account))["outcome"] == "ok"
    assert office.issues() == {"contacts_scope_missing"}
    assert office.flows() == ["reauth_contacts"]
    [flow] = office.hass.config_entries.flow.async_progress()
    result = await office.hass.config_entries.flow.async_configure(flow["flow_id"], {})
    assert asked(result) == set(scopes_for(list(Part)))
    result = await office.house.sign_in(result, ANNA)
    assert result["reason"] == "reauth_successful"
    await settle(office.hass)
    assert office.issues() == set()
    assert office.flows() == []


async def test_a_permission_that_a_run_finds_missing_is_asked_for(office: Office) -> None:
    """Google refused it, whatever the token said when it was given."""
    account = await office.for_both()
    async_settle_contacts_scope(office.hass, account, missing=True)
    await settle(office.hass)
    assert office.issues() == {"contacts_scope_missing"}
    assert office.flows() == ["reauth_contacts"]
    async_settle_contacts_scope(office.hass, account, missing=False)
    assert (office.issues(), office.flows()) == (set(), [])


async def test_a_new_sign_in_without_the_box_is_kept_and_asked_for_again(office: Office) -> None:
    """The calendar may need it; the dialog says what is missing."""
    account = await office.for_both()
    await lose_contacts(office, account)
    office.house.google.account(ANNA).account.granted = CALENDAR_ONLY
    before = account.data["token"]["access_token"]
    [flow] = office.hass.config_entries.flow.async_progress()
    result = await office.hass.config_entries.flow.async_configure(flow["flow_id"], {})
    result = await office.house.sign_in(result, ANNA)
    assert result["reason"] == "contacts_scope_missing"
    await settle(office.hass)
    assert account.data["token"]["access_token"] != before
    assert account.state is SYNCED
    assert office.issues() == {"contacts_scope_missing"}
    assert office.flows() == ["reauth_contacts"]


async def test_an_account_for_contacts_only_waits_for_the_permission(office: Office) -> None:
    """There is nothing else for it to do; it is set up again once it has it."""
    account = await office.for_contacts()
    await lose_contacts(office, account)
    assert account.state is ConfigEntryState.SETUP_ERROR
    assert account.error_reason_translation_key == "contacts_scope_missing"
    assert office.issues() == {"contacts_scope_missing"}
    assert office.flows() == ["reauth_contacts"]
    [flow] = office.hass.config_entries.flow.async_progress()
    result = await office.hass.config_entries.flow.async_configure(flow["flow_id"], {})
    result = await office.house.sign_in(result, ANNA)
    assert result["reason"] == "reauth_successful"
    await settle(office.hass)
    assert account.state is SYNCED
    assert office.issues() == set()


async def test_a_removed_account_leaves_no_repair(office: Office) -> None:
    """The permission is nobody's business any more."""
    account = await office.for_contacts()
    await lose_contacts(office, account)
    await office.hass.config_entries.async_remove(account.entry_id)
    await settle(office.hass)
    assert office.issues() == set()


async def test_without_contacts_nothing_more_is_asked_for(office: Office) -> None:
    """The question for the permission goes when contacts do; so does that for a group."""
    account = await office.for_both()
    group = (await groups(office.studio))["Google Sync"]
    book = office.studio.runtime_data.book
    await book.write(lambda tx: people.put_group(tx, replace(group, inactive=True)))
    await lose_contacts(office, account)
    assert office.issues() == {"contacts_scope_missing", "contacts_group_missing"}
    form = await office.house.reconfigure(account)
    form = await office.house.fill(form, staff=office.anna, calendar=ANNA, contacts=False)
    await office.house.fill(form)
    await settle(office.hass)
    assert office.issues() == set()
    assert office.flows() == []


async def test_a_group_that_is_inactive_or_removed_is_said(office: Office) -> None:
    """S12: and no more once it is active again."""
    account = await office.for_both()
    group = (await groups(office.studio))["Google Sync"]

    async def put(changed: ClientGroup) -> None:
        await office.studio.runtime_data.book.write(lambda tx: people.put_group(tx, changed))
        await settle(office.hass)

    for inactive, deleted in ((True, False), (False, True)):
        await put(replace(group, inactive=inactive, deleted=deleted))
        assert office.issues() == {"contacts_group_missing"}
        assert (await office.house.sync(account))["outcome"] == "ok"
    await office.hass.config_entries.async_reload(account.entry_id)
    await settle(office.hass)
    assert office.issues() == {"contacts_group_missing"}
    await put(group)
    assert office.issues() == set()


# -- changing ----------------------------------------------------------------------------------


async def test_contacts_are_added_later(scene: Scene) -> None:
    """Z3: by reconfiguring, with a sign-in of its own; calendar and options stay."""
    house = scene.house
    options = dict(scene.account.options)
    form = await house.reconfigure(scene.account)
    result = await house.fill(form, staff=scene.anna, calendar=ANNA, contacts=True)
    assert asked(result) == set(scopes_for(list(Part)))
    assert URL(result["url"]).query["login_hint"] == ANNA
    form = await house.sign_in(result, ANNA)
    assert form["step_id"] == "contacts"
    assert "contacts" not in scene.account.data
    result = await house.fill(form, **NEW)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "reconfigure_successful")
    await settle(scene.hass)
    assert scene.account.data["contacts"] is True
    assert CONTACTS in scene.account.data["token"]["scope"]
    assert {**scene.account.options, "contacts": None} == {**options, "contacts": None}
    assert scene.account.state is SYNCED


@pytest.mark.parametrize(
    ("email", "granted", "reason"),
    [(ANNA, CALENDAR_ONLY, "contacts_scope_missing"), (BEN, None, "wrong_account")],
)
async def test_contacts_that_are_not_allowed_are_not_added(
    scene: Scene, email: str, granted: list[str] | None, reason: str
) -> None:
    """Nothing is changed, the sign-in neither."""
    house = scene.house
    house.google.add_account(BEN)
    data = dict(scene.account.data)
    house.google.account(email).account.granted = granted
    form = await house.reconfigure(scene.account)
    result = await house.fill(form, staff=scene.anna, calendar=ANNA, contacts=True)
    result = await house.sign_in(result, email)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, reason)
    assert scene.account.data == data


async def test_contacts_are_taken_away_and_given_back(office: Office) -> None:
    """Z3: the calendar goes on; what was chosen is proposed again, without a new sign-in."""
    account = await office.for_both()
    chosen = account.options["contacts"]
    form = await office.house.reconfigure(account)
    form = await office.house.fill(form, staff=office.anna, calendar=ANNA, contacts=False)
    assert form["step_id"] == "contacts_off"
    result = await office.house.fill(form, on_removal="label")
    assert result["reason"] == "reconfigure_successful"
    await settle(office.hass)
    assert "contacts" not in account.data
    assert account.options["contacts"] == {**chosen, "on_removal": "label"}
    assert (await office.house.sync(account))["outcome"] == "ok"
    form = await office.house.reconfigure(account)
    form = await office.house.fill(form, staff=office.anna, calendar=ANNA, contacts=True)
    assert form["step_id"] == "contacts"
    result = await office.house.fill(form, group=chosen["group"])
    assert result["reason"] == "reconfigure_successful"
    await settle(office.hass)
    assert account.options["contacts"]["group"] == chosen["group"]


async def test_contacts_stay_when_the_calendar_goes_to_somebody_else(office: Office) -> None:
    """S12: they are the account's, not the staff member's."""
    account = await office.for_both()
    ben = await office.house.add_person(office.studio, "staff", "Ben")
    await settle(office.hass)
    before = account.options["contacts"]
    form = await office.house.reconfigure(account)
    await office.house.fill(form, staff=ben, calendar=ANNA)
    await settle(office.hass)
    assert account.data["staff"] == ben
    assert account.data["contacts"] is True
    assert account.options["contacts"] == before


async def test_a_calendar_is_added_to_an_account_for_contacts(office: Office) -> None:
    """Z3: the other way round."""
    account = await office.for_contacts()
    form = await office.house.reconfigure(account)
    assert form["step_id"] == "reconfigure_contacts"
    result = await office.house.fill(form, calendar=True)
    form = await office.house.sign_in(result, ANNA)
    assert form["step_id"] == "add_calendar"
    result = await office.house.fill(form, staff=office.anna, calendar=ANNA)
    assert result["reason"] == "reconfigure_successful"
    await settle(office.hass)
    assert account.data["staff"] == office.anna
    assert account.data["contacts"] is True
    assert (await office.house.sync(account))["outcome"] == "ok"


async def test_an_account_for_contacts_may_stay_as_it_is(office: Office) -> None:
    """Nothing is asked of Google."""
    account = await office.for_contacts()
    form = await office.house.reconfigure(account)
    result = await office.house.fill(form, calendar=False)
    assert result["reason"] == "reconfigure_successful"
    await settle(office.hass)
    assert account.data.keys().isdisjoint({"staff", "calendar"})


@pytest.mark.parametrize("missing", ["staff", "calendar"])
async def test_a_calendar_is_not_added_without_somebody_and_something(
    office: Office, missing: str
) -> None:
    """S3: nothing is changed."""
    account = await office.for_contacts(BEN)
    if missing == "staff":
        await office.house.add_account(office.anna, ANNA)
    else:
        for calendar in office.house.google.account(BEN).calendars:
            calendar.entry.role = "reader"
    form = await office.house.reconfigure(account)
    result = await office.house.sign_in(await office.house.fill(form, calendar=True), BEN)
    reason = "no_staff" if missing == "staff" else "no_calendar"
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, reason)
    assert "calendar" not in account.data


async def test_a_used_calendar_is_not_added(office: Office) -> None:
    """S3: Anna's is shared with Ben, whose account is for contacts."""
    google = office.house.google
    await office.house.add_account(office.anna, ANNA)
    ben = await office.house.add_person(office.studio, "staff", "Ben")
    google.account(ANNA).share(google.account(ANNA).primary, google.account(BEN), "writer")
    account = await office.for_contacts(BEN)
    form = await office.house.reconfigure(account)
    form = await office.house.sign_in(await office.house.fill(form, calendar=True), BEN)
    form = await office.house.fill(form, staff=ben, calendar=ANNA)
    assert form["errors"] == {"calendar": "calendar_used"}
    result = await office.house.fill(form, staff=ben, calendar=BEN)
    assert result["reason"] == "reconfigure_successful"
    await settle(office.hass)


async def test_another_studio_has_other_groups(office: Office) -> None:
    """S12: an account whose studio was removed chooses a group of its new one."""
    account = await office.for_contacts()
    other = await office.house.add_studio("South")
    await office.hass.config_entries.async_remove(office.studio.entry_id)
    await settle(office.hass)
    form = await office.house.reconfigure(account)
    form = await office.house.fill(form, studio=other.unique_id)
    form = await office.house.fill(form, calendar=False)
    assert form["step_id"] == "contacts"
    result = await office.house.fill(form, group="new", group_name="Southerners")
    assert result["reason"] == "reconfigure_successful"
    await settle(office.hass)
    assert account.options["contacts"]["group"] == (await groups(other))["Southerners"].id
    assert account.state is SYNCED


# -- options -----------------------------------------------------------------------------------


async def test_only_pages_for_what_the_account_is_for_are_shown(office: Office) -> None:
    """An account for contacts has no calendar to be previewed."""
    contacts = await office.for_contacts(BEN)
    calendar = await office.house.add_account(office.anna, ANNA)
    begin = office.hass.config_entries.options.async_init
    pages = [(await begin(each.entry_id))["menu_options"] for each in (contacts, calendar)]
    shown = ["preview_contacts", "contacts", "reports"]
    assert pages == [shown, ["preview", "sync", "reports"]]


async def test_contacts_have_options_of_their_own(office: Office) -> None:
    """S7, S10, S12, Z5: those of the calendar stay as they are."""
    account = await office.for_both()
    before = dict(account.options)
    form = await open_page(office.hass, account, "contacts")
    assert form["description_placeholders"] == {"studio": "{studio}"}
    form = await submit(office.hass, form, label=" \x07 ")
    assert form["errors"] == {"label": "label_invalid"}
    done = await submit(
        office.hass,
        form,
        label="Clients of {studio}",
        send_back=True,
        new_contacts="all_new",
        deleted_there="leave",
        leaving="out_of_label",
        on_removal="label",
        shown="name_and_numbers",
        group=before["contacts"]["group"],
        brake_count=3,
    )
    assert done["type"] is FlowResultType.CREATE_ENTRY
    chosen = account.options["contacts"]
    assert chosen["label"] == "Clients of {studio}"
    assert (chosen["new_contacts"], chosen["on_removal"]) == ("all_new", "label")
    # What was skipped until now was listed, and what is there compared, by the sync since.
    assert (chosen["relist"], chosen["reshow"]) == (False, False)
    assert {**account.options, "contacts": None} == {**before, "contacts": None}
    assert account.state is SYNCED


async def test_options_of_contacts_wait_for_the_account(office: Office) -> None:
    """The groups are in the studio's book."""
    account = await office.for_contacts()
    menu = await office.hass.config_entries.options.async_init(account.entry_id)
    await office.hass.config_entries.async_unload(account.entry_id)
    result = await office.hass.config_entries.options.async_configure(
        menu["flow_id"], {"next_step_id": "contacts"}
    )
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "account_not_loaded")


async def test_without_a_calendar_there_is_nothing_to_sync_now(office: Office) -> None:
    """The actions for calendars say so, and touch nothing."""
    account = await office.for_contacts()
    with pytest.raises(Exception, match="account"):
        await office.house.sync(account)


# -- failures ----------------------------------------------------------------------------------


async def test_a_book_that_can_not_be_read_ends_the_dialogs(office: Office) -> None:
    """Nothing is changed, and it says so."""
    account = await office.for_both()
    form = await office.begin("contacts", BEN)
    options = await office.hass.config_entries.options.async_init(account.entry_id)
    change = await office.house.reconfigure(account)
    data = dict(account.data)
    await office.studio.runtime_data.book.close()
    results = [
        await office.house.fill(form, **NEW),
        await office.house.fill(change, staff=office.anna, calendar=ANNA),
        await office.hass.config_entries.options.async_configure(
            options["flow_id"], {"next_step_id": "contacts"}
        ),
    ]
    for result in results:
        assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "book_failed")
    assert account.data == data


async def test_an_account_is_not_changed_while_its_studio_does_not_run(office: Office) -> None:
    """Its groups are in the book; the dialog says so."""
    account = await office.for_both()
    await office.hass.config_entries.async_unload(office.studio.entry_id)
    result = await office.house.reconfigure(account)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "no_studio")
