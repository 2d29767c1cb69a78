"""A real PostgreSQL for tests: started once in a session, on a port of its own, durable in nothing.

It is Debian's, unpacked by ``scripts/postgresql``. Where that can't be had, tests of it fail.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from ipaddress import ip_address
import os
from pathlib import Path
import secrets
import shutil
import subprocess
import tempfile
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
import psycopg
from psycopg import sql
import pytest

ROOT = Path(__file__).parent.parent
OWNER = "book"
PASSWORD = "a password: ü/@%"
_MEMORY = Path("/dev/shm")  # noqa: S108 - a server for tests keeps nothing
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "shared_buffers": "32MB",
    "max_connections": "40",
    "jit": "off",
}


@cache
def _programs() -> Path:
    """Return the folder of PostgreSQL's own programs, brought if necessary."""
    done = subprocess.run(  # noqa: S603 - a script of ours
        [ROOT / "scripts" / "postgresql"], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    (found,) = (Path(done.stdout.strip()) / "root/usr/lib/postgresql").glob("*/bin")
    return found


def _environment() -> dict[str, str]:
    (libraries,) = _programs().parents[2].glob("*-linux-gnu")
    return {**os.environ, "LD_LIBRARY_PATH": str(libraries), "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def _run(program: str, *arguments: str) -> None:
    """Run one of its programs; they refuse to be run by root, and do as a mapped user."""
    alias = ("unshare", "--user", "--map-user=1", "--map-group=1") if os.geteuid() == 0 else ()
    subprocess.run(  # noqa: S603 - one of its own programs
        [*alias, str(_programs() / program), *arguments],
        check=True,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


class PostgreSQL:
    """A server in a folder of its own, whose people sign in with a password."""

    def __init__(self, folder: Path) -> None:
        """Make its files; it is not started."""
        self.folder = folder
        self.port = 0
        self._data = folder / "data"
        password = folder / "password"
        password.write_text(PASSWORD)
        _run(
            "initdb",
            *("-D", str(self._data), "-U", OWNER, "--auth=scram-sha-256", f"--pwfile={password}"),
            *("-E", "UTF8", "--locale=C.UTF-8", "--no-sync"),
        )

    def start(self, **settings: str) -> None:
        """Start it, and wait until it answers; the first time on a port that nobody has."""
        tries = [self.port] if self.port else [20_000 + secrets.randbelow(12_000) for _ in range(9)]
        for self.port in tries:
            try:
                return self._start(settings)
            except subprocess.CalledProcessError as error:
                refused = error
        raise refused

    def _start(self, settings: Mapping[str, str]) -> None:
        wanted = _SETTINGS | dict(settings) | {"unix_socket_directories": str(self.folder)}
        options = " ".join(f"-c {name}={value}" for name, value in wanted.items())
        log = str(self.folder / "log")
        arguments = ("-D", str(self._data), "-w", "-t", "60", "-l", log)
        _run("pg_ctl", *arguments, "-o", f"-p {self.port} {options}", "start")

    def stop(self, *, how: str = "fast") -> None:
        """Stop it; ``immediate`` is a crash."""
        _run("pg_ctl", "-D", str(self._data), "-m", how, "-w", "stop")

    def url(self, database: str = "postgres", **parts: Any) -> str:
        """Return the URL of a book in one of its databases."""
        asked = "&".join(f"{name}={value}" for name, value in parts.items() if name != "port")
        port = parts.get("port", self.port)
        secret = "a%20password%3A%20%C3%BC%2F%40%25"
        return f"postgresql+psycopg://{OWNER}:{secret}@127.0.0.1:{port}/{database}?{asked}"

    def form(self, schema: str, **others: Any) -> dict[str, Any]:
        """Return what a user fills in for a book of this schema."""
        return {
            "host": "127.0.0.1",
            "port": self.port,
            "database": "postgres",
            "username": OWNER,
            "password": PASSWORD,
            "tls": "prefer",
            "schema": schema,
            **others,
        }

    def connect(self, database: str = "postgres", **parts: Any) -> psycopg.Connection:
        """Sign in beside the book."""
        wanted: dict[str, Any] = {"user": OWNER, "password": PASSWORD, "autocommit": True, **parts}
        return psycopg.connect(host="127.0.0.1", port=self.port, dbname=database, **wanted)

    def execute(self, statement: str, *values: Any, database: str = "postgres") -> list[Any]:
        """Carry out a statement beside the book; return its rows."""
        with self.connect(database) as connection:
            found = connection.execute(statement.encode(), values or None)
            return found.fetchall() if found.description else []

    @property
    def certificate(self) -> Path:
        """Its own certificate, which nobody has signed."""
        return self._data / "server.crt"

    def make_certificate(self) -> None:
        """Give it a certificate for 127.0.0.1."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "postgresql")])
        address = x509.IPAddress(ip_address("127.0.0.1"))
        made = (
            x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
            .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
            .not_valid_after(datetime(2099, 1, 1, tzinfo=UTC))
            .add_extension(x509.SubjectAlternativeName([address]), critical=False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(key, hashes.SHA256())
        )
        self.certificate.write_bytes(made.public_bytes(Encoding.PEM))
        secret = self._data / "server.key"
        plain = (Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        secret.write_bytes(key.private_bytes(*plain))
        secret.chmod(0o600)

    def reload(self) -> None:
        """Have it read its settings again, and wait until it goes by them."""
        self.execute("SELECT pg_reload_conf()")

    def drop_schema(self, name: str) -> None:
        """Forget a book."""
        with self.connect() as connection:
            drop = sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(name))
            connection.execute(drop)


def _end_those_left(base: Path) -> None:
    """End the servers of tests that were killed, and forget their files."""
    for folder in base.glob("pg-*-*"):
        number = folder.name.split("-")[1]
        if number.isdecimal() and not Path("/proc", number).exists():
            arguments = ("-D", str(folder / "data"), "-m", "immediate", "-W", "stop")
            with suppress(subprocess.CalledProcessError):
                _run("pg_ctl", *arguments)
            shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """Start a server for all tests of this process."""
    base = _MEMORY if _MEMORY.is_dir() else Path(tempfile.gettempdir())
    _end_those_left(base)
    folder = Path(tempfile.mkdtemp(prefix=f"pg-{os.getpid()}-", dir=base))
    folder.chmod(0o755)
    server = PostgreSQL(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop(how="immediate")
        shutil.rmtree(folder)
