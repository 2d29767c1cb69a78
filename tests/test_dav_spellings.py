"""The ways in which clients write the same XML: prefixes, default namespaces, what they add."""

import pytest

from custom_components.studio_sync.dav.elements import Element
from custom_components.studio_sync.dav.names import APPLE, CALENDAR_SERVER, caldav, dav
from custom_components.studio_sync.dav.properties import (
    PropertyChange,
    Scope,
    Wanted,
    read_propfind,
    read_proppatch,
)
from custom_components.studio_sync.dav.reports import SyncCollection, read_report

ASKED = Wanted(
    scope=Scope.PROP,
    names=(dav("resourcetype"), caldav("calendar-home-set"), f"{{{CALENDAR_SERVER}}}getctag"),
)


@pytest.mark.parametrize(
    "sent",
    [
        # A prefix for each element, as iOS and macOS have it.
        (
            '<?xml version="1.0" encoding="UTF-8"?>\n<A:propfind xmlns:A="DAV:"><A:prop>'
            '    <A:resourcetype/>\n<B:calendar-home-set xmlns:B="urn:ietf:params:xml:ns:caldav"/>'
            '    <C:getctag xmlns:C="http://calendarserver.org/ns/"/>\n  </A:prop>\n</A:propfind>\n'
        ),
        # Default namespaces, single quotes and a declaration of standalone, as Android has them.
        (
            "<?xml version='1.0' encoding='UTF-8' standalone='no' ?><propfind xmlns=\"DAV:\" "
            'xmlns:CAL="urn:ietf:params:xml:ns:caldav" xmlns:CARD="urn:ietf:params:xml:ns:carddav">'
            "<prop><resourcetype /><CAL:calendar-home-set />"
            '<n0:getctag xmlns:n0="http://calendarserver.org/ns/" /></prop></propfind>'
        ),
        # The usual prefixes, and no declaration.
        (
            '<D:propfind xmlns:D="DAV:" xmlns:CS="http://calendarserver.org/ns/" '
            'xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop><D:resourcetype/><C:calendar-home-set/>'
            "<CS:getctag/></D:prop></D:propfind>"
        ),
    ],
    ids=["prefix each", "default", "usual"],
)
def test_prefixes_make_no_difference(sent: str) -> None:
    assert read_propfind(sent.encode()) == ASKED


def test_the_attributes_of_a_colour_are_kept() -> None:
    name = f"{{{APPLE}}}calendar-color"
    sent = (
        '<A:propertyupdate xmlns:A="DAV:"><A:set><A:prop xml:lang="de">'
        '<D:calendar-color xmlns:D="http://apple.com/ns/ical/" symbolic-color="red">#FF2968FF'
        "</D:calendar-color></A:prop></A:set></A:propertyupdate>"
    )
    colour = Element(name=name, attributes=(("symbolic-color", "red"),), text="#FF2968FF")
    assert read_proppatch(sent.encode()) == (PropertyChange(name=name, value=colour),)


def test_a_sync_token_may_stand_on_a_line_of_its_own() -> None:
    sent = (
        '<?xml version="1.0"?><sync-collection xmlns="DAV:"><sync-token>\n  urn:t:1\n</sync-token>'
        "<sync-level>infinite</sync-level><prop><getetag/></prop></sync-collection>"
    )
    assert read_report(sent.encode()) == SyncCollection(
        wanted=Wanted(scope=Scope.PROP, names=(dav("getetag"),)), token="urn:t:1", limit=None
    )
