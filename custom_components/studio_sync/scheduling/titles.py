"""The title of a session, and what a Google account is shown of it.

A session's title is made from the studio's template when the session is made, linked
or converted, unless a person gave it one. An edit of the title in Google becomes the
record's own title. Fields that the account's privacy hides are not sent, and what people
write in them in Google stays there and is not read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from string import Formatter
from types import MappingProxyType
from typing import Any, Final

from ..book.model import Appointment, Content, Kind, Origin
from .errors import BadTemplate

PLACEHOLDERS = ("session_type", "client", "staff", "studio")
LABEL = "Tel. "
"""Before a number that is shown: in all our languages, and phones see what it is."""
_SEPARATORS = " \t–—-·|,;:/"


class Privacy(StrEnum):
    """Which fields of an appointment are sent to an account."""

    FULL = "full"
    TITLE = "title"
    """Title and time, not the description or place."""
    BUSY = "busy"
    """The time only; the title is replaced by a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names that a title may be made of; empty where there is none."""

    session_type: str = ""
    client: str = ""
    staff: str = ""
    studio: str = ""


def check_template(template: str) -> str:
    """Return a title template in stored form. Raises BadTemplate.

    ``{session_type}``, ``{client}``, ``{staff}`` and ``{studio}`` are filled in;
    ``{{`` stands for a brace.
    """
    template = template.strip()
    try:
        parts = list(Formatter().parse(template))
    except ValueError as err:
        raise BadTemplate(name=template) from err
    for _, name, spec, conversion in parts:
        if name is not None and (name not in PLACEHOLDERS or spec or conversion):
            raise BadTemplate(name=name)
    if not any(name for _, name, _, _ in parts):
        raise BadTemplate(name="")
    return template


def render(template: str, names: Names) -> str:
    """Fill in a template. The separator beside a missing name is removed, too.

    The names are inserted as they are: braces in them mean nothing. Raises BadTemplate.
    """
    values = {
        "session_type": names.session_type,
        "client": names.client,
        "staff": names.staff,
        "studio": names.studio,
    }
    literals, given = [""], list[str]()
    for literal, name, _, _ in Formatter().parse(check_template(template)):
        literals[-1] += literal
        if name is not None:
            given.append(values[name].strip())
            literals.append("")
    for number, value in enumerate(given):
        if not value:
            _drop_separator(literals, number)
    text = literals[0]
    for value, literal in zip(given, literals[1:], strict=True):
        text += value + literal
    return " ".join(text.replace("()", "").replace("[]", "").split())


def _drop_separator(literals: list[str], number: int) -> None:
    """Remove the separator between a missing name and the next one, or the previous one."""
    inner = range(1, len(literals) - 1)
    for position in (number + 1, number):
        if position in inner and literals[position] and not literals[position].strip(_SEPARATORS):
            literals[position] = " " if position == number + 1 and number else ""
            return


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountProjection:
    """What one account is shown (see ``sync.projection.Projection``), or one access for phones.

    ``busy_word`` is the title of everything under ``Privacy.BUSY``, such as *Busy*. ``origin`` is
    where appointments come from that were made in the account, or by the phone.
    """

    privacy: Privacy = Privacy.FULL
    busy_word: str = "Busy"
    origin: Origin = Origin.GOOGLE

    @property
    def only_shown(self) -> tuple[str, ...]:
        """What copies show of rooms and clients, or what else the studio knows."""
        return ("shown_place", "shown_phone", "shown_studio")

    def project(self, record: Appointment, content: Content) -> Content:
        """Return the content for the account's calendar.

        Where it shows everything, that has the names of the rooms as long as no place is
        given, and the client's number, but not where guests would read it, too. On a server it
        has properties of ours instead.
        """
        if not self._hides(record):
            return self._with_beside(record, content)
        shown = replace(content, description="", place="", **_NOTHING_BESIDE)
        return shown if self.privacy is Privacy.TITLE else replace(shown, title=self.busy_word)

    def mask(self, record: Appointment, base: Content | None, theirs: Content) -> Content:
        """Return the copy, its hidden fields as last agreed: an edit of them never counts.

        Nor does what it makes of what it is only shown: who clears it there wants it away.
        """
        theirs = _without_beside(record, base, theirs)
        if base is None and theirs.title == self.busy_word:
            # Restored, or matched again: the word that replaced the title is no title.
            theirs = replace(theirs, title=record.content.title)
        if not self._hides(record):
            return theirs
        agreed = base or self.project(record, theirs)
        shown = replace(
            theirs,
            description=agreed.description,
            place=agreed.place,
            shown_place=agreed.shown_place,
            shown_phone=agreed.shown_phone,
            shown_studio=agreed.shown_studio,
        )
        return shown if self.privacy is Privacy.TITLE else replace(shown, title=agreed.title)

    def take_back(self, record: Appointment, content: Content) -> Content:
        """Return the record's content: the hidden fields as they are in the book."""
        if any(_beside(content)):
            content = replace(content, **_NOTHING_BESIDE)
        if not self._hides(record):
            return content
        own = record.content
        back = replace(content, description=own.description, place=own.place)
        return back if self.privacy is Privacy.TITLE else replace(back, title=own.title)

    def _with_beside(self, record: Appointment, content: Content) -> Content:
        place, phone, studio = "", "", studio_facts(record)
        number = record.client_phone
        if self.privacy is not Privacy.FULL or self.origin is not Origin.SERVER:
            studio = ()
        if self.privacy is Privacy.FULL and self.origin not in (Origin.PHONE, Origin.SERVER):
            place = "" if content.place else record.room_names
            phone = "" if record.guests or not number else f"{LABEL}{number}"
        if _beside(content) == (place, phone, studio):
            return content
        return replace(content, shown_place=place, shown_phone=phone, shown_studio=studio)

    def _hides(self, record: Appointment) -> bool:
        """Tell whether anything is hidden.

        An appointment from there that is neither linked nor a session belongs to its owner:
        the studio has added nothing that could be hidden from the account. From phones it is
        hidden: a tablet at the reception shows nobody's private life.
        """
        if self.privacy is Privacy.FULL:
            return False
        own = record.kind is Kind.APPOINTMENT and record.client_id is None
        return self.origin is Origin.PHONE or not (own and record.origin is self.origin)


def _beside(content: Content) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Return what a copy is only shown."""
    return content.shown_place, content.shown_phone, content.shown_studio


_NOTHING_BESIDE: Final[Mapping[str, Any]] = MappingProxyType(
    {"shown_place": "", "shown_phone": "", "shown_studio": ()}
)


def studio_facts(record: Appointment) -> tuple[tuple[str, str], ...]:
    """Return what the studio knows of an appointment besides its content: ids, and no names.

    Nothing of what is simply somebody's appointment, or takes up a room.
    """
    plain = record.kind is Kind.APPOINTMENT and not (record.client_id or record.session_type)
    if plain and len(record.owners) < 2:  # noqa: PLR2004 - it is in one calendar only
        return ()
    facts = (
        ("kind", record.kind.value),
        ("session_type", record.session_type or ""),
        ("staff", record.staff_id or ""),
        *(("assistant", each) for each in record.assistant_ids),
        *(("room", each) for each in record.resource_ids),
        ("client_number", record.client_number),
    )
    return tuple((name, value) for name, value in facts if value)


def _without_beside(record: Appointment, base: Content | None, theirs: Content) -> Content:
    """Return a copy with what it is only shown as last agreed; the rooms' names are no place.

    Also where the copy no longer says itself that they are only shown.
    """
    rooms = base.shown_place if base is not None else record.room_names
    own = record.content.place if base is None else base.place
    if rooms and not own and theirs.place == rooms:
        theirs = replace(theirs, place="", shown_place=rooms)
    if base is None:
        # What the studio knows is never learned from a copy.
        return replace(theirs, shown_studio=()) if theirs.shown_studio else theirs
    if _beside(theirs) == _beside(base):
        return theirs
    return replace(
        theirs,
        shown_place=base.shown_place,
        shown_phone=base.shown_phone,
        shown_studio=base.shown_studio,
    )
