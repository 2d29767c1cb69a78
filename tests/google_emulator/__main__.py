"""``python -m tests.google_emulator``: the emulator by hand."""

import argparse
import asyncio
from pathlib import Path
import signal

from .quota import Quota
from .server import GoogleEmulator
from .state import Orphans


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.google_emulator", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8765, help="0 chooses one")
    parser.add_argument("--state", type=Path, help="read at the start, written at the end")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--account",
        action="append",
        default=[],
        metavar="EMAIL",
        help="an account to create if it is missing; may be repeated",
    )
    parser.add_argument("--auto-consent", action="store_true", help="accounts allow by themselves")
    parser.add_argument("--time-zone", default="Europe/Berlin", help="of new accounts")
    parser.add_argument("--no-quota", action="store_true")
    parser.add_argument("--quota-speed", type=float, default=1.0, help="quota seconds per second")
    parser.add_argument("--no-check", action="store_true", help="no checks of discovery schemas")
    parser.add_argument("--batch-limit", type=int, default=50)
    parser.add_argument(
        "--uneven-pages", action="store_true", help="pages short or empty by chance"
    )
    parser.add_argument("--shuffle-batches", action="store_true")
    parser.add_argument(
        "--orphans",
        type=Orphans,
        choices=list(Orphans),
        default=Orphans.OMITTED,
        help="how cancelled exceptions of a deleted series are listed",
    )
    return parser.parse_args()


async def _run(options: argparse.Namespace) -> None:
    google = GoogleEmulator(
        host=options.host,
        port=options.port,
        seed=options.seed,
        state_file=options.state,
        check=not options.no_check,
        quota=None if options.no_quota else Quota(speed=options.quota_speed),
        batch_limit=options.batch_limit,
        uneven_pages=options.uneven_pages,
        shuffle_batches=options.shuffle_batches,
        orphans=options.orphans,
    )
    for email in options.account:
        if email.lower() not in google.state.accounts:
            google.add_account(
                email, time_zone=options.time_zone, auto_consent=options.auto_consent
            )
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with google:
        print(f"Google emulator at {google.url}", flush=True)  # noqa: T201 - a program's output
        await stop.wait()


if __name__ == "__main__":
    asyncio.run(_run(_arguments()))
