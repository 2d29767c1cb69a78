"""The forms that ask for a file of clients, what its columns are, and how its dates are read."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from homeassistant.helpers.selector import (
    BooleanSelector,
    FileSelector,
    FileSelectorConfig,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)
import probatio as vol

from ..entries.contact_options import CONF_GROUP
from ..formats.contact_csv.columns import CHOICES, SKIP
from ..formats.contact_csv.dates import Order
from ..scheduling.client_files import FileColumn
from ..texts.catalogue import Catalogue
from ..texts.client_imports import column_text
from ..texts.escaping import one_line
from ..texts.titles import in_markdown
from .forms import one_of

CONF_FILE: Final = "file"
CONF_FILE_GROUPS: Final = "file_groups"
CONF_ORDER: Final = "date_order"
MOST_COLUMNS: Final = 100
"""Columns that a form asks about; further ones stay as they are guessed."""
_HEADING: Final = 80
_SAMPLE: Final = 40
_ACCEPTED: Final = ".vcf,.vcard,.csv,.tsv,.txt,text/vcard,text/x-vcard,text/csv,text/plain"


def file_form(groups: Mapping[str, str], *, chosen: bool) -> vol.Schema:
    """Ask for a file, unless one is ``chosen`` already, and for the groups of its clients."""
    key = vol.Optional if chosen else vol.Required
    fields: dict[Any, Any] = {key(CONF_FILE): FileSelector(FileSelectorConfig(accept=_ACCEPTED))}
    if groups:
        fields[vol.Optional(CONF_GROUP)] = one_of(groups)
    fields[vol.Required(CONF_FILE_GROUPS, default=True)] = BooleanSelector()
    return vol.Schema(fields)


def column_fields(columns: Sequence[FileColumn]) -> dict[str, FileColumn]:
    """Return the columns by the names that their fields in the form have."""
    return {
        _name(number, each.heading): each for number, each in enumerate(columns[:MOST_COLUMNS], 1)
    }


def _name(number: int, heading: str) -> str:
    """Return the name of a column; without headings its number is all that it has."""
    return f"{number}. {'' if heading == str(number) else one_line(heading)[:_HEADING]}".strip()


def columns_form(
    columns: Sequence[FileColumn], chosen: Mapping[str, str], words: Catalogue
) -> vol.Schema:
    """Ask what each column is."""
    fields: dict[Any, Any] = {}
    for name, each in column_fields(columns).items():
        word = chosen.get(each.heading, each.word)
        known = dict.fromkeys((*CHOICES, each.word, word))
        choice = one_of({one: column_text(one, words) for one in known})
        fields[vol.Required(name, default=word)] = choice
    return vol.Schema(fields)


def columns_table(columns: Sequence[FileColumn]) -> str:
    """Return the columns with the first values in them, as a list in Markdown."""
    lines = list[str]()
    for name, each in column_fields(columns).items():
        samples = " · ".join(in_markdown(text[:_SAMPLE]) for text in each.samples)
        lines.append(f"- **{in_markdown(name)}**: {samples or '–'}")
    return "\n".join(lines)


def chosen_words(columns: Iterable[FileColumn], given: Mapping[str, str]) -> dict[str, str]:
    """Return what a filled-in form says of the columns that are not what they are taken for."""
    named = column_fields(tuple(columns))
    return {
        named[name].heading: word
        for name, word in given.items()
        if name in named and word != named[name].word
    }


def unknown(columns: Iterable[FileColumn]) -> bool:
    """Return whether there are values that nothing is known to be."""
    return any(each.samples and each.word == SKIP.word for each in columns)


def dates_form() -> vol.Schema:
    """Ask which comes first in the dates of a file."""
    config = SelectSelectorConfig(
        options=[each.value for each in Order],
        translation_key=CONF_ORDER,
        mode=SelectSelectorMode.LIST,
    )
    return vol.Schema({vol.Required(CONF_ORDER): SelectSelector(config)})
