"""The content of a report on a run, as a frozen value, independent of language."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ..book import appointments, clients
from ..book.database import Transaction
from ..book.model import CLIENT, Conflict, ConflictKind, Origin, When
from ..scheduling.history import Line, Subject, field_name, heading_of
from ..scheduling.overlap import clash_of
from ..scheduling.settings import Studio
from ..sync.report import Report
from ..sync.uids import SAME_UID
from ..texts.plans import held_key


class Outcome(StrEnum):
    """How a run ended, from the reader's view."""

    OK = "ok"
    HELD = "held"
    FAILED = "failed"
    RECOVERED = "recovered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A problem. ``key`` is that of an error, a refusal or a hold.

    ``title`` names the appointment, if it is about one; ``number`` how many are, and
    ``about`` the appointments themselves; ``field`` is the one that is changed alike in all of
    them; ``link`` leads to where it is fixed.
    """

    key: str
    title: str = ""
    number: int = 0
    about: tuple[Subject, ...] = ()
    field: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A conflict that waits for an answer; ``link`` leads to where it is given.

    ``old`` and the times are those of an overlap, ``fields`` those of an edit conflict; without
    either, if ``whose`` is set, it is asked whose contact ``new`` is.
    """

    conflict_id: str
    new: str
    new_when: When | None = None
    old: str = ""
    old_when: When | None = None
    fields: tuple[str, ...] = ()
    whose: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """Everything that a report on one run says.

    ``replica_id`` names the account for the outbox, ``account`` for the reader. ``zone``
    is the IANA zone that times are shown in, ``at`` when the run ended (UTC). ``unnamed``
    is how many questions there are besides those that are listed.
    """

    studio: str
    account: str
    replica_id: str
    outcome: Outcome
    zone: str
    at: datetime
    lines: tuple[Line, ...] = ()
    questions: tuple[Question, ...] = ()
    unnamed: int = 0
    problems: tuple[Problem, ...] = ()
    requests: int = 0
    seconds: float = 0.0
    origin: Origin = Origin.GOOGLE
    """Where the other side is."""

    @property
    def is_warning(self) -> bool:
        """Whether the reader has something to do, or should know about a failure."""
        return bool(self.questions or self.problems) or self.outcome in {
            Outcome.HELD,
            Outcome.FAILED,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The subject of a report: the names of studio and account, and the zone of its times."""

    studio: str
    account: str
    replica_id: str
    zone: str
    origin: Origin = Origin.GOOGLE


def run_report(
    about: About,
    report: Report,
    *,
    at: datetime,
    lines: tuple[Line, ...] = (),
    questions: tuple[Question, ...] = (),
    titles: Mapping[str, str] | None = None,
    held: tuple[Subject, ...] = (),
    link: str = "",
    decide: str = "",
) -> RunReport:
    """Make the report of a run that ended ``ok`` or ``held``.

    ``lines`` are the journal's, ``questions`` the conflicts that it opened. ``titles``
    name the appointments of problems by record id. ``held``: the appointments that a held
    plan was stopped for. ``link`` leads to the account's page, ``decide`` to where the user
    decides on a held plan.
    """
    names = titles or {}
    problems = [
        Problem(key=each.reason, title=names.get(each.record_id or "", ""), link=link)
        for each in report.problems
        # What may be the same as an appointment is named with that.
        if each.reason != SAME_UID
    ]
    problems += [
        Problem(key=line.outcome, title=line.title, link=link) for line in lines if not line.done
    ]
    # The contact, which may be nobody's here, is not named in a message that is kept.
    problems += [
        Problem(key=each.reason, title=heading_of(each.record.content)[0], link=link)
        for each in report.plan.likely
    ]
    if report.plan.held:
        plan = report.plan
        why = Problem(
            key=held_key(plan), number=len(held), about=held, field=plan.held_field, link=decide
        )
        problems.insert(0, why)
    return RunReport(
        studio=about.studio,
        account=about.account,
        replica_id=about.replica_id,
        outcome=Outcome.HELD if report.plan.held else Outcome.OK,
        zone=about.zone,
        origin=about.origin,
        at=at,
        lines=tuple(line for line in lines if line.done),
        questions=questions,
        problems=tuple(dict.fromkeys(problems)),
        requests=report.requests,
        seconds=report.seconds,
    )


def failure_report(
    about: About, key: str, *, at: datetime, lines: tuple[Line, ...] = (), link: str = ""
) -> RunReport:
    """Make the report of a run that failed with an error of that key.

    ``lines`` are the journal's, of what it had done by then.
    """
    return RunReport(
        studio=about.studio,
        account=about.account,
        replica_id=about.replica_id,
        outcome=Outcome.FAILED,
        zone=about.zone,
        origin=about.origin,
        at=at,
        lines=tuple(line for line in lines if line.done),
        problems=(Problem(key=key, link=link),),
    )


def recovery_report(about: About, *, at: datetime) -> RunReport:
    """Make the report that an account, which failed, works again."""
    return RunReport(
        studio=about.studio,
        account=about.account,
        replica_id=about.replica_id,
        outcome=Outcome.RECOVERED,
        zone=about.zone,
        origin=about.origin,
        at=at,
    )


def questions_of(
    tx: Transaction,
    studio: Studio,
    conflicts: Iterable[Conflict],
    link: Callable[[Conflict], str],
) -> tuple[Question, ...]:
    """Describe the conflicts as they are now, with a link for each, as far as they exist."""
    result = list[Question]()
    for conflict in conflicts:
        if conflict.record_kind == CLIENT:
            result += _about_client(tx, conflict, link(conflict))
            continue
        found = appointments.get_many(tx, [conflict.record_id, conflict.other_id])
        new, old = found.get(conflict.record_id), found.get(conflict.other_id)
        if new is None:
            continue
        if conflict.kind is ConflictKind.EDIT:
            result.append(
                Question(
                    conflict_id=conflict.id,
                    new=new.content.title,
                    new_when=new.content.when,
                    fields=conflict.fields,
                    link=link(conflict),
                )
            )
            continue
        clash = None if old is None else clash_of(tx, studio, new, old)
        if old is None or clash is None:
            continue
        result.append(
            Question(
                conflict_id=conflict.id,
                new=new.content.title,
                new_when=clash.mine,
                old=old.content.title,
                old_when=clash.other,
                link=link(conflict),
            )
        )
    return tuple(result)


def _about_client(tx: Transaction, conflict: Conflict, link: str) -> Iterable[Question]:
    """Describe a conflict about a client, if there is one."""
    client = clients.get_client(tx, conflict.record_id)
    if client is not None and conflict.kind is ConflictKind.COPY:
        theirs = "" if conflict.theirs is None else heading_of(conflict.theirs)[0]
        yield Question(conflict_id=conflict.id, new=theirs or client.name, whose=True, link=link)
    elif client is not None:
        fields = tuple(field_name(client.content, each) for each in conflict.fields)
        yield Question(conflict_id=conflict.id, new=client.name, fields=fields, link=link)
