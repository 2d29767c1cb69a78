"""Cyrus IMAP's server for calendars and address books."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
import getpass
import imaplib
import os
from pathlib import Path
import subprocess

from tests.live.process import Process, free_port, running
from tests.live.waiting import until

from .installed import as_other_user, debian, libraries
from .running import Running, until_it_answers

_IMAPD = """\
configdirectory: {folder}/conf
defaultpartition: default
partition-default: {folder}/spool
cyrus_user: {user}
cyrus_group: {user}
admins: cyrus
allowplaintext: yes
sasl_mech_list: PLAIN
sasl_pwcheck_method: auxprop
sasl_auxprop_plugin: sasldb
sasl_sasldb_path: {folder}/sasldb2
httpmodules: caldav carddav
unixhierarchysep: yes
virtdomains: off
servername: localhost
lmtpsocket: {folder}/socket/lmtp
idlesocket: {folder}/socket/idle
notifysocket: {folder}/socket/notify
tls_server_cert: disabled
maxmessagesize: 0
hashimapspool: no
skiplist_unsafe: 1
"""
_CYRUS = """\
START {{
  recover cmd="{bin}/ctl_cyrusdb -C {folder}/imapd.conf -r"
}}
SERVICES {{
  imap cmd="{bin}/imapd -C {folder}/imapd.conf" listen="127.0.0.1:{imap}" prefork=0
  http cmd="{bin}/httpd -C {folder}/imapd.conf" listen="127.0.0.1:{http}" prefork=1
}}
EVENTS {{
}}
"""
_PEOPLE = ("cyrus", "anna")


@asynccontextmanager
async def cyrus(folder: Path) -> AsyncIterator[Running]:
    """Start Cyrus; end it when leaving."""
    root = debian()
    (triplet,) = {each.name for each in (root / "usr/lib").glob("*-linux-gnu")}
    env = {
        "LD_LIBRARY_PATH": libraries("usr/lib/cyrus"),
        "SASL_PATH": str(root / "usr/lib" / triplet / "sasl2"),
    }
    imap, http = free_port(), free_port()
    # Root is mapped to daemon: Cyrus refuses to be root.
    user = "daemon" if os.geteuid() == 0 else getpass.getuser()
    for name in ("conf", "spool", "socket"):
        (folder / name).mkdir()
    (folder / "imapd.conf").write_text(_IMAPD.format(folder=folder, user=user))
    settings = _CYRUS.format(folder=folder, bin=root / "usr/lib/cyrus/bin", imap=imap, http=http)
    (folder / "cyrus.conf").write_text(settings)
    for name in _PEOPLE:
        _add_password(folder, env, name)
    command = [
        *(*as_other_user(), str(root / "usr/sbin/cyrmaster"), "-C", str(folder / "imapd.conf")),
        *("-M", str(folder / "cyrus.conf"), "-p", str(folder / "pid")),
    ]
    host = f"http://127.0.0.1:{http}"
    async with running(command, output=folder / "log", env=env, cwd=folder) as process:
        await until_it_answers(f"{host}/", process, "Cyrus")
        await _make_anna(imap, process)
        yield Running(
            name="Cyrus",
            version="3.6.1",
            host=host,
            start="/dav/principals/user/anna/",
            principal="/dav/principals/user/anna/",
            calendars="/dav/calendars/user/anna/",
            books="/dav/addressbooks/user/anna/",
        )


def _add_password(folder: Path, env: dict[str, str], name: str) -> None:
    program = str(debian() / "usr/sbin/saslpasswd2")
    subprocess.run(  # noqa: S603 - one of its own programs
        [*as_other_user(), program, "-p", "-c", "-f", folder / "sasldb2", "-u", "localhost", name],
        input=f"{name}-pw".encode(),
        env={**os.environ, **env},
        check=True,
        capture_output=True,
    )


async def _make_anna(port: int, process: Process) -> None:
    """Make her mailbox; her homes make themselves."""

    def make() -> bool:
        try:
            with imaplib.IMAP4("127.0.0.1", port) as imap:
                imap.login("cyrus", "cyrus-pw")
                return bool(imap.create("user/anna")[0] == "OK")
        except OSError, imaplib.IMAP4.error:
            return False

    async def look() -> bool:
        process.check()
        return await asyncio.to_thread(make)

    await until(look, "Cyrus has made the mailbox", limit=30)
