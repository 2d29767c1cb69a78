"""litmus: how a server of WebDAV answers, put to a calendar instead of a folder."""

from pathlib import Path
import re
import shutil

from tests.dav_clients.client import Missing, run

from .installed import brought

LIMIT = 120.0


async def litmus(folder: Path, address: str, user: str, password: str) -> dict[str, str]:
    """Return how each test ended: ``pass``, ``FAIL`` or ``SKIPPED``. Raises Missing.

    The names have those of their group in front; of tests of one name the last counts.
    """
    await brought("ready")
    program = shutil.which("litmus")
    if program is None:
        raise Missing("litmus is not installed")
    done = await run(program, "-k", address, user, password, folder=folder, limit=LIMIT)
    group, found, name = "", dict[str, str](), ""
    for line in re.split(r"[\r\n]+", done.output):
        if running := re.match(r"-> running `(\w+)'", line):
            group = running[1]
        elif test := re.match(r" *\d+\. (\w+)\.* *(pass|FAIL|SKIPPED|WARNING)?", line):
            name = f"{group} {test[1]}"
            found[name] = "pass" if test[2] == "WARNING" else test[2] or found.get(name, "")
    return found
