"""Phone numbers in one form, however they are written."""

from functools import lru_cache
import re

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

_NO_DIGITS = re.compile(r"[^\d+*#]")


@lru_cache(maxsize=20_000)
def number_key(phone: str, country: str) -> str:
    """Return a number as E.164 (ITU-T), or its digits if it is none. Numbers of one key are one.

    ``country`` is where numbers without a country's code are (ISO 3166-1 alpha-2).
    """
    try:
        number = phonenumbers.parse(phone, country.upper() or None)
    except NumberParseException:
        return _NO_DIGITS.sub("", phone) or phone
    return phonenumbers.format_number(number, PhoneNumberFormat.E164) + (number.extension or "")
