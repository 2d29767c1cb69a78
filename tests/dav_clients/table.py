"""Writes the table in ``docs/dav-clients.md``: ``python -m tests.dav_clients.table FILE``.

``FILE`` is what ``pytest --dav-table FILE tests/test_dav_clients.py`` wrote.
"""

import json
from pathlib import Path
import sys

SERVERS = ("Radicale", "Studio Sync")


def cell(steps: dict[str, str] | None) -> str:
    """Tell how the steps went with one server."""
    if steps is None:
        return "–"
    failed = [name for name, how in steps.items() if how != "ok"]
    return f"{len(steps) - len(failed)} of {len(steps)}" + (
        f", not {', '.join(failed)}" if failed else ""
    )


def table(lines: list[str]) -> str:
    """Make the table; of several runs of the same the last one counts."""
    found: dict[tuple[str, str, str], dict[str, dict[str, str]]] = {}
    for row in map(json.loads, lines):
        client = (row["client"], row["version"], row["kind"])
        found.setdefault(client, {})[row["server"]] = row["steps"]
    head = ("client", "version", "collection", *SERVERS)
    rows: list[tuple[str, ...]] = [head, ("---",) * len(head)]
    for (name, version, kind), servers in found.items():
        what = "calendar" if kind == "event" else "address book"
        rows.append((name, version, what, *(cell(servers.get(server)) for server in SERVERS)))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


if __name__ == "__main__":
    print(table(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()))
