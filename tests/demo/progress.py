"""Shows what the demo is doing, one line per step."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from .report import AccountReport, Check, Report, Step, sentence, table


class Progress:
    """Prints each step with its seconds, and keeps it in the report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.left: list[str] = []
        """What is open in the end, for the newcomer to decide."""
        self._began = monotonic()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time a step; its line is complete when it is done."""
        print(f"  {name} … ", end="", flush=True)
        began = monotonic()
        try:
            yield
        except BaseException:
            print("stopped", flush=True)
            raise
        taken = monotonic() - began
        self.report.steps.append(Step(name=name, seconds=taken))
        print(f"{taken:.1f} s", flush=True)

    def check(self, name: str, *, ok: bool, detail: str = "") -> None:
        """Note whether something holds that has to."""
        self.report.checks.append(Check(name=name, ok=ok, detail=detail))
        mark = "✓" if ok else "✗"
        print(f"    {mark} {name}" + (f": {detail}" if detail else ""), flush=True)

    def say(self, text: str = "") -> None:
        """Print a line."""
        print(text, flush=True)

    def runs(self, accounts: list[AccountReport], name: str) -> None:
        """Print what moved where in one phase."""
        for account in accounts:
            for run in account.runs:
                if run.name == name:
                    print(f"      {account.staff}: {sentence(run)}")

    def summary(self) -> None:
        """Print what moved where, and whether all held."""
        report = self.report
        print()
        for line in table(report.accounts):
            print(f"  {line}")
        failed = [check.name for check in report.checks if not check.ok]
        held = f"{len(report.checks) - len(failed)} of {len(report.checks)} checks held"
        print(f"  {held}, {report.seconds:.0f} s in all.")
        for name in failed:
            print(f"  ✗ {name}")
        print()
        if self.left:
            print("  Left open, for you to decide in *To do*:")
        for question in self.left:
            print(f"  · {question}")
        print(flush=True)

    def finish(self) -> None:
        """Close the report: the demo has come to its end."""
        self.report.complete = True
        self.report.seconds = monotonic() - self._began
