"""Which of several a value is: types of vCard, Apple's labels, and the words of ``Labelled``."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from functools import lru_cache
import re
from typing import Final

from .decode import encoded_parameter
from .heads import Head


class Several(StrEnum):
    """The lists of a contact whose members have labels."""

    PHONES = "phones"
    EMAILS = "emails"
    ADDRESSES = "addresses"
    URLS = "urls"
    DATES = "dates"
    RELATIONS = "relations"
    CUSTOM = "custom"


_HOME_WORK: Final = {"home": ("home",), "work": ("work",), "other": ("other",)}
_TYPES: Final[Mapping[Several, Mapping[str, tuple[str, ...]]]] = {
    Several.PHONES: {
        "homeFax": ("fax", "home"),
        "workFax": ("fax", "work"),
        "otherFax": ("fax",),
        "workMobile": ("cell", "work"),
        "mobile": ("cell",),
        "workPager": ("pager", "work"),
        "pager": ("pager",),
        "main": ("main",),
        **_HOME_WORK,
    },
    Several.EMAILS: _HOME_WORK,
    Several.ADDRESSES: _HOME_WORK,
    Several.URLS: _HOME_WORK,
    Several.DATES: {"other": ("other",)},
    Several.RELATIONS: {
        word: (word,) for word in ("spouse", "child", "parent", "friend", "sibling")
    },
    Several.CUSTOM: {},
}
"""Labels that types can say, those of more types first."""
_NO_LABELS: Final = frozenset(
    {
        *("pref", "voice", "msg", "video", "text", "textphone", "internet", "x400", "iphone"),
        *("dom", "intl", "postal", "parcel", "x-internet", "uri", "smtp", ""),
    }
)
"""Types that tell nothing about which of several a value is."""
_SAME: Final = {"pcs": "cell", "mobile": "cell", "business": "work", "private": "home"}
_KNOWN: Final = {
    word.lower(): word
    for word in (
        *("home", "work", "other", "mobile", "main", "homeFax", "workFax", "otherFax", "pager"),
        *("workMobile", "workPager", "googleVoice", "blog", "profile", "homePage", "ftp"),
        *("reservations", "appInstallPage", "anniversary", "spouse", "child", "mother", "father"),
        *("parent", "brother", "sister", "friend", "relative", "domesticPartner", "manager"),
        *("assistant", "referredBy", "partner", "sibling", "son", "daughter"),
    )
}
_KNOWN["grandcentral"] = "googleVoice"  # its former name, which Google still writes
_APPLE: Final = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)
_APPLE_LABELS: Final = frozenset(_KNOWN.values())
_OWN_APPLE: Final = {"homeFax": "HomeFAX", "workFax": "WorkFAX", "otherFax": "OtherFAX"}


def label_of(several: Several, head: Head, apple: str) -> str:
    """Return the label of a value by its head and Apple's label (X-ABLabel) of the same group."""
    if apple:
        found = _APPLE.fullmatch(apple)
        if found is None:  # Google writes its own words in capitals
            return _KNOWN.get(apple.lower(), apple) if apple.isupper() else apple
        return _KNOWN.get(found[1].lower(), found[1])
    return _label_of_types(several, head.types) if head.types else ""


@lru_cache(maxsize=512)
def _label_of_types(several: Several, given: tuple[str, ...]) -> str:
    types = [_SAME.get(each.lower(), each.lower()) for each in given]
    for label, needed in _TYPES[several].items():
        if types and all(each in types for each in needed):
            return label
    return next((_own(each) for each in given if each.lower() not in _NO_LABELS), "")


def _own(word: str) -> str:
    """Return the label in a type that no vCard defines, such as ``X-Boat``."""
    if "(" in word:
        return encoded_parameter(word)
    word = word[2:] if word[:2].upper() == "X-" else word
    return _KNOWN.get(word.lower(), word)


def known_label(text: str) -> str:
    """Return the word for a label that people see (``Home Fax``); others are as they are."""
    return _KNOWN.get(text.replace(" ", "").lower(), text)


def types_for(several: Several, label: str) -> Collection[str] | None:
    """Return the types that say a label; None if X-ABLabel has to say it."""
    return () if not label else _TYPES[several].get(label)


def apple_label(label: str) -> str:
    """Return a label as X-ABLabel has it: those that every program knows are marked."""
    if label not in _APPLE_LABELS:
        return label
    return f"_$!<{_OWN_APPLE.get(label, label[:1].upper() + label[1:])}>!$_"
