"""``python -m tests.module_coverage``: whether the tests cover enough of each module.

The limit on the whole (``pyproject.toml``) would hide a module that nobody tests behind all the
others. It reads what ``pytest --cov`` has left. Home Assistant's quality scale asks for
more than 95 % of every module, and for every line of the config flow.
"""

import json
from pathlib import Path
import sys
import tempfile

from coverage import Coverage

LEAST = 95.0
"""Per cent of the lines and branches of each module."""
FLOW = ("config_flow.py", "flows/")
"""Where every line has to be covered."""
ROOT = "custom_components/studio_sync/"


def measured() -> dict[str, dict[str, object]]:
    """Return coverage.py's figures of each module."""
    coverage = Coverage()
    coverage.load()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        coverage.json_report(outfile=str(report))
        files: dict[str, dict[str, object]] = json.loads(report.read_text("utf-8"))["files"]
    return files


def too_little(files: dict[str, dict[str, object]]) -> list[str]:
    """Say of which modules too little is covered, and what of the config flow is not."""
    found = []
    for name, figures in sorted(files.items()):
        summary, missing = figures["summary"], figures["missing_lines"]
        assert isinstance(summary, dict)
        module = name.removeprefix(ROOT)
        if summary["percent_covered"] < LEAST:
            found.append(f"{name}: {summary['percent_covered']:.1f} %")
        if module.startswith(FLOW) and missing:
            found.append(f"{name}: every line of the config flow, but not {missing}")
    return found


def main() -> int:
    """Print what is not covered enough; 1 if there is any."""
    files = measured()
    found = too_little(files)
    for line in found:
        print(line)  # noqa: T201 - a program's output
    if not found:
        print(f"{len(files)} modules, none below {LEAST:.0f} %")  # noqa: T201
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main())
