"""What an event shows beside its texts: written, and read again apart from them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, strategies as st
import orjson
import pytest

from custom_components.studio_sync.book.model import Content, Timed
from custom_components.studio_sync.google.event_writes import as_sent, changes, whole
from custom_components.studio_sync.google.shown import PROPERTY, read, without_property
from custom_components.studio_sync.sync.limits import NOTE

START = datetime(2026, 11, 28, 10, tzinfo=UTC)
LINE = "Tel. 030 1"


def content(description: str = "", place: str = "", **more: Any) -> Content:
    """Return a content with these texts."""
    when = Timed(start=START, end=START + timedelta(hours=1), zone="UTC")
    return Content(title="Portrait", when=when, description=description, place=place, **more)


def read_again(body: dict[str, Any]) -> Content:
    """Return what is read of an event with such a body."""
    texts = content(body.get("description", ""), body.get("location", ""))
    return read(body, texts)


@given(st.text(alphabet="ab \n<br>Tel. 030 1", max_size=40), st.sampled_from(["", LINE]))
def test_what_is_written_is_read_again(description: str, phone: str) -> None:
    """Word for word, whatever the description is."""
    sent = content(description, shown_place="Blue room", shown_phone=phone)
    found = read_again(whole(sent))
    assert (found.description, found.place) == (description, "")
    assert (found.shown_place, found.shown_phone) == ("Blue room", phone)


def test_without_anything_to_show_there_is_no_property() -> None:
    """An event is as it was before there were such."""
    assert "extendedProperties" not in whole(content("Notes", "Park"))


@pytest.mark.parametrize(
    "extended",
    [
        None,
        [],
        {"private": None},
        {"private": {PROPERTY: "{"}},
        {"private": {PROPERTY: "[]"}},
        {"private": {PROPERTY: '{"place": 1, "phone": {}}'}},
        {"shared": {PROPERTY: '{"place": "Park"}'}},
    ],
)
def test_a_property_that_says_nothing_is_ignored(extended: object) -> None:
    """It may come from anywhere."""
    raw = {"location": "Park", "description": LINE, "extendedProperties": extended}
    assert read_again(raw) == content(LINE, "Park")


def test_only_what_changes_is_sent() -> None:
    """A place in its stead, another number, nothing any more."""
    was = content("Notes", shown_place="Blue room", shown_phone=LINE)
    assert changes(was, was) == {}
    placed = changes(content("Notes", "Park", shown_phone=LINE), was)
    assert placed["location"] == "Park"
    assert "description" not in placed
    assert orjson.loads(placed["extendedProperties"]["private"][PROPERTY]) == {"phone": LINE}
    gone = changes(content("Notes"), was)
    assert (gone["location"], gone["description"]) == ("", "Notes")
    assert gone["extendedProperties"] == {"private": {PROPERTY: None}}


def test_what_is_too_long_is_not_shown() -> None:
    """Names that no property holds, and a line for which a description has no room."""
    sent = as_sent(content("x" * 9_000, shown_place="y" * 1_000, shown_phone=LINE))
    assert (sent.shown_place, sent.shown_phone) == ("", "")
    assert sent.description.endswith(NOTE)
    odd = as_sent(content(shown_phone="Tel. 1\n2"))
    assert odd.shown_phone == ""


def test_properties_of_other_programs_stay() -> None:
    """Only ours is left out."""
    said = {PROPERTY: "{}"}
    assert without_property({"private": {**said, "a": "b"}}) == {"private": {"a": "b"}}
    assert without_property({"private": said, "shared": {"a": "b"}}) == {"shared": {"a": "b"}}
    assert without_property({"shared": {"a": "b"}}) == {"shared": {"a": "b"}}
