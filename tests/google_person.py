"""What Google makes of a contact that is written to it, for tests of the mapping."""

from typing import Any

_PARTS = ("honorificPrefix", "givenName", "middleName", "familyName")
_SOURCE = {"type": "CONTACT", "id": "c1"}


def kept_by_google(person: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
    """Return a person after a write: fields of the body are replaced, members of Google added.

    Names are taken apart and put together again, addresses written as on a letter, types told in
    words, and the first item of each list becomes the one to use first.
    """
    fields = person | {field: [_kept(field, dict(item)) for item in body[field]] for field in body}
    for field, items in fields.items():
        if field in body and items and not any("sourcePrimary" in i["metadata"] for i in items):
            items[0]["metadata"]["sourcePrimary"] = True
    return {field: items for field, items in fields.items() if items}


def _kept(field: str, item: dict[str, Any]) -> dict[str, Any]:
    assert not {"canonicalForm", "formattedType"} & item.keys()
    assert item.get("metadata", {}).keys() <= {"sourcePrimary"}
    item["metadata"] = {"source": _SOURCE} | item.get("metadata", {})
    if item.get("type"):
        item["formattedType"] = item["type"].title()
    match field:
        case "names":
            _name(item)
        case "addresses":
            _address(item)
        case "phoneNumbers":
            item["canonicalForm"] = "+49" + item["value"]
        case "birthdays" if "date" in item:
            item["text"] = "in words"
    return item


def _name(item: dict[str, Any]) -> None:
    text = item.pop("unstructuredName", "")
    if text:
        family, _, rest = text.partition(", ")
        words = f"{rest} {family}".split() if rest else text.split()
        item["givenName"], item["familyName"] = words[0], " ".join(words[1:])
    shown = " ".join(filter(None, map(item.get, _PARTS)))
    shown = ", ".join(filter(None, (shown, item.get("honorificSuffix"))))
    item |= {"displayName": shown, "unstructuredName": shown, "displayNameLastFirst": shown}


def _address(item: dict[str, Any]) -> None:
    names = ("streetAddress", "extendedAddress", "poBox", "postalCode", "city", "region", "country")
    text = "\n".join(item[name] for name in names if item.get(name))
    if not text and item.get("formattedValue"):
        item["streetAddress"], text = item["formattedValue"], item["formattedValue"]
    item["formattedValue"] = text
    if item.get("country"):
        item["countryCode"] = "DE"
