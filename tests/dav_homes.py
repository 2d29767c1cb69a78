"""Fixtures of servers for real DAV clients, each started once for all tests that use it."""

import asyncio
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, contextmanager
from typing import Any

import pytest
import pytest_socket

from .dav_clients import radicale, studio
from .dav_clients.client import Missing
from .dav_clients.installed import brought

TRUSTS = {"use_x_forwarded_for": True, "trusted_proxies": ["127.0.0.1/32"]}
"""Home Assistant's configuration for a proxy on the same machine."""


@contextmanager
def running(start: AbstractAsyncContextManager[Any]) -> Iterator[Any]:
    """Keep a server running for several tests, each of which has an event loop of its own."""
    pytest_socket.enable_socket()
    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
        stack = AsyncExitStack()
        try:
            yield runner.run(stack.enter_async_context(start))
        finally:
            pytest_socket.enable_socket()
            runner.run(stack.aclose())


@pytest.fixture(scope="session")
def radicale_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[radicale.Home]:
    """Start Radicale."""
    try:
        program = brought("radicale/bin/radicale")
    except Missing as missing:
        pytest.skip(str(missing))
    with running(radicale.radicale(program, tmp_path_factory.mktemp("radicale"))) as home:
        yield home


@pytest.fixture(scope="session")
def studio_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[studio.Home]:
    """Start Home Assistant with a studio; a proxy may be before it."""
    folder = tmp_path_factory.mktemp("studio")
    with running(studio.studio_sync(folder, http=TRUSTS)) as home:
        yield home
