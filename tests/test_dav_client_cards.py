"""Address books on real servers hold to the contract of replicas."""

# ruff: noqa: D102 - the methods are described where they are abstract

from collections.abc import AsyncIterator

import pytest

from custom_components.studio_sync.formats.contact import Contact

from .dav_home import a_home
from .dav_servers.own import own
from .dav_servers.running import Running
from .dav_side import CardSide, card_side
from .replica_contract import ReplicaContract
from .replica_side import Side


class SogoSide(CardSide):
    """SOGo answers a dead token with everything, as it does within the second of a change."""

    async def forget_cursors(self) -> None:
        self.proxy.faults.refuses_tokens = True


@pytest.mark.xdist_group("radicale")
class TestRadicale(ReplicaContract):
    """Radicale, which writes cards in its own way."""

    @pytest.fixture
    async def side(
        self,
        radicale_server: Running,
        socket_enabled: None,  # noqa: ARG002
    ) -> AsyncIterator[Side[Contact]]:
        async with card_side(radicale_server, CardSide) as side:
            yield side


@pytest.mark.xdist_group("xandikos")
class TestXandikos(ReplicaContract):
    """Xandikos, which keeps cards as they are."""

    @pytest.fixture
    async def side(
        self,
        xandikos_server: Running,
        socket_enabled: None,  # noqa: ARG002
    ) -> AsyncIterator[Side[Contact]]:
        async with card_side(xandikos_server, CardSide) as side:
            yield side


@pytest.mark.xdist_group("davical")
class TestDAViCal(ReplicaContract):
    """DAViCal, which gives no etag when it has taken a card."""

    @pytest.fixture
    async def side(
        self,
        davical_server: Running,
        socket_enabled: None,  # noqa: ARG002
    ) -> AsyncIterator[Side[Contact]]:
        async with card_side(davical_server, CardSide) as side:
            yield side


@pytest.mark.xdist_group("sogo")
class TestSOGo(ReplicaContract):
    """SOGo, which takes no conditions, and whose tokens count seconds."""

    @pytest.fixture
    async def side(
        self,
        sogo_server: Running,
        socket_enabled: None,  # noqa: ARG002
    ) -> AsyncIterator[Side[Contact]]:
        async with card_side(sogo_server, SogoSide) as side:
            # Within the second of a change, what changed is told of once more, and read.
            side.listing_requests = (1, 2)
            yield side


@pytest.mark.xdist_group("cyrus")
class TestCyrus(ReplicaContract):
    """Cyrus, which keeps cards of version 3.0 as they are."""

    @pytest.fixture
    async def side(
        self,
        cyrus_server: Running,
        socket_enabled: None,  # noqa: ARG002
    ) -> AsyncIterator[Side[Contact]]:
        async with card_side(cyrus_server, CardSide) as side:
            yield side


class TestOurs(ReplicaContract):
    """Our own endpoint for phones."""

    @pytest.fixture
    async def side(
        self,
        socket_enabled: None,  # noqa: ARG002
    ) -> AsyncIterator[Side[Contact]]:
        async with own(a_home()) as server, card_side(server, CardSide) as side:
            yield side
