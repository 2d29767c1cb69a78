"""The other names of time zones, as the IANA database links them.

The links are read from the package ``tzdata``, which Home Assistant brings along
(``zoneinfo/tzdata.zi``; its lines ``L TARGET NAME`` hold the file ``backward``, too).
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def _read_links() -> Mapping[str, str]:
    """Return the target of each name that is a link, by name."""
    text = files("tzdata").joinpath("zoneinfo", "tzdata.zi").read_text(encoding="utf-8")
    links = {}
    for line in text.splitlines():
        if line.startswith("L "):
            _, target, name = line.split()
            links[name] = target
    # The database keeps these two apart; on every clock they are the same.
    links["Etc/GMT"] = "Etc/UTC"
    return links


_LINKS = _read_links()
"""Read when the module is imported: later, in the event loop, no file may be read."""


@cache
def canonical_zone(name: str) -> str:
    """Return the name that all names of a zone have in common; an unknown one is its own."""
    while name in _LINKS:
        name = _LINKS[name]
    return name


def same_zone(name: str, other: str) -> bool:
    """Whether two names mean one zone (Asia/Calcutta and Asia/Kolkata)."""
    return name == other or canonical_zone(name) == canonical_zone(other)
