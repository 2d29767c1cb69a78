"""Reports in words: what changed, conflicts, problems; names from outside do no harm (S13, S23)."""

from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser

import pytest

from custom_components.studio_sync.book.model import (
    AllDay,
    Content,
    Side,
)
from custom_components.studio_sync.reports.render import MOST, Rendered, render, render_test
from custom_components.studio_sync.reports.report import (
    About,
    Outcome,
    Problem,
    Question,
    RunReport,
    failure_report,
    recovery_report,
    run_report,
)
from custom_components.studio_sync.scheduling.history import VERBS, line_of
from custom_components.studio_sync.sync.model import Plan, SkippedItem
from custom_components.studio_sync.sync.report import Report
from custom_components.studio_sync.texts.catalogue import CATALOGUES, UNKNOWN, catalogue
from custom_components.studio_sync.texts.escaping import isolated, one_line, safe_link

from .book_fixtures import BERLIN, timed
from .journal_entries import AT, entry
from .scheduling_fixtures import MORNING

ABOUT = About(studio="Atelier Nord", account="Mia", replica_id="sub:cal", zone=BERLIN)
EVIL = '<b>Ada</b>, "O\'Neill" & Co 📷\r\nBcc: x \u202eabc שלום'


def report(**more: object) -> RunReport:
    values: dict[str, object] = {"outcome": Outcome.OK, "at": AT} | more
    return RunReport(
        studio="Atelier Nord",
        account="Mia",
        replica_id="sub:cal",
        zone=BERLIN,
        **values,  # type: ignore[arg-type]
    )


class Reader(HTMLParser):
    """Reads what a mail client would show, and where it would lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.links: list[str | None] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        """Note what is shown."""
        self.words.append(data)


def plain(text: str) -> str:
    """Return a text without the marks around names."""
    return text.replace("\u2068", "").replace("\u2069", "")


def test_a_report_says_what_changed_on_each_side_and_why() -> None:
    old = Content(title="Call", when=timed(MORNING - timedelta(days=1)), place="Studio")
    new = Content(title="Call", when=timed(MORNING), place="Garden")
    lines = (
        line_of(entry()),
        line_of(entry(Side.REPLICA, "update_remote", reason="edited_here", before=old, after=new)),
    )
    got = render(report(lines=lines, requests=2, seconds=1.26), "en")
    assert got.subject == "Atelier Nord: sync with Mia"
    text = plain(got.text)
    assert "Mon, 2 Feb 2026, 11:00 (Europe/Berlin) · 2 requests · 1.3 s" in text
    assert "* Call, Mon, 2 Feb 2026, 10:00–11:00: new (it was created in Google)" in text
    assert "* Call, Mon, 2 Feb 2026, 10:00–11:00: changed (it was changed in the studio)" in text
    assert "time – was: Sun, 1 Feb 2026, 10:00–11:00" in text
    assert "place – was: Studio" in text
    assert text.index("Changed in the studio") < text.index("Changed in Google")


def test_of_very_many_conflicts_the_first_are_named_and_all_counted() -> None:
    question = Question(conflict_id="c1", new="Ada", fields=("title",))
    got = render(report(questions=(question,), unnamed=9_999), "en")
    assert got.subject == "Atelier Nord: 10000 to decide in Mia"
    assert "… and 9999 more" in got.text
    assert "… and 9999 more" in got.brief


def test_the_first_line_says_what_the_mail_is_about() -> None:
    """No sync is "done" in a mail that asks, or that tells what could not be synced."""

    def first(**more: object) -> str:
        return plain(render(report(**more), "en").text).splitlines()[0]

    question = Question(conflict_id="c1", new="Ada", fields=("title",))
    asked = "There is something for you to decide: Mia."
    assert first(questions=(question,)) == asked
    problem = Problem(key="malformed", title="Ada")
    assert first(problems=(problem,)) == "Not everything could be synced with Mia."
    assert first(lines=(line_of(entry()),), problems=(problem,)) == "The sync with Mia is done."


def test_a_report_in_german() -> None:
    got = render(report(lines=(line_of(entry()),), requests=1, seconds=1.26), "de-AT")
    assert "1 Anfrage · 1,3 s" in got.text
    assert "* Call, Mo., 2. Feb. 2026, 10:00–11:00: neu (in Google angelegt)" in plain(got.text)
    assert "1 Anfrage" in got.text
    assert '<html lang="de">' in got.html
    assert catalogue("hu") is CATALOGUES["en"]


def test_days_and_nights_are_told_as_they_are() -> None:
    def shown(content: Content) -> str:
        return plain(render(report(lines=(line_of(entry(after=content)),)), "en").text)

    off = Content(title="Off", when=AllDay(start=date(2026, 2, 2), end=date(2026, 2, 3)))
    assert "* Off, Mon, 2 Feb 2026, all day: new" in shown(off)
    week = Content(title="Off", when=AllDay(start=date(2026, 2, 2), end=date(2026, 2, 9)))
    assert "Mon, 2 Feb 2026 – Sun, 8 Feb 2026, all day" in shown(week)
    night = Content(title="", when=timed(MORNING, 20))
    assert "* (no title), Mon, 2 Feb 2026, 10:00 – Tue, 3 Feb 2026, 06:00: new" in shown(night)


def test_a_conflict_has_a_link_to_decide_on_it() -> None:
    question = Question(
        conflict_id="c1",
        new="Ada",
        new_when=timed(MORNING),
        old="Ben",
        old_when=timed(MORNING),
        link="https://ha.example/repairs?a=1&b=2",
    )
    edit = Question(conflict_id="c2", new="Eve", fields=("title", "when"), link="javascript:x")
    got = render(report(questions=(question, edit)), "en")
    assert got.subject == "Atelier Nord: 2 to decide in Mia"
    text = plain(got.text)
    assert "Ada (Mon, 2 Feb 2026, 10:00–11:00) overlaps Ben (Mon, 2 Feb 2026, 10:00–11:00)." in text
    assert "    https://ha.example/repairs?a=1&b=2" in text
    assert "Eve was changed on both sides: title, time." in text
    assert Reader(got.html).links == ["https://ha.example/repairs?a=1&b=2"]
    assert "javascript" not in got.text + got.html


def test_a_problem_comes_with_what_to_do() -> None:
    got = render(
        report(problems=(Problem(key="not_organizer", title="Call"), Problem(key="odd"))), "en"
    )
    assert got.subject == "Atelier Nord: 2 problems in Mia"
    assert render(report(problems=(Problem(key="odd"),)), "en").subject.endswith("1 problem in Mia")
    text = plain(got.text)
    assert "* Call: Somebody else organises it, so Google refused the change." in text
    assert "    Ask the organizer, or change it back in the studio." in text
    assert "Something went wrong (odd)." in text


@pytest.mark.parametrize("language", ["en", "de"])
def test_names_from_outside_do_no_harm(language: str) -> None:
    lines = (line_of(entry(after=Content(title=EVIL, when=timed(MORNING)))),)
    evil = RunReport(
        studio=EVIL,
        account=EVIL,
        replica_id="x",
        outcome=Outcome.OK,
        zone=BERLIN,
        at=AT,
        lines=lines,
        questions=(Question(conflict_id="c", new=EVIL, link=f"https://x/{EVIL}"),),
        problems=(Problem(key="<i>", title=EVIL),),
    )
    got = render(evil, language)
    assert "\n" not in got.subject
    reader = Reader(got.html)
    assert set(reader.tags) <= {
        "html",
        "head",
        "meta",
        "body",
        "p",
        "h2",
        "ul",
        "li",
        "br",
        "span",
        "a",
    }
    assert reader.links == []
    name = '\u2068<b>Ada</b>, "O\'Neill" & Co 📷 Bcc: x abc שלום\u2069'
    assert name in "".join(reader.words)
    assert name in got.text
    assert "\u202e" not in got.text + got.html + got.subject


def test_braces_in_names_mean_nothing() -> None:
    got = render(report(questions=(Question(conflict_id="c", new="{fields} {0}"),)), "en")
    assert "{fields} {0} was changed" in plain(got.text)


def test_a_long_report_stays_short() -> None:
    lines = tuple(line_of(entry()) for _ in range(MOST + 5))
    long = Content(title="x" * 5_000, when=timed(MORNING))
    got = render(report(lines=(*lines, line_of(entry(Side.REPLICA, after=long)))), "en")
    assert plain(got.text).count("* Call") == MOST
    assert "… and 5 more" in got.text
    assert "… and 5 more" in got.html
    assert "x" * 301 not in got.text


def test_failure_hold_and_recovery_have_words_of_their_own() -> None:
    def words(one: RunReport) -> Rendered:
        return render(one, "en")

    failed = words(failure_report(ABOUT, "sign_in_expired", at=AT, link="https://ha.example/"))
    assert failed.subject == "Atelier Nord: the sync with Mia failed"
    assert "Sign in again" in failed.text
    assert Reader(failed.html).links == ["https://ha.example/"]
    assert words(recovery_report(ABOUT, at=AT)).subject.endswith("works again")
    plan = Plan(actions=(), held="mass_deletion", digest="d")
    about = tuple(Content(title=f"Session {n}", when=timed(MORNING)) for n in range(12))
    held = run_report(
        ABOUT, Report(run=None, plan=plan, outcome="held", counts={}), at=AT, held=about
    )
    assert (held.outcome, held.is_warning) == (Outcome.HELD, True)
    told = words(held)
    for text in (told.text, told.html, told.brief):
        assert "It would delete 12 appointments." in text
        assert text.count("Mon, 2 Feb 2026, 10:00–11:00") == 10
        assert "… and 2 more" in text
    long = replace(held.problems[0], about=tuple(replace(c, title="x" * 200) for c in about))
    brief = render(replace(held, problems=(long,)), "en").brief
    assert "It would delete 12 appointments." in brief
    assert len(brief) < 1_000
    assert render_test("Atelier <Nord>", "de").subject == "Atelier <Nord>: Test-E-Mail"
    assert "Atelier &lt;Nord&gt;" in plain(render_test("Atelier <Nord>", "en").html)


def test_a_run_becomes_a_report() -> None:
    refused = entry(Side.REPLICA, "update_remote", outcome="forbidden")
    done = Report(
        run=None,
        plan=Plan(actions=()),
        outcome="ok",
        counts={},
        problems=(SkippedItem(remote_id="r", record_id="one", reason="malformed", problem=True),),
        requests=3,
        seconds=2.0,
    )
    made = run_report(
        ABOUT,
        done,
        at=AT,
        lines=(line_of(entry()), line_of(refused)),
        titles={"one": "Call"},
        link="https://ha.example/",
    )
    assert [line.action for line in made.lines] == ["create_local"]
    assert [(each.key, each.title) for each in made.problems] == [
        ("malformed", "Call"),
        ("forbidden", "Call"),
    ]
    assert (made.outcome, made.requests, made.is_warning) == (Outcome.OK, 3, True)
    assert not report(lines=made.lines).is_warning


def test_every_step_of_a_report_has_a_verb() -> None:
    assert set(VERBS.values()) == CATALOGUES["en"].verbs.keys() - {UNKNOWN}


def test_texts_are_made_harmless() -> None:
    assert one_line(" a\r\n\tb\x00\x1b \ud800c ") == "a b c"
    assert isolated("\u2067a\u2069b\u200f") == "\u2068ab\u200f\u2069"
    assert isolated(" \n ") == ""
    for link in ("ftp://x", "https://x y", "https://x\ny", "//x", ""):
        assert safe_link(link) == ""
