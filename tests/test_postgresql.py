"""The PostgreSQL of the tests is a real one, and the driver that users get can talk to it."""

import psycopg
import pytest

from .postgresql import PostgreSQL


def test_the_driver_brings_its_library_and_signs_in(postgresql: PostgreSQL) -> None:
    """Home Assistant has no ``libpq`` of its own that could be counted on."""
    assert psycopg.pq.__impl__ == "binary"
    with postgresql.connect() as connection:
        assert connection.info.parameter_status("server_encoding") == "UTF8"
        assert connection.execute("SELECT 'ü'").fetchone() == ("ü",)


def test_its_people_need_their_password(postgresql: PostgreSQL) -> None:
    with pytest.raises(psycopg.OperationalError):
        postgresql.connect(password="another")
