"""Fixtures of real calendar servers, each started once for all tests."""

from collections.abc import Iterator

import pytest

from .dav_homes import running as kept_running
from .dav_servers.cyrus import cyrus
from .dav_servers.davical import davical
from .dav_servers.radicale import radicale
from .dav_servers.running import Running
from .dav_servers.sogo import sogo
from .dav_servers.xandikos import xandikos
from .postgresql import PostgreSQL

SERVERS = ("radicale", "xandikos", "davical", "sogo", "cyrus", "own")
"""The names of their fixtures, without ``_server``."""


@pytest.fixture(scope="session")
def radicale_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Start Radicale."""
    with kept_running(radicale(tmp_path_factory.mktemp("radicale"))) as server:
        yield server


@pytest.fixture(scope="session")
def xandikos_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Start Xandikos."""
    with kept_running(xandikos(tmp_path_factory.mktemp("xandikos"))) as server:
        yield server


@pytest.fixture(scope="session")
def davical_server(
    tmp_path_factory: pytest.TempPathFactory, postgresql: PostgreSQL
) -> Iterator[Running]:
    """Start DAViCal."""
    with kept_running(davical(tmp_path_factory.mktemp("davical"), postgresql)) as server:
        yield server


@pytest.fixture(scope="session")
def sogo_server(
    tmp_path_factory: pytest.TempPathFactory, postgresql: PostgreSQL
) -> Iterator[Running]:
    """Start SOGo."""
    with kept_running(sogo(tmp_path_factory.mktemp("sogo"), postgresql)) as server:
        yield server


@pytest.fixture(scope="session")
def cyrus_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Start Cyrus."""
    with kept_running(cyrus(tmp_path_factory.mktemp("cyrus"))) as server:
        yield server
