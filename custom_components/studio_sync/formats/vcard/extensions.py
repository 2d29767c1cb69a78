"""Properties that no RFC knows: those of programs, and our own."""

from typing import Final

OWN_NUMBER: Final = "X-STUDIO-SYNC-NUMBER"
OWN_FIELD: Final = "X-STUDIO-SYNC-FIELD"
PHONETIC: Final = {
    "phonetic_given": "X-PHONETIC-FIRST-NAME",
    "phonetic_middle": "X-PHONETIC-MIDDLE-NAME",
    "phonetic_family": "X-PHONETIC-LAST-NAME",
}
MESSENGERS: Final = {
    "X-AIM": "AIM",
    "X-ICQ": "ICQ",
    "X-MSN": "MSN",
    "X-YAHOO": "Yahoo",
    "X-JABBER": "Jabber",
    "X-SKYPE": "Skype",
    "X-SKYPE-USERNAME": "Skype",
    "X-QQ": "QQ",
    "X-GOOGLE-TALK": "Google Talk",
    "X-GTALK": "Google Talk",
    "X-GADUGADU": "Gadu-Gadu",
    "X-MATRIX": "Matrix",
    "X-GROUPWISE": "GroupWise",
}
PEOPLE: Final = {
    **dict.fromkeys(
        ("X-SPOUSE", "X-EVOLUTION-SPOUSE", "X-KADDRESSBOOK-X-SPOUSESNAME", "X-MS-SPOUSE"), "spouse"
    ),
    **dict.fromkeys(
        ("X-MANAGER", "X-EVOLUTION-MANAGER", "X-KADDRESSBOOK-X-MANAGERSNAME", "X-MS-MANAGER"),
        "manager",
    ),
    **dict.fromkeys(
        ("X-ASSISTANT", "X-EVOLUTION-ASSISTANT", "X-KADDRESSBOOK-X-ASSISTANTSNAME"), "assistant"
    ),
    "X-MS-ASSISTANT": "assistant",
    "X-MS-CHILD": "child",
}
ANNIVERSARIES: Final = (
    *("ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-MS-ANNIVERSARY"),
    "X-KADDRESSBOOK-X-ANNIVERSARY",
)

ANDROID: Final = "vnd.android.cursor.item/"
ANDROID_DATES: Final = {"1": "anniversary", "2": "other"}
ANDROID_RELATIONS: Final = {
    "1": "assistant",
    "2": "brother",
    "3": "child",
    "4": "domesticPartner",
    "5": "father",
    "6": "friend",
    "7": "manager",
    "8": "mother",
    "9": "parent",
    "10": "partner",
    "11": "referredBy",
    "12": "relative",
    "13": "sister",
    "14": "spouse",
}
"""``ContactsContract.CommonDataKinds.Event`` and ``Relation``; 0 is a label of one's own."""
ANDROID_BIRTHDAY: Final = "3"
