"""How long the texts of an event may be, and what they may hold."""

from dataclasses import dataclass, field
import re

from .errors import invalid
from .wire import JsonObject

LONGEST = {"description": 8192}
"""In UTF-16 units. Not documented. That a longer one is refused, or cut without a word, is reported
of both: "exceeding the limit can result in errors during event creation or updates" (Nylas, "Event
Description Limits"), "More than 8k characters in Outlook, Google truncates it"
(phw198/OutlookGoogleCalendarSync#1368). Of titles and places no limit is known."""


@dataclass(slots=True)
class TextLimits:
    """What becomes of a text that is too long, or holds what is not wanted."""

    longest: dict[str, int] = field(default_factory=lambda: dict(LONGEST))
    clips: bool = False
    """Cut without a word, instead of refused."""
    unwanted: str = ""
    """A regular expression of characters for which a text is refused."""

    def applied(self, body: JsonObject) -> JsonObject:
        """Return a body as it is taken; 400 ``invalid``, as everywhere without saying why."""
        taken = dict(body)
        for name in ("summary", "description", "location"):
            text = body.get(name)
            if not isinstance(text, str):
                continue
            if self.unwanted and re.search(self.unwanted, text):
                raise invalid("Invalid value.")
            units, most = text.encode("utf-16-le", "surrogatepass"), self.longest.get(name)
            if most is None or len(units) <= 2 * most:
                continue
            if not self.clips:
                raise invalid("Invalid value.")
            taken[name] = units[: 2 * most].decode("utf-16-le", "ignore")
        return taken
