"""Times in ISO 8601 on Home Assistant's clock."""

from datetime import datetime

from homeassistant.util import dt as dt_util

from ..book.model import Moment


def iso_text(moment: Moment) -> str:
    """Return a start in ISO 8601: local time with its offset, or the date."""
    if isinstance(moment, datetime):
        return dt_util.as_local(moment).isoformat()
    return moment.isoformat()
