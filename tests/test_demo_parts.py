"""Parts of the demo: comparing both sides, judging a log, finding a page's requests."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.dav_clients.client import Missing
from tests.dav_clients.installed import brought, only_installed
from tests.demo.agreement import Slot, compare, slots
from tests.demo.edits import Edit, NotShown, at_slot, first, moved
from tests.demo.health import complaints, in_short, our_issues
from tests.live.consent import ConsentFailed, form_of
from tests.live.phone import changed_line

LOG = """\
2026-11-21 10:00:00.000 WARNING (SyncWorker_0) [homeassistant.loader] We found a custom \
integration studio_sync which has not been tested by Home Assistant. So it
2026-11-21 10:00:01.000 WARNING (MainThread) [custom_components.studio_sync.accounts.endpoints] \
STUDIO_SYNC_GOOGLE_ROOT is set: everything that is meant for Google goes to another server
2026-11-21 10:00:02.000 ERROR (MainThread) [haffmpeg.tools] Error starting FFmpeg.
Traceback (most recent call last):
  File "ffmpeg.py", line 1, in start
2026-11-21 10:00:03.000 INFO (MainThread) [custom_components.studio_sync] fine
"""


def event(start: str, end: str, title: str | None = "Portrait") -> dict[str, object]:
    kind = "dateTime" if "T" in start else "date"
    shown: dict[str, object] = {"start": {kind: start}, "end": {kind: end}}
    return shown if title is None else {**shown, "summary": title}


ONE = event("2026-12-01T10:00:00+01:00", "2026-12-01T11:00:00+01:00")
SAME_IN_UTC = event("2026-12-01T09:00:00Z", "2026-12-01T10:00:00Z")


def test_instants_agree_whatever_the_zone_they_are_written_in() -> None:
    found = compare(slots([ONE]), slots([SAME_IN_UTC]))
    assert found.agree
    assert found.detail == "1 on both sides"


def test_a_whole_day_is_no_instant() -> None:
    day = event("2026-12-01", "2026-12-02")
    midnight = event("2026-11-30T23:00:00Z", "2026-12-01T23:00:00Z")
    assert not compare(slots([day]), slots([midnight])).agree


def test_what_one_side_lacks_is_named() -> None:
    found = compare(slots([ONE]), slots([]))
    assert not found.agree
    assert "1 only in Google, such as 'Portrait' 2026-12-01T09:00:00+00:00" in found.detail
    assert "only in the studio" in compare(slots([]), slots([ONE])).detail


def test_a_double_does_not_agree_even_on_both_sides() -> None:
    found = compare(slots([ONE, ONE]), slots([ONE, ONE]))
    assert not found.agree
    assert "1 twice" in found.detail


def test_a_missing_title_is_an_empty_one() -> None:
    untitled = event("2026-12-01", "2026-12-02", None)
    assert compare(slots([untitled]), slots([event("2026-12-01", "2026-12-02", "")])).agree


SLOT = Slot("2026-12-01T09:00:00+00:00", "2026-12-01T10:00:00+00:00", "Portrait")


def test_an_edit_has_arrived_when_the_old_is_gone_and_the_new_is_there() -> None:
    edit = Edit(what="moved", before=moved(SLOT, hours=-1), after=SLOT)
    assert list(edit.missing([ONE])) == []
    assert list(edit.missing([])) == ["lacks 'Portrait' at 2026-12-01T09:00:00+00:00"]
    reverse = Edit(what="moved", before=SLOT)
    assert list(reverse.missing([ONE])) == ["still shows 'Portrait' at 2026-12-01T09:00:00+00:00"]


def test_an_edit_of_a_field_is_looked_at_in_the_event() -> None:
    edit = Edit(what="note", after=SLOT, fields={"description": "white sofa"})
    assert list(edit.missing([{**ONE, "description": "white sofa"}])) == []
    assert list(edit.missing([ONE])) == ["description is None, not 'white sofa'"]


def test_an_event_that_is_not_there_is_an_error() -> None:
    with pytest.raises(NotShown):
        at_slot([], SLOT)
    with pytest.raises(NotShown):
        first([ONE], "Portrait", datetime(2027, 1, 1, tzinfo=UTC))
    assert first([ONE], "Portrait", datetime(2026, 1, 1, tzinfo=UTC)) is ONE


def test_what_home_assistant_says_of_others_is_not_our_fault() -> None:
    assert complaints(LOG) == []


CHECKOUTS = ("/srv/studio_sync", "/srv/custom_components/studio_sync", "/srv/my-studio_sync")


@pytest.mark.parametrize("checkout", CHECKOUTS)
def test_the_name_of_the_checkout_is_not_our_fault(checkout: str) -> None:
    """Home Assistant is installed in it, so its path is in every traceback."""
    packages = f"{checkout}/.venv/lib/python3.14/site-packages"
    foreign = (
        "2026-11-21 10:00:04.000 ERROR (MainThread) [haffmpeg.tools] Error starting FFmpeg.\n"
        "Traceback (most recent call last):\n"
        f'  File "{packages}/haffmpeg/tools.py", line 1, in start\n'
        f"FileNotFoundError: {checkout}/ffmpeg\n"
        "2026-11-21 10:00:05.000 WARNING (MainThread) [homeassistant.components.camera] "
        f"{packages}/turbojpeg.py: no libturbojpeg in {checkout}\n"
    )
    assert complaints(foreign) == []


def test_a_complaint_is_shown_without_its_traceback() -> None:
    text = "now ERROR [x] Error doing job\nTraceback (most recent call last):\nValueError: 3"
    assert in_short(text) == "now ERROR [x] Error doing job … ValueError: 3"
    assert in_short("now WARNING [x] slow") == "now WARNING [x] slow"


def test_only_our_own_repairs_are_for_us_to_settle() -> None:
    """Home Assistant raises some itself: an installation by pip, a missing country."""
    listed = {
        "issues": [
            {"issue_id": "deprecated_method", "domain": "homeassistant", "ignored": False},
            {"issue_id": "overlap_1", "domain": "studio_sync", "ignored": False},
            {"issue_id": "overlap_2", "domain": "studio_sync", "ignored": True},
        ]
    }
    assert our_issues(listed) == ["overlap_1"]


@pytest.mark.parametrize(
    "line",
    [
        "2026-11-21 10:00:04.000 WARNING (MainThread) [custom_components.studio_sync.x] slow",
        (
            "2026-11-21 10:00:04.000 ERROR (MainThread) [homeassistant] Error doing job\n"
            '  File "config/custom_components/studio_sync/entity.py", line 3, in draw'
        ),
        (
            "2026-11-21 10:00:04.000 WARNING (MainThread) [homeassistant.helpers.frame] Detected "
            "that custom integration 'studio_sync' calls something deprecated"
        ),
        (
            "2026-11-21 10:00:04.000 WARNING (MainThread) [homeassistant.helpers.entity] Update of "
            "calendar.mara (<class 'custom_components.studio_sync.calendar.Diary'>) is slow"
        ),
        (
            "2026-11-21 10:00:04.000 WARNING (Recorder) [homeassistant.components.recorder.db] "
            "Event data for studio_sync_changed exceed maximum size of 32768 bytes"
        ),
        (
            "2026-11-21 10:00:04.000 ERROR (MainThread) [homeassistant] Unhandled\n"
            "  + Exception Group Traceback (most recent call last):\n"
            '  |   File "/config/custom_components/studio_sync/entity.py", line 3, in draw'
        ),
    ],
)
def test_whatever_names_us_in_a_warning_is_our_fault(line: str) -> None:
    assert complaints(LOG + line) == [line]


def test_a_phone_changes_a_line_with_all_that_belongs_to_it() -> None:
    text = (
        "BEGIN:VCALENDAR\r\nX-NAME:a\r\nBEGIN:VEVENT\r\nLOCATION;X-A=1:Old\r\n  place\r\nUID:1\r\n"
    )
    wanted = "BEGIN:VCALENDAR\r\nX-NAME:a\r\nBEGIN:VEVENT\r\nLOCATION:New\r\nUID:1\r\n"
    assert changed_line(text, "LOCATION", "New") == wanted


def test_programs_that_are_not_there_are_missing_and_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with only_installed(), pytest.raises(Missing):
        brought("clients/bin/python")
    program = tmp_path / "studio-sync" / "dav-clients-1" / "clients" / "bin" / "python"
    program.parent.mkdir(parents=True)
    program.touch()
    (tmp_path / "studio-sync" / "dav-clients-1" / "ready").touch()
    with only_installed():
        assert brought("clients/bin/python") == program


PAGE = """<form method="post" action="/go"><input type="hidden" name="state" value="a&amp;b">
<input type="radio" name="account" value="mara@example.com">
<input type="radio" name="account" value="jonas@example.com" checked>
<input type="checkbox" name="scope" value="one"><input type="checkbox" name="scope" value="two">
<button name="decision" value="allow">Allow</button><button name="decision" value="deny">No</button>
</form>"""


def test_a_person_chooses_the_account_ticks_all_and_presses_the_first_button() -> None:
    action, fields = form_of(PAGE, account="mara@example.com")
    assert action == "/go"
    assert fields == [
        ("state", "a&b"),
        ("account", "mara@example.com"),
        ("scope", "one"),
        ("scope", "two"),
        ("decision", "allow"),
    ]


def test_a_page_without_a_form_leads_nowhere() -> None:
    with pytest.raises(ConsentFailed):
        form_of("<p>Access blocked</p>", account="mara@example.com")
