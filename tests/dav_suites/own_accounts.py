"""A plugin of pytest for the suite of python-caldav: each test has an account of its own.

The suite empties one calendar before each test. In a studio that meets the brake for phones (B4),
as it should: so a test is given a new calendar, by the next line of ``accounts.jsonl``.
"""

import json
from pathlib import Path

import pytest

_ACCOUNTS = (line for line in Path("accounts.jsonl").read_text("utf-8").splitlines())


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Function) -> None:
    """Have a test sign in with the next account; the two classes of the suite keep it apart."""
    account = json.loads(next(_ACCOUNTS))
    tests = item.cls
    known = tests.server_params if hasattr(tests, "server_params") else tests.server.config
    known.update(account)
