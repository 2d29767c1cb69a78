"""SOGo without a web server before it, with its tables in PostgreSQL and a memcached."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.live.process import free_port, running
from tests.postgresql import PostgreSQL

from .installed import as_other_user, debian, libraries
from .running import Running, until_it_answers

_USERS = """
create table sogo_users(c_uid varchar(64) primary key, c_name varchar(64),
  c_password varchar(255), c_cn varchar(255), mail varchar(255));
insert into sogo_users values('anna','anna','anna-pw','Anna','anna@example.com');
"""
_TABLES = {
    "SOGoProfileURL": "sogo_user_profile",
    "OCSFolderInfoURL": "sogo_folder_info",
    "OCSSessionsFolderURL": "sogo_sessions_folder",
    "OCSEMailAlarmsFolderURL": "sogo_alarms_folder",
    "OCSStoreURL": "sogo_store",
    "OCSAclURL": "sogo_acl",
    "OCSCacheFolderURL": "sogo_cache_folder",
}
_SOURCES = """( {{ type = sql; id = users; viewURL = "{database}/sogo_users"; canAuthenticate = YES;
isAddressBook = NO; userPasswordAlgorithm = plain; }} )"""


def _command(folder: Path, port: int, memcached: int, database: str) -> list[str]:
    settings = {
        "WOPort": f"127.0.0.1:{port}",
        "WONoDetach": "YES",
        "WOLogFile": "-",
        "WOPidFile": str(folder / "pid"),
        "WOWorkersCount": "5",
        "WOUseWatchDog": "YES",
        **{name: f"{database}/{table}" for name, table in _TABLES.items()},
        "SOGoMemcachedHost": f"127.0.0.1:{memcached}",
        "SOGoTimeZone": "Europe/Berlin",
        "SOGoMailDomain": "example.com",
        "SOGoLanguage": "English",
        "SOGoCacheCleanupInterval": "0",
        "SOGoUserSources": _SOURCES.format(database=database),
    }
    flags = [part for name, value in settings.items() for part in (f"-{name}", value)]
    return [*as_other_user(), str(debian() / "usr/sbin/sogod"), *flags]


@asynccontextmanager
async def sogo(folder: Path, server: PostgreSQL) -> AsyncIterator[Running]:
    """Start SOGo; end it when leaving."""
    server.execute("create role sogo superuser login password 'sogo'")
    server.execute("create database sogo owner sogo")
    with server.connect("sogo", user="sogo", password="sogo") as connection:
        connection.execute(_USERS.encode())
    root = debian()
    configuration = (root / "etc/GNUstep/GNUstep.conf").read_text()
    (folder / "GNUstep.conf").write_text(configuration.replace("=/usr/", f"={root}/usr/"))
    (folder / "home").mkdir()
    env = {
        "LD_LIBRARY_PATH": libraries("usr/lib", "usr/lib/sogo"),
        "GNUSTEP_CONFIG_FILE": str(folder / "GNUstep.conf"),
        "HOME": str(folder / "home"),
    }
    port, cache = free_port(), free_port()
    keeper = [str(root / "usr/bin/memcached"), "-l", "127.0.0.1", "-p", str(cache), "-m", "32"]
    database = f"postgresql://sogo:sogo@127.0.0.1:{server.port}/sogo"
    command = _command(folder, port, cache, database)
    host = f"http://127.0.0.1:{port}"
    async with (
        running(
            [*as_other_user(), *keeper, "-u", "daemon"],
            output=folder / "memcached.log",
            env=env,
            cwd=folder,
        ),
        running(command, output=folder / "log", env=env, cwd=folder) as process,
    ):
        await until_it_answers(f"{host}/SOGo/dav/", process, "SOGo")
        yield Running(
            name="SOGo",
            version="5.8.0",
            host=host,
            start="/SOGo/dav/anna/",
            principal="/SOGo/dav/anna/",
            calendars="/SOGo/dav/anna/Calendar/",
            books="/SOGo/dav/anna/Contacts/",
        )
