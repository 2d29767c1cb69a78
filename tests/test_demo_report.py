"""The demo's report: its format is stable for programs that read it."""

import json

import pytest

from tests.demo.progress import Progress
from tests.demo.report import AccountReport, AccountRun, Check, Report, Step, sentence, table


def run(name: str = "first sync", **counts: int) -> AccountRun:
    return AccountRun(
        name=name,
        outcome="ok",
        counts=counts,
        reasons={"tentative": 2, "event_type": 1},
        requests=3,
        seconds=1.234,
    )


def report(*checks: Check) -> Report:
    account = AccountReport(email="mara@example.com", staff="Mara")
    account.runs.append(
        run(
            created_in_google=5, created_in_book=2, cancelled_in_book=1, deleted_in_book=1, linked=4
        )
    )
    return Report(
        versions={"python": "3.14"},
        studio={"staff": 3},
        accounts=[account],
        checks=list(checks),
        steps=[Step(name="starting", seconds=0.5)],
        seconds=12.345,
        complete=True,
    )


def test_the_json_has_the_documented_keys() -> None:
    written = json.loads(json.dumps(report(Check(name="agree", ok=True)).as_json()))
    assert written == {
        "schema": 1,
        "ok": True,
        "error": "",
        "seconds": 12.35,
        "versions": {"python": "3.14"},
        "studio": {"staff": 3},
        "steps": [{"name": "starting", "seconds": 0.5}],
        "checks": [{"name": "agree", "ok": True, "detail": ""}],
        "accounts": [
            {
                "email": "mara@example.com",
                "staff": "Mara",
                "runs": [
                    {
                        "name": "first sync",
                        "outcome": "ok",
                        "created": {"google": 5, "studio": 2},
                        "updated": {"google": 0, "studio": 0},
                        "deleted": {"google": 0, "studio": 2},
                        "skipped": 3,
                        "conflicts": 0,
                        "requests": 3,
                        "seconds": 1.23,
                        "counts": {
                            "created_in_google": 5,
                            "created_in_book": 2,
                            "cancelled_in_book": 1,
                            "deleted_in_book": 1,
                            "linked": 4,
                        },
                        "reasons": {"tentative": 2, "event_type": 1},
                    }
                ],
            }
        ],
    }


def test_one_failed_check_makes_it_not_ok() -> None:
    assert not report(Check(name="agree", ok=True), Check(name="log", ok=False)).ok


def test_a_demo_that_checked_nothing_is_not_ok() -> None:
    assert not report().ok


def test_a_demo_that_stopped_early_is_not_ok() -> None:
    stopped = report(Check(name="agree", ok=True))
    stopped.complete = False
    assert not stopped.ok


def test_what_was_linked_or_left_alone_is_no_change() -> None:
    assert run(linked=3, skipped=2, requests=1).changes == 0
    assert run(updated_in_google=1, cancelled_in_book=1).changes == 2


def test_a_merge_changed_the_book() -> None:
    assert run(merged=1).changes == 1
    assert run(merged=1).side("updated", "studio") == 1


def test_runs_of_one_phase_add_up() -> None:
    both = run(created_in_google=1) + run(created_in_google=2, updated_in_book=1)
    assert both.counts == {"created_in_google": 3, "updated_in_book": 1}
    assert both.requests == 6
    assert both.seconds == 2.468
    assert both.reasons == {"tentative": 2, "event_type": 1}


def test_a_failed_run_marks_the_phase() -> None:
    held = AccountRun(name="x", outcome="held", counts={}, reasons={}, requests=1, seconds=0)
    assert (run() + held).outcome == "held"
    assert (held + run()).outcome == "held"


def test_the_table_tells_both_sides() -> None:
    lines = list(table(report().accounts))
    assert "Mara · mara@example.com" in lines
    assert any("first sync" in line and "5 / 2" in line for line in lines)


def test_a_run_reads_as_a_sentence_with_the_reasons_for_what_was_skipped() -> None:
    assert sentence(run(created_in_google=5, linked=1, conflicts=2)) == (
        "created 5 in Google, 0 in the studio; 1 recognised as a pair; "
        "skipped 3 (1 event_type, 2 tentative); 2 conflicts; 3 requests, 1.2 s"
    )


def test_the_table_of_an_account_without_runs_is_a_head_only() -> None:
    assert len(list(table([AccountReport(email="a@example.com", staff="A")]))) == 5


def test_an_undo_says_how_many_it_put_back() -> None:
    undo = AccountRun(
        name="undo", outcome="ok", counts={"undone": 2}, reasons={}, requests=1, seconds=0
    )
    assert sentence(undo) == "2 put back as they were; 1 requests, 0.0 s"


def test_a_run_with_nothing_to_do_says_so() -> None:
    idle = AccountRun(name="third", outcome="ok", counts={}, reasons={}, requests=1, seconds=0)
    assert sentence(idle) == "nothing to do; 1 requests, 0.0 s"


def test_what_is_left_to_decide_is_said_last(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(report(Check(name="agree", ok=True)))
    progress.left.append("an overlap")
    progress.summary()
    assert capsys.readouterr().out.endswith(
        "  Left open, for you to decide in *To do*:\n  · an overlap\n\n"
    )
