"""The options of an account's contacts: stored and read, and what a change of them asks for."""

from datetime import UTC, datetime
from typing import Any

import pytest

from custom_components.studio_sync.entries.contact_options import (
    MAX_LABEL,
    ContactOptions,
    DeletedThere,
    Leaving,
    NewContacts,
    OnRemoval,
)
from custom_components.studio_sync.scheduling.errors import BadLabel
from custom_components.studio_sync.sync.contacts.projection import Shown
from custom_components.studio_sync.sync.model import Policy

CHOSEN = ContactOptions(
    populate_out=True,
    populate_in=True,
    send_back=True,
    policy=Policy.ASK,
    brake_count=3,
    brake_percent=5,
    full_listing=True,
    recompare_all=True,
    group="g",
    label="{studio}!",
    shown=Shown.NAME_AND_NUMBERS,
    new_contacts=NewContacts.ALL_NEW,
    deleted_there=DeletedThere.LEAVE,
    leaving=Leaving.DELETE_MADE,
    on_removal=OnRemoval.ALL,
)


def test_options_are_stored_and_read_back() -> None:
    assert ContactOptions.of(CHOSEN.as_dict()) == CHOSEN
    assert ContactOptions.of({}) == ContactOptions()


def test_the_defaults_change_nothing_in_the_studio_and_delete_nothing_of_others() -> None:
    """S10, Z5: outward only."""
    options = ContactOptions()
    assert (options.send_back, options.populate_in) == (False, False)
    assert options.label_of("Atelier Nord") == "Studio Sync - Atelier Nord"
    assert options.new_contacts is NewContacts.LABEL
    assert options.deleted_there is DeletedThere.PUT_BACK
    assert options.leaving is Leaving.DELETE_UNTOUCHED
    assert options.on_removal is OnRemoval.KEEP


@pytest.mark.parametrize(
    ("change", "listed", "compared"),
    [
        ({}, False, False),
        ({"send_back": True}, True, False),
        ({"new_contacts": "all_new"}, True, False),
        ({"populate_in": True}, True, False),
        ({"label": "Others"}, True, False),
        ({"group": "other"}, True, False),
        ({"shown": "all"}, True, True),
        ({"shown": "name_and_numbers"}, False, True),
        ({"leaving": "out_of_label", "on_removal": "all", "brake_count": 1}, False, False),
    ],
)
def test_what_was_skipped_until_now_is_listed_and_what_is_shown_compared(
    change: dict[str, Any], *, listed: bool, compared: bool
) -> None:
    before = ContactOptions(group="g", shown=Shown.WITHOUT_PRIVATE)
    after = ContactOptions.of({**before.as_dict(), **change}).after(before)
    assert (after.full_listing, after.recompare_all) == (listed, compared)
    assert after.after(after).full_listing is listed


def test_what_was_left_away_stays_away_when_what_is_deleted_later_is_put_back() -> None:
    before = ContactOptions(deleted_there=DeletedThere.LEAVE)
    assert not ContactOptions().after(before).full_listing
    assert not before.after(ContactOptions()).full_listing


def test_the_clients_of_another_group_are_sent() -> None:
    """S12: also those that are older than the connection."""
    before = ContactOptions(group="g")
    assert ContactOptions(group="other").after(before).populate_out
    assert not ContactOptions(group="g", send_back=True).after(before).populate_out


def test_populate_clears_itself_on_success_only() -> None:
    """S7."""
    assert CHOSEN.settled(unsent=True).populate_out
    done = CHOSEN.settled()
    assert (done.populate_out, done.populate_in) == (False, False)
    assert (done.full_listing, done.recompare_all) == (False, False)


def test_the_rules_are_about_the_group() -> None:
    """S12: and about no window of time."""
    rules = CHOSEN.rules(datetime(2026, 11, 27, tzinfo=UTC))
    assert (rules.scope, rules.since.year) == ("g", 1)
    assert (rules.brake_count, rules.brake_share) == (3, 0.05)
    assert rules.send_back
    assert rules.policy is Policy.ASK


@pytest.mark.parametrize(
    ("template", "studio", "label"),
    [
        ("{studio}", "Atelier 🎂", "Atelier 🎂"),
        ("{studio}", "👩\u200d🎨 أتيليه", "👩\u200d🎨 أتيليه"),
        (" a \n b\x07 ", "x", "a b"),
        ("{other} {studio}", "{studio}", "{other} {studio}"),
        ("{studio}", "x" * 500, "x" * MAX_LABEL),
        ("a\ud800b", "x", "ab"),
    ],
)
def test_a_label_is_what_can_be_shown_of_the_template(
    template: str, studio: str, label: str
) -> None:
    """Z5: whatever is in it, and in the studio's name."""
    assert ContactOptions(label=template).label_of(studio) == label


@pytest.mark.parametrize("template", ["", "  \t", "\x00", "\ud800"])
def test_a_label_of_nothing_is_refused(template: str) -> None:
    with pytest.raises(BadLabel):
        ContactOptions(label=template).label_of("Atelier")
