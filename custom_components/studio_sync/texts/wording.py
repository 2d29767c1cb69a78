"""The words of a report in one language."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One language. Values may hold ``{names}`` of what is filled in.

    ``days`` begin with Monday, ``months`` with January; ``date`` and ``brief_date`` (without
    the year) are made of them. ``plan_sections`` and ``steps`` say what is only planned,
    ``values`` how a status is called, and busy (``True``) or free (``False``), ``repeats``
    how often something is: by its frequency, ``_N`` for every so many.
    In the mappings, ``""`` is the answer to an unknown key.
    """

    code: str
    days: tuple[str, ...]
    months: tuple[str, ...]
    date: str
    brief_date: str
    decimal: str
    all_day: str
    subjects: Mapping[str, str]
    headline: Mapping[str, str]
    sections: Mapping[str, str]
    plan_sections: Mapping[str, str]
    verbs: Mapping[str, str]
    steps: Mapping[str, str]
    reasons: Mapping[str, str]
    fields: Mapping[str, str]
    values: Mapping[str, str]
    repeats: Mapping[str, str]
    problems: Mapping[str, str]
    advice: Mapping[str, str]
    numbers: Mapping[str, str]
    conflict: str
    edit_conflict: str
    decide: str
    open: str
    untitled: str
    was: str
    footer: str
    more: str
    test_subject: str
    test_text: str

    def of(self, table: Mapping[str, str], key: str) -> str:
        """Look a key up; an unknown one has the answer for the rest."""
        return table.get(key, table[""])
