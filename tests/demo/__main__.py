"""``python -m tests.demo``: what ``scripts/demo`` runs."""

import argparse
import asyncio
import json
from pathlib import Path
import signal
import sys
import tempfile

from .progress import Progress
from .report import Report
from .scenario import play
from .stage import OWNER, stage

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
ENDED_EARLY = 130
"""What a shell answers for a program that was ended by Ctrl-C."""


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/demo",
        description="A sample studio in a real Home Assistant, in step with two Google accounts.",
    )
    parser.add_argument("--once", action="store_true", help="exit when done; 0 if all held")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the report to FILE")
    parser.add_argument("--port", type=int, help="Home Assistant's port; a free one by default")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="use FOLDER, which must not exist, and keep it"
    )
    return parser.parse_args()


async def _run(options: argparse.Namespace, folder: Path, report: Report) -> None:
    """Run the demo until it is done, or until somebody ends it."""
    task = asyncio.current_task()
    assert task is not None
    loop = asyncio.get_running_loop()
    for number in STOPPING:
        loop.add_signal_handler(number, task.cancel)
    progress = Progress(report)
    progress.say("Studio Sync: a sample studio and two Google accounts")
    async with stage(folder, port=options.port, progress=progress) as actors:
        await play(actors)
        progress.finish()
        _write(options.json, report)
        progress.summary()
        if options.once:
            return
        progress.say(f"  Look around: {actors.ha.url}/calendar")
        progress.say(f"  Sign in as:  {OWNER.username}, password {OWNER.password}")
        progress.say("  Ctrl-C ends it all.")
        await actors.until_it_ends()


def _write(target: Path | None, report: Report) -> None:
    if target is not None:
        text = json.dumps(report.as_json(), indent=2, ensure_ascii=False)
        target.write_text(text + "\n", encoding="utf-8")


def main() -> int:
    """Run the demo; answer with its exit code, which is 0 only if all held."""
    options = _arguments()
    report = Report()
    with tempfile.TemporaryDirectory(prefix="studio-sync-demo-") as scratch:
        folder = options.keep or Path(scratch)
        if options.keep is not None:
            folder.mkdir(parents=True)
        try:
            asyncio.run(_run(options, folder, report))
        except asyncio.CancelledError:
            print("\n  Ended; nothing of it is left running.")
            return 0 if report.ok else ENDED_EARLY
        except BaseException as error:
            report.error = f"{type(error).__name__}: {error}"
            _write(options.json, report)
            raise
    return 0 if report.ok else 1


if __name__ == "__main__":
    sys.exit(main())
