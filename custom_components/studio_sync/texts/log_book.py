"""The sentences of the log book, in Home Assistant's language."""

from collections.abc import Mapping
from typing import Final

from ..events.bus import Occurs
from .languages import wording

type Sentences = Mapping[str, str]

_ENGLISH: Final[Sentences] = {
    Occurs.CONFLICT_FOUND: "has a conflict: {new} overlaps {old}",
    f"{Occurs.CONFLICT_FOUND}_edit": "has a conflict: {new} was changed on both sides",
    Occurs.CONFLICT_RESOLVED: "has one conflict less: {new} ({how})",
    Occurs.SYNC_FAILED: "could not be synced with {account}",
    Occurs.SYNC_RECOVERED: "is synced with {account} again",
    Occurs.APPOINTMENT_ADDED: "got {title} on {when} {by}",
    Occurs.APPOINTMENT_CHANGED: "had {title} on {when} changed {by}",
    Occurs.APPOINTMENT_CANCELLED: "had {title} on {when} cancelled {by}",
    Occurs.CLIENT_MATCHED: "has {title} linked to {client}",
    f"{Occurs.CONFLICT_FOUND}_unnamed": "has a conflict: the appointments on {new} and {old}"
    " overlap",
    f"{Occurs.CONFLICT_FOUND}_edit_unnamed": "has a conflict: the appointment on {new} was changed"
    " on both sides",
    f"{Occurs.CONFLICT_RESOLVED}_unnamed": "has one conflict less: the appointment on {new}"
    " ({how})",
    f"{Occurs.APPOINTMENT_ADDED}_unnamed": "got an appointment on {when} {by}",
    f"{Occurs.APPOINTMENT_CHANGED}_unnamed": "had the appointment on {when} changed {by}",
    f"{Occurs.APPOINTMENT_CANCELLED}_unnamed": "had the appointment on {when} cancelled {by}",
    f"{Occurs.CLIENT_MATCHED}_unnamed": "has the appointment on {when} linked to a client",
    Occurs.MANY_CHANGES: "had much changed at once: {added} new, {changed} changed, {cancelled}"
    " cancelled; {conflicts_found} new conflicts, {conflicts_resolved} resolved",
    "quoted": "“{}”",
    "by_google": "by Google",
    "by_phone": "by phone",
    "by_studio": "by the studio",
    "keep_both": "both are kept",
    "move_new": "the new one was moved",
    "assign_new": "the new one went to somebody else",
    "cancel_new": "the new one was cancelled",
    "cancel_old": "the old one was cancelled",
    "take_studio": "the studio was right",
    "take_google": "Google was right",
    "per_field": "both were right in part",
    "overlap_gone": "they overlap no more",
    "overlap_past": "it is over",
    "other": "settled",
}
_GERMAN: Final[Sentences] = {
    Occurs.CONFLICT_FOUND: "hat einen Konflikt: {new} überschneidet sich mit {old}",
    f"{Occurs.CONFLICT_FOUND}_edit": "hat einen Konflikt: {new} wurde auf beiden Seiten geändert",
    Occurs.CONFLICT_RESOLVED: "hat einen Konflikt weniger: {new} ({how})",
    Occurs.SYNC_FAILED: "ließ sich nicht mit {account} abgleichen",
    Occurs.SYNC_RECOVERED: "wird wieder mit {account} abgeglichen",
    Occurs.APPOINTMENT_ADDED: "hat einen neuen Termin {by}: {title}, {when}",
    Occurs.APPOINTMENT_CHANGED: "hat einen geänderten Termin {by}: {title}, {when}",
    Occurs.APPOINTMENT_CANCELLED: "hat einen Termin weniger, abgesagt {by}: {title}, {when}",
    Occurs.CLIENT_MATCHED: "hat {title} mit {client} verknüpft",
    f"{Occurs.CONFLICT_FOUND}_unnamed": "hat einen Konflikt: Die Termine {new} und {old}"
    " überschneiden sich",
    f"{Occurs.CONFLICT_FOUND}_edit_unnamed": "hat einen Konflikt: Der Termin {new} wurde auf beiden"
    " Seiten geändert",
    f"{Occurs.CONFLICT_RESOLVED}_unnamed": "hat einen Konflikt weniger: Termin {new} ({how})",
    f"{Occurs.APPOINTMENT_ADDED}_unnamed": "hat einen neuen Termin {by}: {when}",
    f"{Occurs.APPOINTMENT_CHANGED}_unnamed": "hat einen geänderten Termin {by}: {when}",
    f"{Occurs.APPOINTMENT_CANCELLED}_unnamed": "hat einen Termin weniger, abgesagt {by}: {when}",
    f"{Occurs.CLIENT_MATCHED}_unnamed": "hat den Termin {when} mit einem Kunden verknüpft",
    Occurs.MANY_CHANGES: "hat viele Änderungen auf einmal: {added} neu, {changed} geändert,"
    " {cancelled} abgesagt; {conflicts_found} neue Konflikte, {conflicts_resolved} gelöst",
    "quoted": "„{}“",
    "by_google": "durch Google",
    "by_phone": "durch das Telefon",
    "by_studio": "durch das Studio",
    "keep_both": "beide bleiben",
    "move_new": "der neue wurde verschoben",
    "assign_new": "der neue ging an jemand anderen",
    "cancel_new": "der neue wurde abgesagt",
    "cancel_old": "der alte wurde abgesagt",
    "take_studio": "das Studio hatte recht",
    "take_google": "Google hatte recht",
    "per_field": "beide hatten zum Teil recht",
    "overlap_gone": "sie überschneiden sich nicht mehr",
    "overlap_past": "er ist vorbei",
    "other": "erledigt",
}


_SENTENCES: Final[Mapping[str, Sentences]] = {"de": _GERMAN, "en": _ENGLISH}


def sentences(language: str) -> Sentences:
    """Return the sentences of a language such as ``de`` or ``de-AT``; else English."""
    return _SENTENCES[wording(language).code]
