"""The appointment that another one continues, such as the second half of a split series.

Fields that only its copies have (guests, colours) are copied from there.
"""

import orjson

from .model import Appointment

_GOES_ON_FROM = "goes_on_from"


def going_on_from(record: Appointment) -> str:
    """Return the ``extra`` of an appointment that continues this one."""
    return orjson.dumps({_GOES_ON_FROM: record.id}).decode()


def goes_on_from(record: Appointment) -> str | None:
    """Return the id of the appointment that this one continues, if there is one."""
    if _GOES_ON_FROM not in record.extra:
        return None
    found = orjson.loads(record.extra)
    origin = found.get(_GOES_ON_FROM) if isinstance(found, dict) else None
    return origin if isinstance(origin, str) else None
