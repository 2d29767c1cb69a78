"""Cards as programs write them, and what is read of them, as text.

``python -m tests.vcard_golden`` writes what is read now beside each file, for a look at the
difference.
"""

from dataclasses import asdict
from hashlib import sha256
import json
from pathlib import Path
from typing import Any, Final

from custom_components.studio_sync.formats.vcard.file import read_file
from custom_components.studio_sync.formats.vcard.photo import Photo, PhotoAddress
from custom_components.studio_sync.formats.vcard.read import ReadCard

FOLDER: Final = Path(__file__).parent / "fixtures" / "vcard"


def golden(path: Path) -> str:
    """Return what is read of a file; empty fields are left out."""
    cards = [_told(card) for card in read_file(path.read_bytes())]
    return json.dumps(cards, ensure_ascii=False, indent=2) + "\n"


def _told(card: ReadCard) -> dict[str, Any]:
    told = _without_empty(asdict(card.content.contact))
    told["photo"] = _photo(card.content.photo)
    told["number"] = card.content.number
    told["groups"] = list(card.content.groups)
    told["uid"] = card.content.uid
    told["remarks"] = list(card.remarks)
    return _without_empty(told)


def _photo(photo: Photo | PhotoAddress | None) -> str:
    match photo:
        case Photo():
            return f"{photo.media_type} {len(photo.data)} {sha256(photo.data).hexdigest()[:8]}"
        case PhotoAddress():
            return photo.url
    return ""


def _without_empty(found: dict[str, Any]) -> dict[str, Any]:
    said = {}
    for name, value in found.items():
        match value:
            case dict():
                shown: Any = _without_empty(value)
            case tuple():
                shown = [_without_empty(each) for each in value]
            case _:
                shown = value
        if shown:
            said[name] = shown
    return said


def main() -> None:
    """Write what is read of each file beside it."""
    for path in sorted(FOLDER.glob("*.vcf")):
        path.with_suffix(".json").write_text(golden(path), encoding="utf-8")


if __name__ == "__main__":
    main()
