"""Calendars on real servers hold to the contract of replicas."""

# ruff: noqa: D102 - the methods are described where they are abstract

from collections.abc import AsyncIterator

import pytest

from custom_components.studio_sync.book.model import Content, Timed
from custom_components.studio_sync.dav_server.paths import Kind
from custom_components.studio_sync.sync.model import Verdict

from .calendar_contract import ALL_DAY, DAY, WEEKLY, CalendarContract, timed
from .dav_home import MemoryHome, a_home
from .dav_servers.own import own
from .dav_servers.running import Running
from .dav_side import CalendarSide, calendar_side, strange
from .replica_side import Side, new, write_one


@pytest.mark.xdist_group("radicale")
class TestRadicale(CalendarContract):
    """Radicale, which rewrites texts and gives a strong etag nevertheless."""

    @pytest.fixture
    async def side(
        self,
        radicale_server: Running,
        socket_enabled: None,  # noqa: ARG002
    ) -> AsyncIterator[Side[Content]]:
        async with calendar_side(radicale_server, CalendarSide) as side:
            yield side


@pytest.mark.xdist_group("xandikos")
class TestXandikos(CalendarContract):
    """Xandikos, which answers 207 for a calendar that is gone."""

    @pytest.fixture
    async def side(
        self,
        xandikos_server: Running,
        socket_enabled: None,  # noqa: ARG002
    ) -> AsyncIterator[Side[Content]]:
        async with calendar_side(xandikos_server, CalendarSide) as side:
            yield side


@pytest.mark.xdist_group("davical")
class TestDAViCal(CalendarContract):
    """DAViCal, which answers a dead token with everything, and leaves out what a multiget lacks."""

    @pytest.fixture
    async def side(
        self,
        davical_server: Running,
        socket_enabled: None,  # noqa: ARG002
    ) -> AsyncIterator[Side[Content]]:
        async with calendar_side(davical_server, CalendarSide) as side:
            yield side


class SogoSide(CalendarSide):
    """SOGo answers a dead token with everything, as it does within the second of a change."""

    async def forget_cursors(self) -> None:
        self.proxy.faults.refuses_tokens = True


@pytest.mark.xdist_group("sogo")
class TestSOGo(CalendarContract):
    """SOGo, which takes no conditions, rewrites texts, and whose tokens count seconds."""

    @pytest.fixture
    async def side(
        self,
        sogo_server: Running,
        socket_enabled: None,  # noqa: ARG002
    ) -> AsyncIterator[Side[Content]]:
        async with calendar_side(sogo_server, SogoSide) as side:
            # Within the second of a change, what changed is told of once more, and read.
            side.listing_requests = (1, 2)
            yield side


@pytest.mark.xdist_group("cyrus")
class TestCyrus(CalendarContract):
    """Cyrus, which rewrites some texts, and knows no events without length."""

    @pytest.mark.parametrize("content", [timed(description="first\nsecond"), ALL_DAY, WEEKLY])
    async def test_whatever_is_created_reads_back_equal(
        self, side: Side[Content], content: Content
    ) -> None:
        await super().test_whatever_is_created_reads_back_equal(side, content)

    async def test_an_event_without_length_is_refused(self, side: Side[Content]) -> None:
        content = timed(when=Timed(start=DAY, end=DAY, zone="Asia/Tokyo"))
        outcome = await write_one(side.replica, new(side, content))
        assert (outcome.verdict, outcome.reason) == (Verdict.REFUSED, "invalid")

    @pytest.fixture
    async def side(
        self,
        cyrus_server: Running,
        socket_enabled: None,  # noqa: ARG002
    ) -> AsyncIterator[Side[Content]]:
        async with calendar_side(cyrus_server, CalendarSide) as side:
            yield side


class OurSide(CalendarSide):
    """Our own endpoint: its calendar takes nothing strange from a client."""

    home: MemoryHome

    async def add_something_strange(self) -> str:
        calendar = self.home.find(Kind.CALENDAR, self.person.url.rstrip("/").rpartition("/")[2])
        assert calendar is not None
        calendar.items["strange.ics"] = strange()
        calendar.writes.append("strange.ics")
        return "strange.ics"


@pytest.mark.xdist_group("ours")
class TestOurs(CalendarContract):
    """Our own endpoint for phones."""

    @pytest.fixture
    async def side(
        self,
        socket_enabled: None,  # noqa: ARG002
    ) -> AsyncIterator[Side[Content]]:
        home = a_home()
        async with own(home) as server, calendar_side(server, OurSide) as side:
            side.home = home
            yield side
