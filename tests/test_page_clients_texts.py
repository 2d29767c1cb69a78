"""The texts of the page's clients: each is there in both languages, and used."""

from dataclasses import fields
import json
from pathlib import Path
import re

import pytest

from custom_components import studio_sync
from custom_components.studio_sync.formats.contact import Contact
from custom_components.studio_sync.formats.contact_csv.columns import CHOICES, Kind
from custom_components.studio_sync.scheduling import history
from custom_components.studio_sync.scheduling.client_import import Verdict
from custom_components.studio_sync.scheduling.duplicate_clients import Reason

from .test_ha_texts import leaves

ROOT = Path(studio_sync.__file__).parent
SOURCES = ROOT.parent.parent / "frontend" / "src"
BLOCKS = ("clients", "client")

COLUMNS = {each.replace(":", "_") for each in CHOICES}
KINDS = {each.value for each in Kind if each is not Kind.ADDRESS}
WORDS = {
    "clients": {
        *("title", "import", "export", "duplicates"),
        *("name", "phone", "email", "last", "next", "where"),
        *("pending", "refused", "cut", "nobody", "none_removed", "empty"),
        *("on_google", "on_server", "on_phone"),
        *(f"verdict.{each.value}" for each in Verdict),
        *(f"reason.{each.value}" for each in Reason),
        *(f"column.{each}" for each in COLUMNS | KINDS | {"country_code"}),
    },
    "client": {
        *("saved", "added", "coming", "past", "cancelled", "put_in", "taken_out"),
        *("book", "edit", "vcard", "mail_me", "sync", "synced", "not_synced"),
        *(f"labels.{each}" for each in ("mobile", "home", "work", "other")),
        *("remove", "removed", "restore", "restored"),
        *(f"one_more.{each}" for each in ("phones", "emails", "addresses", "urls")),
        *(f"one_more.{each}" for each in ("dates", "relations", "custom")),
        *(f"by.{each}" for each in ("user", "automation", "phone", "google", "server")),
        *(f"verb.{each}" for each in {*history.VERBS.values(), "erased", "restored", "failed"}),
        *(
            f"field.{each}"
            for each in (
                *("name", "parts", "company", "nickname", "organisation", "department"),
                *("job_title", "role", "phones", "emails", "addresses", "urls", "birthday"),
                *("dates", "relations", "custom", "notes", "photo", "number", "groups"),
            )
        ),
    },
}
"""What the sources put together: see there."""


def named(block: str) -> set[str]:
    """Return the keys that the sources name as they are."""
    texts = "".join(path.read_text(encoding="utf-8") for path in sorted(SOURCES.rglob("*.ts")))
    return set(re.findall(rf'"{block}\.([\w.]+)"', texts))


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("block", BLOCKS)
def test_every_text_is_there_and_used(language: str, block: str) -> None:
    texts = json.loads((ROOT / "translations" / f"{language}.json").read_text("utf-8"))
    own = set(dict(leaves(texts["config_panel"]["page"][block])))
    plurals = {key.removesuffix(".one") for key in own if key.endswith(".one")}
    forms = {f"{each}.{form}" for each in plurals for form in ("one", "other")}
    assert forms <= own
    assert own - forms | plurals == named(block) | WORDS[block]


def test_every_field_that_the_history_names_has_a_word() -> None:
    """Those of a contact, and what the journal keeps besides."""
    known = {history.field_name(Contact(), each.name) for each in fields(Contact)}
    words = {each.removeprefix("field.") for each in WORDS["client"] if each.startswith("field.")}
    assert words == known | {"number", "groups"}
