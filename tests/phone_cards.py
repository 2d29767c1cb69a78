"""Cards as address books of phones and computers send them, after what these are known to write."""

from base64 import b64encode
from collections.abc import Mapping
from typing import Final

from .pictures import jpeg
from .vcard_cards import card

PICTURE: Final = jpeg("blue", 64)


def with_photo(head: str, data: bytes = PICTURE, end: str = "\r\n") -> str:
    """Return a line with a photo in base64, folded."""
    text = f"{head}:{b64encode(data).decode()}"
    pieces = [text[:75], *(text[at : at + 74] for at in range(75, len(text), 74))]
    return f"{end} ".join(pieces)


IOS: Final = card(
    "PRODID:-//Apple Inc.//iPhone OS 18.1//EN",
    "N:Müller;Jörg;;Dr.;",
    "FN:Dr. Jörg Müller",
    "ORG:Atelier Süd;",
    "item1.EMAIL;type=INTERNET;type=pref:joerg@example.com",
    "item1.X-ABLabel:_$!<Other>!$_",
    "EMAIL;type=INTERNET;type=WORK:buero@example.com",
    "TEL;type=CELL;type=VOICE;type=pref:+49 170 1234567",
    "TEL;type=IPHONE;type=CELL;type=VOICE:0171 7654321",
    "item2.TEL:030 123456",
    "item2.X-ABLabel:Atelier 📷",
    "item3.ADR;type=HOME;type=pref:;;Hauptstr. 5;Köln;;50667;Deutschland",
    "item3.X-ABADR:de",
    "item4.X-ABDATE;type=pref:2015-06-20",
    "item4.X-ABLabel:_$!<Anniversary>!$_",
    "item5.X-ABRELATEDNAMES;type=pref:Anna",
    "item5.X-ABLabel:_$!<Spouse>!$_",
    "item6.URL;type=pref:https\\://example.com",
    "item6.X-ABLabel:_$!<HomePage>!$_",
    "X-SOCIALPROFILE;type=instagram;x-user=joerg:http\\://instagram.com/joerg",
    "IMPP;X-SERVICE-TYPE=Skype;type=HOME;type=pref:skype:joerg.m",
    "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29",
    with_photo("PHOTO;ENCODING=b;TYPE=JPEG"),
    "X-ABCROP-RECTANGLE;X-ABCROP-RECTANGLE-ID=1:ABClipRect_1&0&0&64&64&xQ==",
    "REV:2026-11-20T10:00:00Z",
    "UID:3F2504E0-4F89-41D3-9A0C-0305E82C3301",
)
MACOS: Final = card(
    "PRODID:-//Apple Inc.//macOS 15.1//EN",
    "N:;;;;",
    "FN:Fotohaus Krüger GmbH",
    "ORG:Fotohaus Krüger GmbH;Labor",
    "X-ABShowAs:COMPANY",
    "TEL;type=WORK;type=VOICE;type=pref:+49 40 998877",
    "TEL;type=WORK;type=FAX:+49 40 998878",
    "NOTE:Öffnet um 10\\, schließt um 18\\; samstags nie.\\nKlingel links",
    "X-PHONETIC-ORG:Krüger",
    "VND-63-SENSITIVE-CONTENT-CONFIG:",
    "REV:2026-11-21T08:15:30Z",
    "UID:6ba7b810-9dad-11d1-80b4-00c04fd430c8",
)
DAVX5: Final = card(
    "PRODID:DAVx5/4.4.5-ose ez-vcard/0.12.1",
    "UID:550e8400-e29b-41d4-a716-446655440000",
    "FN:Łucja Żak",
    "N:Żak;Łucja;;;",
    "X-PHONETIC-FIRST-NAME:Lutsya",
    "NICKNAME:Lu",
    "TEL;TYPE=cell;PREF=1:+48 600 100 200",
    "TEL;TYPE=fax,home:+48 22 100 200",
    "EMAIL;TYPE=home:lucja@example.org",
    "davdroid1.EMAIL:studio@example.org",
    "davdroid1.X-ABLabel:Studio",
    "CATEGORIES:VIP,Hochzeiten",
    "IMPP:xmpp:lucja@example.org",
    "RELATED;TYPE=friend;VALUE=text:Basia",
    "ANNIVERSARY:20190914",
    "BDAY:--0229",
    with_photo("PHOTO:data:image/jpeg;base64,").replace("base64,:", "base64,"),
    "REV:20261122T090000Z",
    version="4.0",
)
THUNDERBIRD: Final = card(
    "PRODID:-//Thunderbird.net/NONSGML Thunderbird CardBook//EN",
    "UID:b7a2a1b4-3f0c-4b3e-9f0e-0f6d2f3a7c11",
    "FN:שרה כהן",
    "N:כהן;שרה;;;",
    "EMAIL;PREF=1:sara@example.net",
    "EMAIL;TYPE=work:office@example.net",
    "TEL;VALUE=TEXT;TYPE=cell:050-123-4567",
    "ADR;TYPE=home:;;רחוב 5;תל אביב;;61000;ישראל",
    "NOTE:שלום\\nעולם",  # noqa: RUF001
    "TZ;VALUE=TEXT:Asia/Jerusalem",
    "X-CUSTOM1;VALUE=TEXT:eins",
    version="4.0",
)
EVOLUTION: Final = card(
    "PRODID:-//Ximian//NONSGML Evolution vCard//EN",
    "UID:pas-id-65A1B2C300000001",
    "FN:Zoë O'Brien",
    "N:O'Brien;Zoë;;;",
    "X-EVOLUTION-FILE-AS:O'Brien\\, Zoë",
    "EMAIL;X-EVOLUTION-UI-SLOT=1;TYPE=HOME:zoe@example.com",
    'TEL;X-EVOLUTION-E164=0612345678,+33;X-EVOLUTION-UI-SLOT=1;TYPE="CELL":06 12 34 56 78',
    "X-EVOLUTION-SPOUSE:Sam",
    "X-EVOLUTION-ANNIVERSARY:2001-09-09",
    "CALURI:",
    "FBURL:",
    "X-MOZILLA-HTML:FALSE",
    "REV:2026-11-23T12:00:00Z(1)",
    end="\n",
)

CARDS: Final[Mapping[str, bytes]] = {
    "ios": IOS,
    "macos": MACOS,
    "davx5": DAVX5,
    "thunderbird": THUNDERBIRD,
    "evolution": EVOLUTION,
}
