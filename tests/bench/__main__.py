"""``python -m tests.bench``: what ``scripts/bench`` runs."""

import argparse
import asyncio
from pathlib import Path
import sys
import tempfile

from .figures import lines, missed, table
from .stage import Bench
from .subjects import run


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/bench", description="Measures Studio Sync.")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write one object per line")
    parser.add_argument(
        "--only", default="*", metavar="PATTERN", help="figures to measure, as calendar.pull*"
    )
    parser.add_argument("--runs", type=int, default=5, help="samples of each figure")
    return parser.parse_args()


def main() -> int:
    """Measure, and answer 0 if every figure is within its limit, else 1."""
    options = _arguments()
    with tempfile.TemporaryDirectory(prefix="studio-sync-bench-") as scratch:
        bench = Bench(folder=Path(scratch), runs=options.runs, say=_say)
        asyncio.run(run(bench, options.only))
    values = bench.samples.values()
    if options.json is not None:
        options.json.write_text(lines(values), encoding="utf-8")
    sys.stdout.write(table(bench.samples) + "\n")
    return 1 if missed(values) else 0


def _say(text: str) -> None:
    sys.stderr.write(f"bench: {text}\n")


if __name__ == "__main__":
    sys.exit(main())
