"""Clients as a kind of records: what counts as an edit, and how two edits are merged."""

# ruff: noqa: D101, D102 - the names of the tests say it

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from time import perf_counter
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.studio_sync.book.model import Client, Origin
from custom_components.studio_sync.formats.contact import (
    Contact,
    Labelled,
    NameParts,
    PostalAddress,
)
from custom_components.studio_sync.formats.contact_keys import (
    extension,
    keys_of,
    names_alike,
    phone_ending,
)
from custom_components.studio_sync.sync.contacts.kind import clients_kind
from custom_components.studio_sync.sync.contacts.projection import ContactProjection, Shown
from custom_components.studio_sync.sync.contacts.schema import SCHEMA, Item
from custom_components.studio_sync.sync.merge import merge
from custom_components.studio_sync.sync.model import Do, Policy, RemoteItem, Rules

HOME = Labelled(value="030 1234567", label="home")
MOBILE = Labelled(value="+49 170 1112223", label="mobile")
WORK = Labelled(value="work@example.com", label="work")


def merged(base: Contact | None, here: Contact, there: Contact, **more: Any) -> Any:
    choice = {"policy": Policy.STUDIO, "here_at": None, "there_at": None} | more
    return merge(SCHEMA, base, here, there, **choice)


class TestLists:
    base = Contact(name="Anna Berg", phones=(HOME,), emails=(WORK,))

    def test_a_number_added_on_each_side_stays(self) -> None:
        here = replace(self.base, phones=(HOME, MOBILE))
        other = Labelled(value="0151 9998887")
        there = replace(self.base, phones=(other, HOME))
        result = merged(self.base, here, there)
        assert result.content.phones == (HOME, MOBILE, other)
        assert not result.losers

    def test_one_removed_here_and_another_changed_there(self) -> None:
        base = replace(self.base, phones=(HOME, MOBILE))
        there = replace(base, phones=(HOME, replace(MOBILE, label="work")))
        result = merged(base, replace(base, phones=(MOBILE,)), there)
        assert result.content.phones == (replace(MOBILE, label="work"),)

    def test_the_same_number_labelled_on_both_sides_goes_by_the_policy(self) -> None:
        here = replace(self.base, phones=(replace(HOME, label="main"),))
        there = replace(self.base, phones=(replace(HOME, label="work"),))
        result = merged(self.base, here, there)
        assert result.content.phones == here.phones
        assert result.losers == {"phones": there.phones}

    def test_a_number_removed_on_one_side_and_changed_on_the_other_goes_by_the_policy(self) -> None:
        here = replace(self.base, phones=())
        there = replace(self.base, phones=(replace(HOME, label="work"),))
        assert merged(self.base, here, there).losers == {"phones": there.phones}

    def test_of_two_that_are_preferred_both_stay_and_the_policy_prefers_one(self) -> None:
        other = Labelled(value="0151 9998887")
        here = replace(self.base, phones=(HOME, replace(MOBILE, preferred=True)))
        there = replace(self.base, phones=(HOME, replace(other, preferred=True)))
        for base in (self.base, None):
            ours = merged(base, here, there)
            assert ours.content.phones == (*here.phones, other)
            theirs = merged(base, here, there, policy=Policy.REMOTE)
            assert theirs.content.phones == (HOME, MOBILE, there.phones[1])
            assert not ours.losers
            assert not theirs.losers

    def test_one_preferred_on_one_side_only_loses_no_number_of_the_other(self) -> None:
        other = Labelled(value="0151 9998887")
        here = replace(self.base, phones=(HOME, MOBILE))
        there = replace(self.base, phones=(replace(HOME, preferred=True), other))
        for policy in (Policy.STUDIO, Policy.REMOTE, Policy.ASK):
            result = merged(None, here, there, policy=policy)
            assert result.content.phones == (there.phones[0], MOBILE, other)
            assert not result.asked

    def test_a_preferred_number_that_is_removed_leaves_the_other_sides_preferred(self) -> None:
        base = replace(self.base, phones=(HOME, MOBILE))
        here = replace(base, phones=(replace(HOME, preferred=True), MOBILE))
        there = replace(base, phones=(replace(MOBILE, preferred=True),))
        assert merged(base, here, there).content.phones == there.phones

    @pytest.mark.parametrize("policy", Policy)
    def test_what_either_side_added_stays_beside_an_item_that_both_changed(
        self, policy: Policy
    ) -> None:
        """B3: relabelled here, removed there; only that item goes by the policy."""
        other = Labelled(value="0151 9998887")
        here = replace(self.base, phones=(replace(HOME, label="main"), MOBILE))
        there = replace(self.base, phones=(other,))
        result = merged(self.base, here, there, policy=policy)
        assert {MOBILE, other} <= set(result.content.phones)
        assert (here.phones[0] in result.content.phones) is (policy is not Policy.REMOTE)
        assert HOME not in result.content.phones
        assert result.losers == {"phones": here.phones if policy is Policy.REMOTE else there.phones}
        assert result.asked == (("phones",) if policy is Policy.ASK else ())

    def test_a_number_listed_twice_stays_so_beside_one_that_is_added(self) -> None:
        other = Labelled(value="0151 9998887")
        here = replace(self.base, phones=(HOME, MOBILE, MOBILE))
        there = replace(self.base, phones=(HOME, other))
        result = merged(self.base, here, there)
        assert result.content.phones == (*here.phones, other)
        assert not result.losers

    def test_a_number_that_both_added_in_their_notation_is_there_once(self) -> None:
        here = replace(self.base, phones=(HOME, Labelled(value="0170 1112223")))
        there = replace(self.base, phones=(HOME, MOBILE))
        assert merged(self.base, here, there).content.phones == here.phones
        theirs = merged(self.base, here, there, policy=Policy.REMOTE)
        assert theirs.content.phones == there.phones

    def test_extensions_of_one_number_are_numbers_of_their_own(self) -> None:
        added = [Labelled(value=f"030 1234567 ext. {n}") for n in (1, 2)]
        here, there = [replace(self.base, phones=(HOME, each)) for each in added]
        result = merged(self.base, here, there)
        assert result.content.phones == (HOME, *added)
        assert not result.losers

    def test_fields_of_their_own_are_told_apart_by_their_names(self) -> None:
        yes = tuple(Labelled(value="yes", label=name) for name in ("News", "Photos"))
        base = replace(self.base, custom=yes)
        here = replace(base, custom=(replace(yes[0], value="no"), yes[1]))
        added = Labelled(value="yes", label="Film")
        there = replace(base, custom=(replace(yes[0], value="perhaps"), yes[1], added))
        result = merged(base, here, there)
        assert result.content.custom == (*here.custom, added)
        assert result.losers == {"custom": there.custom}

    @pytest.mark.parametrize("name", ["", "Note"])
    def test_of_several_fields_of_one_name_what_either_side_added_stays(self, name: str) -> None:
        one, two, three = (Labelled(value=value, label=name) for value in "abc")
        base = replace(self.base, custom=(one,))
        here, there = replace(base, custom=(one, two)), replace(base, custom=(one, three))
        result = merged(base, here, there)
        assert result.content.custom == (one, two, three)
        assert not result.losers

    def test_values_with_the_same_digits_are_no_numbers(self) -> None:
        base = replace(self.base, relations=(Labelled(value="Room 123456", label="x"),))
        here = replace(base, relations=(Labelled(value="Door 123456"), *base.relations))
        there = replace(base, relations=(replace(base.relations[0], label="y"),))
        result = merged(base, here, there)
        assert result.content.relations == (here.relations[0], there.relations[0])

    def test_texts_are_not_combined(self) -> None:
        here, there = replace(self.base, notes="one"), replace(self.base, notes="two")
        assert merged(self.base, here, there).losers == {"notes": "two"}

    def test_addresses_are_the_same_by_what_is_on_the_letter(self) -> None:
        old = PostalAddress(street="Main Road 1", city="Town")
        base = Contact(name="A", addresses=(old,))
        here = replace(base, addresses=(replace(old, label="home"),))
        there = replace(base, addresses=(old, PostalAddress(text="Elsewhere 2")))
        result = merged(base, here, there)
        assert result.content.addresses == (replace(old, label="home"), there.addresses[1])

    def test_what_only_just_pairs_has_all_numbers_of_both(self) -> None:
        result = merged(None, replace(self.base, phones=(MOBILE,)), self.base)
        assert set(result.content.phones) == {HOME, MOBILE}


def _lists() -> st.SearchStrategy[tuple[Labelled, ...]]:
    """Return lists of a few numbers in several notations, some twice, at most one preferred."""
    values = ["030 1234567", "+49 30 1234567", "0170 1112223", "0170 1112223 ext 4", "12", "📞"]
    item = st.builds(
        Labelled, value=st.sampled_from(values), label=st.sampled_from(["", "home", "ש"])
    )

    def preferring(items: list[Labelled], at: int) -> tuple[Labelled, ...]:
        return tuple(replace(each, preferred=n == at) for n, each in enumerate(items))

    return st.builds(preferring, st.lists(item, max_size=4), st.integers(-1, 3))


class TestListsInGeneral:
    """B3, for any three lists."""

    @staticmethod
    def combined(
        was: tuple[Item, ...],
        ours: tuple[Item, ...],
        theirs: tuple[Item, ...],
        *,
        theirs_win: bool = False,
    ) -> tuple[tuple[Item, ...], bool]:
        both = SCHEMA.combined("phones", was, ours, theirs, theirs_win=theirs_win)
        assert both is not None
        return both

    @staticmethod
    def number(item: Item) -> str:
        assert isinstance(item, Labelled)
        return f"{phone_ending(item.value) or item.value};{extension(item.value)}"

    @given(_lists(), _lists(), _lists(), st.booleans())
    def test_it_is_the_same_from_both_sides(self, was: Any, one: Any, two: Any, win: bool) -> None:  # noqa: FBT001
        """But for the order."""
        result, agree = self.combined(was, one, two, theirs_win=win)
        turned, agree_too = self.combined(was, two, one, theirs_win=not win)
        assert Counter(result) == Counter(turned)
        assert agree is agree_too

    @given(_lists(), _lists(), st.booleans())
    def test_a_side_that_did_nothing_takes_the_other(self, was: Any, one: Any, win: bool) -> None:  # noqa: FBT001
        for sides in ((was, one), (one, was), (one, one)):
            result, agree = self.combined(was, *sides, theirs_win=win)
            assert agree
            assert Counter(result) == Counter(one)

    @given(_lists(), _lists(), _lists(), st.booleans())
    def test_what_was_agreed_on_is_agreed_on(self, was: Any, one: Any, two: Any, win: bool) -> None:  # noqa: FBT001
        """After the merge each side is what was agreed on when it was last read."""
        result, _ = self.combined(was, one, two, theirs_win=win)
        for base, here, there in ((two, result, two), (one, one, result), (was, result, result)):
            again, agree = self.combined(base, here, there, theirs_win=win)
            assert agree
            assert Counter(again) == Counter(result)

    @given(_lists(), _lists(), _lists(), st.booleans())
    def test_nothing_added_is_lost_and_nothing_is_there_more_often(
        self,
        was: Any,
        one: Any,
        two: Any,
        win: bool,  # noqa: FBT001
    ) -> None:
        result, _ = self.combined(was, one, two, theirs_win=win)
        old, mine, other, now = (
            Counter(map(self.number, each)) for each in (was, one, two, result)
        )
        for number in {*mine, *other} - {*old}:
            assert now[number]
        for number, times in now.items():
            assert times in (mine[number], other[number])

    @given(_lists(), _lists(), _lists(), st.booleans())
    def test_at_most_one_is_preferred_and_only_one_that_was(
        self,
        was: Any,
        one: Any,
        two: Any,
        win: bool,  # noqa: FBT001
    ) -> None:
        result, _ = self.combined(was, one, two, theirs_win=win)
        preferred = [self.number(each) for each in result if each.preferred]
        assert len(preferred) <= 1
        sides = [self.number(each) for each in (*one, *two) if each.preferred]
        assert set(preferred) <= set(sides)

    @pytest.mark.parametrize("items", [3_000])
    def test_long_lists_take_no_time_that_grows_with_their_square(self, items: int) -> None:
        own, theirs = [
            tuple(Labelled(value=f"030 {start + n}", preferred=not n) for n in range(items))
            for start in (10**7, 2 * 10**7)
        ]
        began = perf_counter()
        self.combined((), own[: items // 10], theirs[: items // 10])
        short = perf_counter() - began
        began = perf_counter()
        result, agree = self.combined((), own, theirs)
        assert perf_counter() - began < 40 * short + 0.05
        assert (len(result), agree) == (2 * items, True)


class TestNotation:
    def test_the_order_of_a_list_is_no_edit(self) -> None:
        one = Contact(name="A", phones=(HOME, MOBILE))
        other = replace(one, phones=(replace(MOBILE, preferred=True), HOME))
        assert SCHEMA.in_words_of(other, one) == one

    def test_another_preferred_number_is_an_edit(self) -> None:
        one = Contact(name="A", phones=(HOME, replace(MOBILE, preferred=True)))
        other = replace(one, phones=(replace(HOME, preferred=True), MOBILE))
        assert SCHEMA.in_words_of(other, one) == other

    def test_the_parts_of_a_name_that_was_one_text_are_no_edit(self) -> None:
        one = Contact(name="Anna Berg")
        split = replace(one, parts=NameParts(given="Anna", family="Berg"))
        assert SCHEMA.in_words_of(split, one) == one

    def test_how_the_parts_are_put_together_is_no_edit(self) -> None:
        one = Contact(name="Berg, Anna", parts=NameParts(given="Anna", family="Berg"))
        assert SCHEMA.in_words_of(replace(one, name="Anna Berg"), one) == one

    def test_without_another_it_stays_as_it_is(self) -> None:
        assert SCHEMA.in_words_of(Contact(name="A"), None) == Contact(name="A")


class TestNames:
    def test_the_parts_go_with_the_name_that_wins(self) -> None:
        base = Contact(name="Anna Berg")
        here = Contact(name="Anna Berg-Stein")
        there = Contact(name="Anna Stein", parts=NameParts(given="Anna", family="Stein"))
        result = merged(base, here, there)
        assert (result.content.name, result.content.parts) == ("Anna Berg-Stein", None)
        assert result.losers == {"name": "Anna Stein", "parts": there.parts}
        theirs = merged(base, here, there, policy=Policy.REMOTE)
        assert (theirs.content.name, theirs.content.parts) == (there.name, there.parts)

    def test_a_person_is_asked_about_name_and_parts_together(self) -> None:
        base = Contact(name="A")
        here, there = Contact(name="B"), Contact(name="C", parts=NameParts(given="C"))
        asked = merged(base, here, there, policy=Policy.ASK).asked
        assert asked == ("name", "parts")
        notes = merged(base, replace(base, notes="1"), replace(base, notes="2"), policy=Policy.ASK)
        assert notes.asked == ("notes",)

    @pytest.mark.parametrize(
        ("one", "other", "alike"),
        [
            ("Anna Berg", "Berg, Anna", True),
            ("Anna Berg", "Dr. Anna Maria Berg", True),
            ("Jörg Müller", "Joerg Mueller", True),
            ("Anna Berg", "Tom Berg", False),
            ("Anna Berg", "", False),
            ("😀", "😀", False),
        ],
    )
    def test_which_names_are_alike(self, one: str, other: str, alike: bool) -> None:  # noqa: FBT001 - drawn
        assert names_alike(Contact(name=one), Contact(name=other)) is alike
        assert SCHEMA.alike(Contact(name=one), Contact(organisation=other)) is alike

    @pytest.mark.parametrize(
        ("one", "other"),
        [("+49 170 1234567", "0170/1234567"), ("030 123456 ext 9", "(030) 12-34-56")],
    )
    def test_a_number_is_the_same_with_its_country(self, one: str, other: str) -> None:
        assert phone_ending(one) == phone_ending(other) != ""

    def test_a_number_of_few_digits_tells_nothing(self) -> None:
        contact = Contact(phones=(Labelled(value="110"),), emails=(Labelled(value=" A@B.c "),))
        assert keys_of(contact) == SCHEMA.clues(contact) == {"mailto:a@b.c"}


class TestPolicy:
    kind = clients_kind()
    client = Client(id="c", content=Contact(name="A"), group_ids=("g",))
    rules = Rules(scope="g", since=datetime(2026, 1, 1, tzinfo=UTC))

    def test_only_clients_of_the_group_go_out(self) -> None:
        assert self.kind.policy.wanted(self.client, None, "g") == self.client.content
        assert self.kind.policy.wanted(self.client, None, "other") is None
        assert self.kind.policy.wanted(replace(self.client, deleted=True), None, "g") is None
        assert not self.kind.policy.is_past(self.client.content, self.rules.since)

    def test_a_deletion_in_google_never_deletes_a_client(self) -> None:
        """S10: put back, or left away."""
        assert self.kind.policy.deletion(self.client, "g") is Do.CREATE_REMOTE
        assert clients_kind(put_back=False).policy.deletion(self.client, "g") is Do.UNLINK
        assert self.kind.policy.off(self.client.content) == self.client.content
        assert not self.kind.policy.is_off(self.client.content)

    def test_a_client_leaves_a_group_and_joins_it_again(self) -> None:
        left = self.kind.policy.left(self.client, "g")
        assert left.group_ids == ()
        assert self.kind.policy.joined(left, "g") == self.client
        assert self.kind.policy.joined(self.client, "g") == self.client

    def test_a_new_contact_becomes_a_client_in_the_group(self) -> None:
        item = RemoteItem(id="people/1", etag="1", content=Contact(name="B"))
        made = self.kind.policy.made("c2", item, Contact(name="B"), "g", Origin.GOOGLE)
        assert (made.group_ids, made.origin, made.name) == (("g",), Origin.GOOGLE, "B")
        assert self.kind.policy.not_admitted(item, Contact(name="B"), self.rules) is None
        assert self.kind.policy.not_admitted(item, Contact(), self.rules) == "empty"

    def test_an_edit_brings_a_client_back(self) -> None:
        gone = replace(self.client, deleted=True)
        assert self.kind.policy.updated(gone, Contact(name="B"), None).lives
        assert self.kind.policy.revived(Contact(name="B"), Contact()) == Contact(name="B")

    def test_what_the_brake_looks_at(self) -> None:
        full = Contact(name="A", phones=(HOME,))
        assert SCHEMA.is_risky(full, replace(full, name=""), ())
        assert SCHEMA.is_risky(full, replace(full, phones=()), ())
        assert not SCHEMA.is_risky(full, replace(full, phones=()), ("phones",))
        assert not SCHEMA.is_risky(full, replace(full, name="B"), ())
        assert SCHEMA.mark(full) != SCHEMA.mark(replace(full, phones=()))
        assert SCHEMA.key(full, exactly=True) is None

    @pytest.mark.parametrize(
        ("after", "changes"),
        [
            (Contact(name="A", phones=(HOME,)), []),
            (Contact(name="A", phones=(HOME,), notes="x"), [("notes", "x")]),
            (Contact(name="A", phones=(WORK, HOME)), [("phones", WORK)]),
            (
                Contact(name="A", phones=(WORK,), company=True),
                [("company", True), ("phones", WORK)],
            ),
            (Contact(), []),
        ],
    )
    def test_what_is_changed_alike_is_told_by_field_and_value(
        self, after: Contact, changes: list[tuple[str, object]]
    ) -> None:
        assert list(SCHEMA.changes(Contact(name="A", phones=(HOME,)), after)) == changes


class TestShown:
    full = Contact(
        name="A", phones=(HOME,), emails=(WORK,), notes="private", birthday="--02-29", photo="k"
    )
    client = Client(id="c", content=full)

    @pytest.mark.parametrize("shown", Shown)
    def test_what_is_hidden_goes_nowhere_and_comes_back_as_it_was(self, shown: Shown) -> None:
        view = ContactProjection(shown=shown)
        out = view.project(self.client, self.full)
        edited = replace(self.full, notes="theirs", birthday="", phones=(MOBILE,))
        counts = view.mask(self.client, out, edited)
        back = view.take_back(self.client, counts)
        assert view.project(self.client, back) == counts
        assert back.phones == (MOBILE,)
        assert (back.notes == "private") is (shown is not Shown.ALL)

    def test_only_name_and_numbers(self) -> None:
        out = ContactProjection(shown=Shown.NAME_AND_NUMBERS).project(self.client, self.full)
        assert out == Contact(name="A", phones=(HOME,))
