"""Renders a report: subject, text and HTML.

Names come from outside: each is one line, isolated in its own direction (UAX #9), and
escaped in HTML. Mail clients get plain HTML with a few inline styles, nothing external.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from babel.numbers import format_decimal

from ..book.model import Content, Side, Timed, When
from ..scheduling.history import Line, Subject, field_name, heading_of
from ..texts.catalogue import Catalogue, catalogue
from ..texts.escaping import in_html, isolated, one_line, safe_link
from ..texts.times import span_text, start_text
from .report import Outcome, Problem, Question, RunReport

MOST = 200
"""The most entries of a section; the rest is counted."""
FEW = 10
"""The most appointments named of a held plan; the rest is counted."""
SHORT = 300
"""The most characters of a name or value."""
_GREY = "color:#767676"
"""Halfway between black and white, since mail programs invert colours in dark mode."""
_TENTHS = "0.0"
"""How long a run took, with the decimal sign of the language."""
BRIEF = 1_000
"""The most characters of the short form: phones show little, and accept about 4 kB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A report, ready to be sent; ``brief`` is for a notification on a phone."""

    subject: str
    text: str
    html: str
    brief: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One entry of a section: a line, smaller ones under it, and perhaps a link."""

    line: str
    details: tuple[str, ...] = ()
    link: str = ""
    link_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    title: str
    entries: list[_Entry]
    left_out: int
    advises: bool


def render(report: RunReport, language: str) -> Rendered:
    """Write a report in a language (``en``, ``de``; else English)."""
    words = catalogue(language).at(report.origin)
    account = isolated(report.account)
    headline = words.headline[_headline_key(report)].format(account=account)
    sections = list(_sections(report, words))
    number = len(report.questions) + report.unnamed or len(report.problems)
    # In a header the direction marks would be shown as boxes.
    names = {"studio": one_line(report.studio), "account": one_line(report.account)}
    key = _subject_key(report)
    if key in words.counted:
        subject = words.count(key, number, **names)
    else:
        subject = words.subjects[key].format(**names)
    small = [f"{start_text(report.at, ZoneInfo(report.zone), words)} ({report.zone})"]
    if report.requests:
        small.append(words.count("requests", report.requests))
        seconds = format_decimal(report.seconds, _TENTHS, locale=words.locale)
        small.append(words.seconds.format(number=seconds))
    facts = " · ".join(small)
    return Rendered(
        subject=one_line(subject)[:SHORT],
        text=_text(headline, facts, sections, words),
        html=_html(headline, facts, sections, words),
        brief=_brief(headline, sections, words),
    )


def render_test(studio: str, language: str) -> Rendered:
    """Write the test e-mail of a studio."""
    words = catalogue(language)
    text = words.test_text.format(studio=isolated(studio))
    return Rendered(
        subject=one_line(words.test_subject.format(studio=one_line(studio))),
        text=f"{text}\n",
        html=_page(f"<p>{in_html(text)}</p>", words),
    )


def render_clients(studio: str, words: Catalogue) -> Rendered:
    """Write the e-mail to which clients of a studio are attached, as plain text only."""
    return Rendered(
        subject=one_line(words.clients_subject.format(studio=one_line(studio))),
        text=f"{words.clients_text.format(studio=isolated(studio))}\n",
        html="",
    )


def _headline_key(report: RunReport) -> str:
    """Return the key of the headline."""
    if report.outcome is not Outcome.OK or report.lines:
        return report.outcome
    return "conflicts" if report.questions else "problems" if report.problems else "ok"


def _subject_key(report: RunReport) -> str:
    if report.outcome is not Outcome.OK:
        return report.outcome
    if report.questions:
        return "to_decide"
    if report.problems:
        return "problems"
    return "ok"


def _sections(report: RunReport, words: Catalogue) -> Iterator[_Section]:
    """Return the sections that are not empty, the most urgent first."""
    here = [line for line in report.lines if line.side is Side.BOOK]
    there = [line for line in report.lines if line.side is Side.REPLICA]
    parts: list[tuple[str, list[_Entry]]] = [
        ("conflicts", [_question(each, report.zone, words) for each in report.questions[:MOST]]),
        ("problems", [_problem(each, report.zone, words) for each in report.problems[:MOST]]),
        ("studio", [_line(each, report.zone, words) for each in here[:MOST]]),
        ("google", [_line(each, report.zone, words) for each in there[:MOST]]),
    ]
    totals = (len(report.questions) + report.unnamed, len(report.problems), len(here), len(there))
    for (key, entries), total in zip(parts, totals, strict=True):
        if entries:
            yield _Section(
                title=words.sections[key],
                entries=entries,
                left_out=total - len(entries),
                advises=key == "problems",
            )


def _line(line: Line, zone: str, words: Catalogue) -> _Entry:
    when = "" if line.when is None else f", {_when(line.when, zone, words)}"
    text = f"{_name(line.title, words)}{when}: {words.of(words.verbs, line.verb)}"
    reason = words.of(words.reasons, line.reason)
    details = [f"{text} ({reason})" if reason else text]
    for change in line.changes:
        field = words.of(words.fields, change.field)
        before = change.before
        if change.field == "when" and isinstance(line.was, Content):
            before = _when(line.was.when, zone, words)
        before = isolated(_short(before)) or "–"
        details.append(f"{field} – {words.was.format(before=before)}")
    return _Entry(line=details[0], details=tuple(details[1:]))


def _question(question: Question, zone: str, words: Catalogue) -> _Entry:
    new = _name(question.new, words)
    if question.old_when is None or question.new_when is None:
        fields = ", ".join(words.of(words.fields, each) for each in question.fields)
        text = words.whose_contact if question.whose else words.edit_conflict
        line = text.format(new=new, fields=fields)
    else:
        line = words.conflict.format(
            new=new,
            new_when=_when(question.new_when, zone, words),
            old=_name(question.old, words),
            old_when=_when(question.old_when, zone, words),
        )
    return _Entry(line=line, link=safe_link(question.link), link_text=words.decide)


def _problem(problem: Problem, zone: str, words: Catalogue) -> _Entry:
    field = words.of(words.fields, field_name(next(iter(problem.about), None), problem.field))
    if problem.key in words.counted:
        text = words.count(problem.key, problem.number, field=field)
    else:
        text = words.of(words.problems, problem.key).format(key=problem.key)
    name = f"{_name(problem.title, words)}: " if problem.title else ""
    advice = words.of(words.advice, problem.key)
    link = safe_link(problem.link)
    details = [_heading(each, zone, words) for each in problem.about[:FEW]]
    if len(problem.about) > FEW:
        details.append(words.count("more", len(problem.about) - FEW))
    return _Entry(line=f"{name}{text}", details=(*details, advice), link=link, link_text=words.open)


def _heading(content: Subject, zone: str, words: Catalogue) -> str:
    title, when = heading_of(content)
    name = _name(title, words)
    return name if when is None else f"{name}, {_when(when, zone, words)}"


def _name(title: str, words: Catalogue) -> str:
    return isolated(_short(title)) or words.untitled


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:SHORT]}…"


def _when(when: When, zone: str, words: Catalogue) -> str:
    """Write a span on the clock of a zone."""
    text = span_text(when, ZoneInfo(zone), words)
    return text if isinstance(when, Timed) else f"{text}, {words.all_day}"


def _text(headline: str, facts: str, sections: list[_Section], words: Catalogue) -> str:
    lines = [headline, facts]
    for section in sections:
        lines += ["", section.title, "-" * len(section.title)]
        for entry in section.entries:
            lines.append(f"* {entry.line}")
            lines += [f"    {detail}" for detail in entry.details]
            if entry.link:
                lines.append(f"    {entry.link}")
        if section.left_out:
            lines.append(words.count("more", section.left_out))
    return "\n".join([*lines, "", "-- ", words.footer, ""])


def _brief(headline: str, sections: list[_Section], words: Catalogue) -> str:
    """Write what fits, whole lines only, and count the rest."""
    lines, room = [headline], BRIEF - len(headline)
    left = 0
    for section in sections:
        title = [f"{section.title}:"]
        for entry in section.entries:
            short = [*title, f"• {entry.line}"]
            full = [*short, *entry.details] if section.advises else short
            some = next((each for each in (full, short) if _size(each) <= room), None)
            if left or some is None:
                left += 1
                continue
            title = []
            room -= _size(some)
            lines += some
        left += section.left_out
    return "\n".join([*lines, words.count("more", left)] if left else lines)


def _size(lines: list[str]) -> int:
    return sum(len(each) + 1 for each in lines)


def _html(headline: str, facts: str, sections: list[_Section], words: Catalogue) -> str:
    parts = [f"<p>{in_html(headline)}</p>", f'<p style="{_GREY}">{in_html(facts)}</p>']
    for section in sections:
        parts += [
            f'<h2 style="font-size:1.1em">{in_html(section.title)}</h2>',
            '<ul style="padding-left:1.2em">',
        ]
        for entry in section.entries:
            details = "".join(
                f'<br><span style="{_GREY}">{in_html(detail)}</span>' for detail in entry.details
            )
            link = ""
            if entry.link:
                link = f'<br><a href="{in_html(entry.link)}">{in_html(entry.link_text)}</a>'
            parts.append(
                f'<li style="margin-bottom:0.4em">{in_html(entry.line)}{details}{link}</li>'
            )
        parts.append("</ul>")
        if section.left_out:
            parts.append(f"<p>{in_html(words.count('more', section.left_out))}</p>")
    return _page("\n".join(parts), words)


def _page(body: str, words: Catalogue) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{words.code}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"></head>\n'
        # Names may be long; a phone shows them in full anyway.
        '<body style="font-family:sans-serif;line-height:1.4;max-width:40em;'
        f'overflow-wrap:anywhere">\n{body}\n'
        f'<p style="{_GREY};font-size:0.85em">{in_html(words.footer)}</p>\n</body></html>\n'
    )
