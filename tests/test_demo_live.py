"""The demo as a user runs it, and what it leaves behind when it is ended."""

import json
import os
from pathlib import Path
import signal
import socket
import subprocess
import sys
from time import monotonic, sleep

import pytest

from tests.live.folder import REPOSITORY
from tests.live.process import ProcessEnded, running
from tests.moments import until

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

DEMO = REPOSITORY / "scripts" / "demo"
LIMIT = 600
"""Seconds: for what hangs, not for what is slow."""
PROMISED = {
    "40 clients are in Google Contacts, each once",
    "contacts that were there are recognised, not doubled, and keep what only they know",
    "the other contacts of the account are as they were, byte for byte",
    "a number added in Google and a note written in the studio: both sides have both",
    "a contact made in Google is a client, in the group",
    "a contact deleted in Google deletes no client, and is put back",
    "the preview says of each record what would become of it, and writes nothing",
    "the import did what the preview had shown; the file again makes nothing new",
    "the undo put the clients back to before the import, in Google, too",
    "one vCard was mailed, to the user who asked and to nobody else",
    "the vCard that is downloaded says the same",
    "the studio mailed nobody but its staff",
    "an overlap was shown as a repair, and is gone once it is settled",
    "Mara Lindqvist: both sides show the same after an overlap was settled",
    "an unlinked appointment from Google comes with a suggestion of its client",
    "the appointment is linked to the client",
    "it is a session, and Google shows its new title",
    "the test e-mail arrived in the mailbox",
    "a report of the sync arrived in the mailbox",
    "the undo put both sides back to before that run",
    "no repair is open",
    "open are an overlap, an edit conflict and a held plan, and no other repair",
    "To do tells an owner of one of each: overlap, edit conflict, held plan, arrivals",
    "two arrivals from a phone are among them, one with a suggestion of its client",
    "the front desk is told of all but the held plan, staff of less",
    "the edit conflict is told with both of its values",
    "a wall tablet is told of nothing to do; who has no role sees no studio",
    "a session that the front desk booked is in Google and on the phone, once",
    "Undo took it back, in Google and on the phone, too",
    "while that is asked each side keeps its own",
    "the sync that would delete them is held, and the studio keeps them all",
    "a repair says that Mara's calendar goes to Google as well, as the dialog did",
    "an appointment made on a phone is in the studio at once, in Google after the next sync",
    "the phone gets back what it wrote, byte for byte",
    "the phone's sync token gives it this change alone, and its alarm is still there",
    "a session edited on the phone keeps its client, and Google has the edit",
    "an edit on top of an old state is refused",
    "a card written on a phone is a client, in the group, and in Google Contacts",
    "the room's access sees the room's calendar, and nothing that is Mara's",
    "all staff, rooms and the studio have a calendar on the server, and the clients are there",
    "Mara Lindqvist: the server shows what Home Assistant shows",
    "Daylight Studio: the server shows what Home Assistant shows",
    "what is made on the server, in Google and in Home Assistant is in all three, once",
    "an edit on the server, in Google and in Home Assistant is seen in the two others, once",
    "a series with an exception is the same on the server, in Google and in Home Assistant",
    "what is to be sent waits, and one repair says so",
    "then it is sent, once",
    "and that repair is gone",
    "the dialog asked for the new password, and nothing is synced anew",
    "a server that is down is said to be",
    "what was made meanwhile is on the server, once",
    "its calendars stay as they are, and so does the book",
    "all rows of all tables are in PostgreSQL, and are counted",
    "no account syncs anew from there",
    "all rows are in Home Assistant's file again",
}
"""What the demo shows of a studio's day, by the names of its checks."""


def alive(pid: int) -> bool:
    """Tell whether a process runs; one that only waits to be reaped does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def descendants(pid: int) -> set[int]:
    """Find all processes that a process has started, and those that they have."""
    found: set[int] = set()
    for task in Path(f"/proc/{pid}/task").iterdir():
        try:
            children = (task / "children").read_text(encoding="utf-8").split()
        except FileNotFoundError:
            continue  # A thread that has just ended.
        for child in children:
            found |= {int(child)} | descendants(int(child))
    return found


async def test_a_process_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    stubborn = "trap '' TERM; sleep 300 & sleep 300"
    async with running(
        ["bash", "-c", stubborn], output=tmp_path / "out", env={}, cwd=tmp_path
    ) as process:
        await until(lambda: len(descendants(process.pid)) == 2)
        children = descendants(process.pid)
        await process.stop(grace=0.2)
        # The kernel takes a moment to end what has been killed.
        await until(lambda: not [pid for pid in children if alive(pid)])
    assert not alive(process.pid)


async def test_a_process_that_ends_by_itself_is_noticed_with_its_last_words(
    tmp_path: Path,
) -> None:
    async with running(
        ["bash", "-c", "echo no port; exit 3"], output=tmp_path / "out", env={}, cwd=tmp_path
    ) as process:
        assert await process.wait() == 3
        with pytest.raises(ProcessEnded, match=r"(?s)code 3.*no port"):
            process.check()


@pytest.mark.parametrize(
    "signals", [(signal.SIGINT, signal.SIGINT), (signal.SIGTERM,)], ids=["ctrl-c twice", "kill"]
)
def test_ending_the_demo_ends_everything_that_it_started(
    tmp_path: Path, signals: tuple[signal.Signals, ...]
) -> None:
    """Nothing stays behind, in the folder for temporary files neither."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "tests.demo"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "TMPDIR": str(scratch)},
        start_new_session=True,
    ) as demo:
        try:
            started = _wait_for_both(demo.pid)
            for number in signals:
                demo.send_signal(number)
                assert demo.stdout is not None
                assert any("ending" in line for line in demo.stdout)
            code = demo.wait(LIMIT)
        finally:
            demo.kill()
    assert code == 130
    assert not [pid for pid in started if alive(pid)]
    assert not list(scratch.iterdir())


def _wait_for_both(pid: int) -> set[int]:
    """Wait until the emulator and Home Assistant run; answer with all that was started."""
    end = monotonic() + LIMIT
    while monotonic() < end:
        started = descendants(pid)
        words = [Path(f"/proc/{each}/cmdline").read_bytes() for each in started]
        if all(
            any(name in line for line in words)
            for name in (b"tests.google_emulator", b"homeassistant\0--skip-pip")
        ):
            return started
        sleep(0.1)
    raise TimeoutError("the demo starts nothing")


def test_a_demo_that_is_killed_leaves_nothing_running_and_nothing_for_good(
    tmp_path: Path, socket_enabled: None
) -> None:
    """By ``kill -9``: what it started ends, and the next demo clears its folder away."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-P", "-m", "tests.demo"]
    with subprocess.Popen(  # noqa: S603 - our own program
        command, stdout=subprocess.DEVNULL, env=environment, start_new_session=True
    ) as demo:
        started = _wait_for_both(demo.pid)
        demo.kill()
    end = monotonic() + LIMIT
    while any(map(alive, started)):
        assert monotonic() < end
        sleep(0.1)
    assert list(tmp_path.glob("studio-sync-demo-*"))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        subprocess.run(  # noqa: S603 - our own program
            [*command, "--port", port], env=environment, capture_output=True, check=False
        )
    assert not list(tmp_path.glob("studio-sync-demo-*"))


def test_a_port_that_is_taken_is_said_at_once(tmp_path: Path, socket_enabled: None) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-P", "-m", "tests.demo", "--port", str(port)],
            env={**os.environ, "PYTHONPATH": str(REPOSITORY), "TMPDIR": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
        )
    assert done.returncode == 1
    assert f"PortTaken: port {port}" in done.stderr
    assert not list(tmp_path.iterdir())


def alone() -> list[str]:
    """Return the beginning of a command that has no network, where such a thing is allowed."""
    words = [sys.executable, "-I", str(REPOSITORY / "tests" / "live" / "alone.py")]
    allowed = subprocess.run([*words, "true"], check=False).returncode == 0  # noqa: S603
    return words if allowed else []


def test_the_demo_holds_all_that_it_promises(tmp_path: Path) -> None:
    """With no network but the loopback: nothing that it needs is elsewhere."""
    target = tmp_path / "report.json"
    done = subprocess.run(  # noqa: S603 - our own script
        [*alone(), DEMO, "--once", "--json", "report.json", "--keep", "kept"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )
    assert target.exists(), done.stdout + done.stderr
    report = json.loads(target.read_text(encoding="utf-8"))
    assert [check for check in report["checks"] if not check["ok"]] == []
    assert report["ok"]
    assert done.returncode == 0, done.stdout + done.stderr
    assert [account["staff"] for account in report["accounts"]] == [
        "Mara Lindqvist",
        "Jonas Weber",
        "The office",
    ]
    assert report["studio"]["clients"] == 40
    # Nor has a newcomer to read what others miss on the machine.
    log = tmp_path / "kept" / "config" / "home-assistant.log"
    assert "Traceback" not in log.read_text(encoding="utf-8")
    assert {check["name"] for check in report["checks"]} >= PROMISED
