"""What reading or writing costs in the book, counted: the same on any machine."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
import sqlite3
from typing import cast

from sqlalchemy import Connection, Engine, event

from custom_components.studio_sync.book.database import Transaction

STEPS = 10
"""Of SQLite's virtual machine, counted at once."""


@dataclass(frozen=True, kw_only=True)
class Cost:
    """Statements, and steps of SQLite's virtual machine, which takes some for each row it reads."""

    statements: int
    steps: int


def cost_of[T](tx: Transaction, work: Callable[[Transaction], T]) -> tuple[T, Cost]:
    """Do something in a transaction, and say what it took."""
    statements, steps = list[str](), list[int]()

    def note(_c: Connection, _cursor: object, text: str, *_: object) -> None:
        statements.append(text)

    driver = cast("sqlite3.Connection", tx.connection.connection.driver_connection)
    event.listen(tx.connection, "before_cursor_execute", note)
    driver.set_progress_handler(lambda: steps.append(STEPS), STEPS)
    try:
        done = work(tx)
    finally:
        driver.set_progress_handler(None, 0)
        event.remove(tx.connection, "before_cursor_execute", note)
    return done, Cost(statements=len(statements), steps=sum(steps))


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """Collect the statements of all transactions, but for the begin and the end of each."""
    found = list[str]()

    def note(_c: Connection, _cursor: object, text: str, *_: object) -> None:
        if not text.startswith("BEGIN"):
            found.append(text)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", note)
