"""What Google makes of the texts of a contact: names put together and taken apart, and the like.

Google documents which members it fills in, not how. Clients must not take any of it for an edit.
"""

from collections.abc import Callable

import phonenumbers

from .wire import JsonObject

_PREFIXES = frozenset({"dr", "prof", "mr", "mrs", "ms", "herr", "frau"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "phd", "md"})
_NAME_PARTS = ("honorificPrefix", "givenName", "middleName", "familyName", "honorificSuffix")
_PHONETIC = ("phoneticGivenName", "phoneticMiddleName", "phoneticFamilyName")
_COUNTRIES = {
    "germany": "DE",
    "deutschland": "DE",
    "austria": "AT",
    "österreich": "AT",
    "switzerland": "CH",
    "schweiz": "CH",
    "france": "FR",
    "united states": "US",
    "usa": "US",
}
_TYPE_TEXTS = {
    "homeFax": "Home Fax",
    "workFax": "Work Fax",
    "otherFax": "Other Fax",
    "workMobile": "Work Mobile",
    "workPager": "Work Pager",
    "googleVoice": "Google Voice",
    "homePage": "Home Page",
    "domesticPartner": "Domestic Partner",
    "referredBy": "Referred by",
    "freeBusy": "Free/Busy",
}
REGION = "DE"
"""Of numbers without a country code: that of the account's owner."""


def _joined(item: JsonObject, names: tuple[str, ...], between: str = " ") -> str:
    return between.join(item[name] for name in names if item.get(name))


def _name(item: JsonObject) -> None:
    """Parts count where there are any; a name given as one text is taken apart."""
    if not any(item.get(part) for part in _NAME_PARTS) and item.get("unstructuredName"):
        item.update(_split(item["unstructuredName"]))
    shown = _joined(item, _NAME_PARTS[:-1])
    if item.get("honorificSuffix"):
        shown = ", ".join(filter(None, (shown, item["honorificSuffix"])))
    if not shown:
        return
    item["displayName"] = item["unstructuredName"] = shown
    rest = _joined(item, _NAME_PARTS[:3])
    item["displayNameLastFirst"] = ", ".join(filter(None, (item.get("familyName"), rest)))
    if any(item.get(part) for part in _PHONETIC):
        item["phoneticFullName"] = _joined(item, _PHONETIC)


def _split(text: str) -> JsonObject:
    words = text.split()
    parts: JsonObject = {}
    if len(words) > 1 and words[0].rstrip(".").lower() in _PREFIXES:
        parts["honorificPrefix"] = words.pop(0)
    if len(words) > 1 and words[-1].strip(".").lower() in _SUFFIXES:
        parts["honorificSuffix"] = words.pop()
        words[-1] = words[-1].rstrip(",")
    if words:
        parts["givenName"] = words.pop(0)
    if words:
        parts["familyName"] = words.pop()
    if words:
        parts["middleName"] = " ".join(words)
    return parts


def _phone(item: JsonObject) -> None:
    try:
        number = phonenumbers.parse(item.get("value", ""), REGION)
    except phonenumbers.NumberParseException:
        return
    if phonenumbers.is_valid_number(number):
        form = phonenumbers.PhoneNumberFormat.E164
        item["canonicalForm"] = phonenumbers.format_number(number, form)


def _address(item: JsonObject) -> None:
    town = _joined(item, ("postalCode", "city"))
    lines = [item.get("streetAddress"), item.get("extendedAddress"), item.get("poBox"), town]
    text = "\n".join(filter(None, [*lines, item.get("region"), item.get("country")]))
    if not text and item.get("formattedValue"):
        item["streetAddress"] = item["formattedValue"]
    item.setdefault("formattedValue", text)
    code = _COUNTRIES.get(item.get("country", "").lower())
    if code is not None:
        item.setdefault("countryCode", code)


def _birthday(item: JsonObject) -> None:
    date = item.get("date")
    if date:
        parts = (date.get("month"), date.get("day"), date.get("year"))
        item["text"] = "/".join(str(part) for part in parts if part)


def _biography(item: JsonObject) -> None:
    item.setdefault("contentType", "TEXT_PLAIN")


def _gender(item: JsonObject) -> None:
    item["formattedValue"] = item.get("value", "").title()


def _im_client(item: JsonObject) -> None:
    item["formattedProtocol"] = type_text(item.get("protocol", ""))


_FILL: dict[str, Callable[[JsonObject], None]] = {
    "addresses": _address,
    "biographies": _biography,
    "birthdays": _birthday,
    "genders": _gender,
    "imClients": _im_client,
    "names": _name,
    "phoneNumbers": _phone,
}


def type_text(kind: str) -> str:
    """Write a type as people see it: Google's own translated, one of their own as it is."""
    if kind in _TYPE_TEXTS:
        return _TYPE_TEXTS[kind]
    return kind.title() if kind.isalpha() and kind.islower() else kind


def fill(field: str, item: JsonObject, members: frozenset[str]) -> None:
    """Complete an item of a field with what Google adds; ``members`` are its schema's."""
    if field in _FILL:
        _FILL[field](item)
    if "formattedType" in members and item.get("type"):
        item["formattedType"] = type_text(item["type"])
