"""The demo as a program: its arguments, its end, its exit code."""

import argparse
import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, flock
import json
import os
from pathlib import Path
import shutil
import signal
import sys
import tempfile
from types import FrameType

from custom_components.studio_sync.panel.sidebar import PATH
from tests.live import LiveError
from tests.live.release import RELEASE, python

from .progress import Progress
from .report import Report
from .scenario import play
from .stage import OWNER, stage
from .users import sign_ins

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PREFIX, LOCK = "studio-sync-demo-", "lock"
"""How the folder of a demo is called, and the file in it that is locked while it runs."""
ENDED_EARLY = 130
"""What a shell answers for a program that was ended by Ctrl-C."""


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/demo",
        description="A sample studio in a real Home Assistant, in step with Google.",
    )
    parser.add_argument("--once", action="store_true", help="exit when done; 0 if all held")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the report to FILE")
    parser.add_argument(
        "--ha", metavar="VERSION", help="another release of Home Assistant, such as 2026.11.0"
    )
    parser.add_argument("--port", type=int, help="Home Assistant's port; a free one by default")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="use FOLDER, which must not exist, and keep it"
    )
    options = parser.parse_args()
    # Better now than after all the work.
    if options.json is not None and not options.json.absolute().parent.is_dir():
        parser.error(f"there is no folder for {options.json}")
    if options.keep is not None and options.keep.exists():
        parser.error(f"{options.keep} exists already")
    return options


def _end_on_signals() -> None:
    """Let a signal cancel the running task.

    Not by the event loop's own handlers: these are gone while the last things are
    cleared away, and then another Ctrl-C would stop that.
    """
    task, loop = asyncio.current_task(), asyncio.get_running_loop()
    assert task is not None

    def end(_number: int, _frame: FrameType | None) -> None:
        if not loop.is_closed():
            print("\n  ending …", flush=True)
            loop.call_soon_threadsafe(task.cancel)

    for number in STOPPING:
        signal.signal(number, end)


async def _run(options: argparse.Namespace, folder: Path, report: Report) -> None:
    """Run the demo until it is done, or until somebody ends it."""
    _end_on_signals()
    progress = Progress(report)
    async with stage(folder, port=options.port, progress=progress) as actors:
        await play(actors)
        progress.finish()
        _write(options.json, report)
        progress.summary()
        for line in actors.phones:
            progress.say(f"  {line}")
        if options.once:
            return
        progress.say(f"  Look around: {actors.ha.url}/{PATH}")
        progress.say("               (Studio in the sidebar; the address alone opens Overview)")
        progress.say(f"  Decide:      {actors.ha.url}/{PATH}/todo")
        progress.say(f"  Sign in as:  {OWNER.username}, password {OWNER.password} (administrator)")
        for line in sign_ins():
            progress.say(f"         or as {line}")
        progress.say("  Ctrl-C ends it all.")
        await actors.until_it_ends()


def _write(target: Path | None, report: Report) -> None:
    if target is not None:
        text = json.dumps(report.as_json(), indent=2, ensure_ascii=False)
        target.write_text(text + "\n", encoding="utf-8")


@contextmanager
def _scratch() -> Iterator[Path]:
    """Make a folder that is gone afterwards, and clear away those of demos that were killed.

    A demo that runs holds a lock in its own.
    """
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*/{LOCK}"):
        with suppress(BlockingIOError, FileNotFoundError, PermissionError), left.open("r+") as lock:
            flock(lock, LOCK_EX | LOCK_NB)
            shutil.rmtree(left.parent)
    with tempfile.TemporaryDirectory(prefix=PREFIX) as name:
        lock_file = Path(name) / "lock.new"
        with lock_file.open("w") as lock:
            flock(lock, LOCK_EX)
            # Under its own name it is never seen unlocked.
            lock_file.rename(Path(name) / LOCK)
            yield Path(name)


def _play(options: argparse.Namespace) -> int:
    """Run the demo in a folder that is gone afterwards; answer with the exit code."""
    report = Report()
    if options.ha is not None:
        os.environ[RELEASE] = options.ha
        python()
    with _scratch() as scratch:
        folder = scratch if options.keep is None else options.keep.absolute()
        folder.mkdir(parents=True, exist_ok=True)
        try:
            asyncio.run(_run(options, folder, report))
        except asyncio.CancelledError:
            print("  Ended; nothing of it is left running.")
            if not report.complete:
                report.error = "ended by a signal"
                _write(options.json, report)
                return ENDED_EARLY
        except LiveError as error:
            report.error = f"{type(error).__name__}: {error}"
            _write(options.json, report)
            print(f"\n  The demo stopped. {report.error}", file=sys.stderr)
    return 0 if report.ok else 1


def main() -> int:
    """Run the demo; answer with its exit code, which is 0 only if all held."""
    code = _play(_arguments())
    # All that is left is to leave.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return code
