"""Making the tables of one database as those of another are, whatever kinds the two are.

It knows nothing of what is in them: rows go by their keys, in order, from one to the other, so that
a second walk over both finds what has changed since the first one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import batched
from typing import Any, Final

from sqlalchemy import (
    Column,
    Connection,
    Insert,
    Row,
    Table,
    UniqueConstraint,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
    text,
    update,
)

from . import tables

BATCH: Final = 1_000
TABLES: Final = tuple(tables.metadata.sorted_tables)
"""Those that others refer to come first."""

type Key = tuple[Any, ...]
type Tell = Callable[[int], None]
"""Is told of so many rows that were gone through; what it raises ends the walk."""


def count(connection: Connection) -> int:
    """Return how many rows all tables have."""
    found = (connection.execute(select(func.count()).select_from(each)) for each in TABLES)
    return sum(each.scalar_one() for each in found)


def fill(source: Connection, target: Connection, tell: Tell) -> None:
    """Copy all rows into tables that are empty."""
    for table in TABLES:
        for some in batched(_rows(source, table), BATCH, strict=False):
            _insert(target, table, some)
            tell(len(some))
    _count_on(target)


def make_equal(source: Connection, target: Connection, tell: Tell) -> int:
    """Have the target's rows as the source's are; return how many were not."""
    found = [_differences(source, target, table, tell) for table in TABLES]
    for each in found:
        _store(target, each)
    for each in reversed(found):
        if not _has_other_keys(each.table):
            _delete(target, each.table, each.gone)
    number = sum(len(each.new) + len(each.changed) + len(each.gone) for each in found)
    if number:
        _count_on(target)
    return number


@dataclass(frozen=True, slots=True)
class _Differences:
    """Rows of a table that the target lacks or has otherwise, and keys that only it has."""

    table: Table
    new: list[Row[Any]] = field(default_factory=list)
    changed: list[Row[Any]] = field(default_factory=list)
    gone: list[Key] = field(default_factory=list)


def _differences(source: Connection, target: Connection, table: Table, tell: Tell) -> _Differences:
    found, key = _Differences(table), _key_of(table)
    theirs = _rows(target, table)
    there, number = next(theirs, None), 0
    for number, here in enumerate(_rows(source, table), 1):
        if not number % BATCH:
            tell(BATCH)
        while there is not None and key(there) < key(here):
            found.gone.append(key(there))
            there = next(theirs, None)
        if there is None or key(there) != key(here):
            found.new.append(here)
            continue
        if tuple(there) != tuple(here):
            found.changed.append(here)
        there = next(theirs, None)
    while there is not None:
        found.gone.append(key(there))
        there = next(theirs, None)
    tell(number % BATCH)
    return found


def _rows(connection: Connection, table: Table) -> Iterator[Row[Any]]:
    """Return all rows in the order of their keys, as they are needed."""
    query = select(table).order_by(*table.primary_key)
    options = {"stream_results": True, "yield_per": BATCH}
    return iter(connection.execute(query, execution_options=options))


def _key_of(table: Table) -> Callable[[Sequence[Any]], Key]:
    places = [list(table.columns).index(each) for each in table.primary_key]
    return lambda row: tuple(row[each] for each in places)


def _has_other_keys(table: Table) -> bool:
    """Tell whether something else than its key is unique in a table that none refers to.

    Two of its rows may have exchanged it, so those that changed are deleted and inserted.
    """
    unique = any(each.unique for each in table.indexes) or any(
        isinstance(each, UniqueConstraint) for each in table.constraints
    )
    return unique and table is not tables.appointment


def _store(target: Connection, found: _Differences) -> None:
    if _has_other_keys(found.table):
        key = _key_of(found.table)
        _delete(target, found.table, [*found.gone, *map(key, found.changed)])
        _insert(target, found.table, [*found.changed, *found.new])
        return
    _update(target, found.table, found.changed)
    _insert(target, found.table, found.new)


def _insert(target: Connection, table: Table, rows: Sequence[Row[Any]]) -> None:
    if not rows:
        return
    if target.dialect.name == "postgresql":
        _copy(target, table, rows)
        return
    keys = [each.key for each in table.columns]
    query = _compiled(target, insert(table), keys)
    target.exec_driver_sql(query, [dict(zip(keys, each, strict=True)) for each in rows])


def _copy(target: Connection, table: Table, rows: Iterable[Row[Any]]) -> None:
    """Insert rows by PostgreSQL's fastest way."""
    names = ", ".join(f'"{each.name}"' for each in table.columns)
    driver: Any = target.connection.driver_connection
    with driver.cursor().copy(f'COPY "{table.name}" ({names}) FROM STDIN') as copy:
        for each in rows:
            copy.write_row(tuple(each))


def _compiled(target: Connection, statement: Insert, keys: Sequence[str]) -> str:
    compiled = statement.compile(dialect=target.dialect, column_keys=keys, for_executemany=True)
    return str(compiled)


def _update(target: Connection, table: Table, rows: Sequence[Row[Any]]) -> None:
    if not rows:
        return
    own = set(table.primary_key)
    values: dict[str, Any] = {
        each.key: bindparam(f"new_{each.key}") for each in table.columns if each not in own
    }
    statement = update(table).where(_is(table)).values(values)
    columns = list(table.columns)
    given = [
        {_bound(column, column in own): value for column, value in zip(columns, each, strict=True)}
        for each in rows
    ]
    target.execute(statement, given)


def _delete(target: Connection, table: Table, keys: Iterable[Key]) -> None:
    names = [f"old_{each.key}" for each in table.primary_key]
    given: list[Mapping[str, Any]] = [dict(zip(names, each, strict=True)) for each in keys]
    if given:
        target.execute(delete(table).where(_is(table)), given)


def _is(table: Table) -> Any:
    return and_(*(each == bindparam(f"old_{each.key}") for each in table.primary_key))


def _bound(column: Column[Any], is_key: bool) -> str:  # noqa: FBT001 - which of the two
    return f"old_{column.key}" if is_key else f"new_{column.key}"


def _count_on(target: Connection) -> None:
    """Have PostgreSQL number new rows after those that were copied; SQLite does by itself."""
    if target.dialect.name != "postgresql":
        return
    for table in TABLES:
        column = table.autoincrement_column
        if column is not None:
            sequence = f"pg_get_serial_sequence('{table.name}', '{column.name}')"
            highest = f'SELECT coalesce(max("{column.name}"), 0) + 1 FROM "{table.name}"'  # noqa: S608 - names of ours
            target.execute(text(f"SELECT setval({sequence}, ({highest}), false)"))
