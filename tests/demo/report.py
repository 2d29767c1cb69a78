"""What the demo found out, for machines and for people.

The JSON keeps its form; ``schema`` goes up when a key changes its meaning:

``schema`` 1 · ``ok`` bool · ``error`` what stopped it, or empty · ``seconds`` of it all ·
``versions`` by name ·
``studio`` numbers of ``staff``, ``rooms``, ``clients``, ``appointments`` ·
``steps`` list of ``{name, seconds}`` ·
``checks`` list of ``{name, ok, detail}`` ·
``accounts`` list of ``{email, staff, runs}``, each run
``{name, outcome, created, updated, deleted, skipped, conflicts, requests, seconds,
counts, reasons}``: ``created`` … ``deleted`` are ``{google, studio}``, ``counts`` the
integration's own names, ``reasons`` numbers of skipped items by reason.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

SCHEMA = 1

SIDES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "created": {"google": ("created_in_google",), "studio": ("created_in_book",)},
    "updated": {"google": ("updated_in_google",), "studio": ("updated_in_book", "merged")},
    "deleted": {
        "google": ("deleted_in_google", "cancelled_in_google"),
        "studio": ("deleted_in_book", "cancelled_in_book"),
    },
}
CHANGES = tuple(name for sides in SIDES.values() for names in sides.values() for name in names)
"""The counts that stand for something written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something the demo did, and how long it took in seconds."""

    name: str
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Something that has to hold."""

    name: str
    ok: bool
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRun:
    """What one account's sync did in one phase of the demo; ``seconds`` is its time."""

    name: str
    outcome: str
    counts: Mapping[str, int]
    reasons: Mapping[str, int]
    requests: int
    seconds: float
    id: str = ""
    """The run's own id, with which it can be undone; empty if it wrote nothing down."""

    @property
    def changes(self) -> int:
        """How many things were written, on either side."""
        return sum(self.counts.get(name, 0) for name in CHANGES)

    def side(self, what: str, where: str) -> int:
        """How many were created, updated or deleted on one side."""
        return sum(self.counts.get(name, 0) for name in SIDES[what][where])

    def __add__(self, other: AccountRun) -> AccountRun:
        """Put two runs of one phase together. The first tells what is skipped."""
        names = [*self.counts, *(name for name in other.counts if name not in self.counts)]
        return AccountRun(
            name=self.name,
            outcome=self.outcome if self.outcome != "ok" else other.outcome,
            counts={name: self.counts.get(name, 0) + other.counts.get(name, 0) for name in names},
            reasons=self.reasons,
            requests=self.requests + other.requests,
            seconds=self.seconds + other.seconds,
        )

    def as_json(self) -> dict[str, Any]:
        """Write it as the report has it."""
        return {
            "name": self.name,
            "outcome": self.outcome,
            **{
                what: {where: self.side(what, where) for where in sides}
                for what, sides in SIDES.items()
            },
            "skipped": sum(self.reasons.values()),
            "conflicts": self.counts.get("conflicts", 0),
            "requests": self.requests,
            "seconds": round(self.seconds, 2),
            "counts": dict(self.counts),
            "reasons": dict(self.reasons),
        }


@dataclass(slots=True, kw_only=True)
class AccountReport:
    """The runs of one Google account, in order."""

    email: str
    staff: str
    runs: list[AccountRun] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Report:
    """Everything the demo found out."""

    versions: dict[str, str] = field(default_factory=dict)
    studio: dict[str, int] = field(default_factory=dict)
    accounts: list[AccountReport] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    seconds: float = 0.0
    complete: bool = False
    """Whether the demo came to its end."""
    error: str = ""
    """What stopped the demo before its end, empty if nothing did."""

    @property
    def ok(self) -> bool:
        """Whether it came to its end and all that was checked held."""
        return self.complete and bool(self.checks) and all(check.ok for check in self.checks)

    def as_json(self) -> dict[str, Any]:
        """Write it in the form that the module describes."""
        return {
            "schema": SCHEMA,
            "ok": self.ok,
            "error": self.error,
            "seconds": round(self.seconds, 2),
            "versions": self.versions,
            "studio": self.studio,
            "accounts": [
                {
                    "email": account.email,
                    "staff": account.staff,
                    "runs": [run.as_json() for run in account.runs],
                }
                for account in self.accounts
            ],
            "checks": [asdict(check) for check in self.checks],
            "steps": [
                {"name": step.name, "seconds": round(step.seconds, 2)} for step in self.steps
            ],
        }


def sentence(run: AccountRun) -> str:
    """Say what a run did."""
    parts = [
        f"{what} {run.side(what, 'google')} in Google, {run.side(what, 'studio')} in the studio"
        for what in SIDES
        if run.side(what, "google") or run.side(what, "studio")
    ]
    if not parts and "undone" not in run.counts:
        parts.append("nothing to do")
    if linked := run.counts.get("linked", 0):
        parts.append(f"{linked} recognised as a pair")
    if skipped := sum(run.reasons.values()):
        reasons = ", ".join(f"{number} {name}" for name, number in sorted(run.reasons.items()))
        parts.append(f"skipped {skipped} ({reasons})")
    if conflicts := run.counts.get("conflicts", 0):
        parts.append(f"{conflicts} conflicts")
    if undone := run.counts.get("undone", 0):
        parts.append(f"{undone} put back as they were")
    parts.append(f"{run.requests} requests, {run.seconds:.1f} s")
    return "; ".join(parts)


COLUMNS = ("created", "updated", "deleted", "skipped", "conflicts", "requests", "seconds")


def table(accounts: list[AccountReport]) -> Iterator[str]:
    """Write what moved where, a line per run. Two numbers are Google's and the studio's."""
    yield "Google / studio; a cancelled instance of a series counts as deleted"
    yield ""
    width = max((len(run.name) for account in accounts for run in account.runs), default=0)
    head = "".join(f"{column:>12}" for column in COLUMNS)
    for account in accounts:
        yield f"{account.staff} · {account.email}"
        yield f"  {'':{width}}{head}"
        for run in account.runs:
            cells = [
                *(f"{run.side(what, 'google')} / {run.side(what, 'studio')}" for what in SIDES),
                str(sum(run.reasons.values())),
                str(run.counts.get("conflicts", 0)),
                str(run.requests),
                f"{run.seconds:.2f}",
            ]
            yield f"  {run.name:{width}}" + "".join(f"{cell:>12}" for cell in cells)
        yield ""
