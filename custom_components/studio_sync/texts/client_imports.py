"""What an import of clients would do, and did, in Home Assistant's language."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from ..scheduling.client_files import ClientFile
from ..scheduling.client_import import Planned, Verdict, counts
from ..scheduling.client_import_undo import Undone
from .catalogue import Catalogue
from .titles import in_markdown

SHOWN: Final = 25
"""The most records listed of each kind; the others are counted."""
_ORDER: Final = (
    Verdict.POSSIBLY_SAME,
    Verdict.LEFT_OUT,
    Verdict.FILLS_IN,
    Verdict.NEW,
    Verdict.SAME,
)
_FIELDS: Final[Mapping[str, str]] = {"title": "job_title"}
"""Fields of a contact that are called otherwise in the catalogues."""


def column_text(word: str, words: Catalogue) -> str:
    """Say what a column is, by the word for it (``contact_csv.columns``)."""
    name, _, label = word.partition(":")
    if (key := f"{name}_{label}" if label else name) in words.columns:
        return words.columns[key]
    return f"{words.columns.get(name, name)} ({label})" if label else name


def preview_text(planned: Sequence[Planned], file: ClientFile, words: Catalogue) -> str:
    """Return what would become of each record as Markdown; what is odd about it comes first."""
    sections = [
        _section(verdict, [each for each in planned if each.verdict is verdict], words)
        for verdict in _ORDER
    ]
    skipped = [heading for heading, word in file.columns.items() if word == "skip" and heading]
    notes = list[str]()
    if skipped:
        names = ", ".join(map(in_markdown, skipped[:SHOWN]))
        notes.append(words.imports["skipped"].format(columns=names, number=len(skipped)))
    if file.wrong_quotes is not None:
        notes.append(words.imports["wrong_quotes"].format(row=file.wrong_quotes))
    total = counts_text(planned, words)
    return "\n\n".join(each for each in (total, *sections, *notes) if each)


def undo_text(undone: Undone, words: Catalogue) -> str:
    """Say what undoing an import does."""
    numbers = {
        "removed": len(undone.removed),
        "restored": len(undone.restored),
        "kept": len(undone.kept),
    }
    lines = [
        f"- {words.imports[name].format(number=number)}"
        for name, number in numbers.items()
        if number
    ]
    return "\n".join(lines) or words.imports["nothing_to_undo"]


def counts_text(planned: Iterable[Planned], words: Catalogue) -> str:
    """Say of how many records becomes what."""
    found = counts(planned)
    return " · ".join(
        f"{words.imports[verdict]}: {found[verdict]}" for verdict in _ORDER if verdict in found
    )


def _section(verdict: Verdict, records: Sequence[Planned], words: Catalogue) -> str:
    if not records:
        return ""
    listed = sorted(records, key=lambda each: not each.incoming.remarks)[:SHOWN]
    lines = [_line(each, words) for each in listed]
    if len(records) > SHOWN:
        lines.append(f"- {words.count('more', len(records) - SHOWN)}")
    return "\n".join([f"**{words.imports[verdict]}** ({len(records)})", "", *lines])


def _line(planned: Planned, words: Catalogue) -> str:
    name = planned.incoming.content.contact.name
    place = words.imports["row"].format(row=planned.incoming.row)
    told = "; ".join(each(planned, words) for each in _TOLD if each(planned, words))
    return f"- **{in_markdown(name)}** ({place}){f': {told}' if told else ''}"


def _who(planned: Planned, words: Catalogue) -> str:
    if planned.of_row is not None:
        return words.imports["of_row"].format(row=planned.of_row)
    if planned.client is None or planned.verdict is Verdict.NEW:
        return ""
    key = "may_be" if planned.verdict is Verdict.POSSIBLY_SAME else "is"
    return words.imports[key].format(client=in_markdown(planned.client.name))


def _why(planned: Planned, words: Catalogue) -> str:
    return "" if planned.why is None else words.imports[f"why_{planned.why}"]


def _added(planned: Planned, words: Catalogue) -> str:
    return _named("added", planned.added, words)


def _differs(planned: Planned, words: Catalogue) -> str:
    return _named("differs", planned.differs, words)


def _named(key: str, names: Iterable[str], words: Catalogue) -> str:
    fields = [words.of(words.fields, _FIELDS.get(name, name)) for name in names]
    return words.imports[key].format(fields=", ".join(fields)) if fields else ""


def _remarks(planned: Planned, words: Catalogue) -> str:
    found = list[str]()
    for reason, column in planned.incoming.remarks:
        where = f"{words.imports['column'].format(column=in_markdown(column))}: " if column else ""
        found.append(f"{where}{words.imports[f'remark_{reason}']}")
    return "; ".join(dict.fromkeys(found))


_TOLD: Final[Sequence[Callable[[Planned, Catalogue], str]]] = (
    _who,
    _why,
    _added,
    _differs,
    _remarks,
)
