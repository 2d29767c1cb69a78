"""DAViCal on PHP's own server, with its tables in PostgreSQL."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
import shutil

from tests.live.process import free_port, running
from tests.postgresql import PostgreSQL

from .installed import debian, libraries
from .running import Running, until_it_answers

_TABLES = (
    "awl/dba/awl-tables.sql",
    "awl/dba/schema-management.sql",
    "davical/dba/davical.sql",
    "davical/dba/supported_locales.sql",
    "davical/dba/caldav_functions.sql",
    "davical/dba/rrule_functions.sql",
    "davical/dba/views/dav_principal.sql",
    "davical/dba/base-data.sql",
)
_PERSON = """
insert into usr(active,email_ok,updated,username,password,fullname,email)
values(true,current_date,current_date,'anna','**anna-pw','Anna','anna@example.com');
insert into principal(type_id,user_no,displayname,default_privileges)
select 1,user_no,'anna',0::bit(24) from usr where username='anna';
"""
_SETTINGS = """<?php
$c->pg_connect[] = 'host=127.0.0.1 port={port} dbname=davical user=davical_app password=davical';
$c->admin_email='a@example.com'; $c->system_name='studio'; $c->default_locale='en_US.UTF-8';
"""
_ROUTER = r"""<?php // what a web server's alias would do
$p = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (!preg_match('#^/(\.well-known/|caldav\.php)#', $p)) return false;
chdir(__DIR__.'/htdocs');
$_SERVER['SCRIPT_NAME'] = '/caldav.php';
$_SERVER['PATH_INFO'] = $p[1] == '.' ? $p : rawurldecode(substr($p, strlen('/caldav.php')));
if ($p[1] == '.') $_SERVER['PHP_SELF'] = '/caldav.php'.$p;
require __DIR__.'/htdocs/caldav.php';
return true;
"""
_EXTENSIONS = ("pdo", "pdo_pgsql", "pgsql", "xml", "iconv", "calendar", "gettext", "curl", "ctype")


def _make_tables(server: PostgreSQL) -> None:
    for role in ("davical_dba", "davical_app"):
        server.execute(f"create role {role} superuser login password 'davical'")
    server.execute("create database davical owner davical_dba")
    share = debian() / "usr/share"
    with server.connect("davical", user="davical_dba", password="davical") as connection:
        for file in _TABLES:
            connection.execute((share / file).read_bytes())
        connection.execute(_PERSON.encode())


def _command(port: int) -> list[str]:
    root = debian()
    (modules,) = (root / "usr/lib/php").glob("2*")
    options = [
        f"extension_dir={modules}",
        *(f"extension={name}.so" for name in (*_EXTENSIONS, "posix")),
        f"zend_extension={modules}/opcache.so",
        "opcache.enable_cli=1",
        f"include_path={root}/usr/share/awl/inc",
        "error_reporting=E_ALL&~E_NOTICE&~E_DEPRECATED&~E_WARNING",
        *("display_errors=0", "log_errors=1", "memory_limit=256M"),
    ]
    flags = [part for option in options for part in ("-d", option)]
    server = ("-S", f"127.0.0.1:{port}", "-t", "htdocs", "router.php")
    return [str(root / "usr/bin/php8.2"), "-n", *flags, *server]


@asynccontextmanager
async def davical(folder: Path, server: PostgreSQL) -> AsyncIterator[Running]:
    """Start DAViCal; end it when leaving."""
    _make_tables(server)
    for name in ("htdocs", "inc", "locale"):
        shutil.copytree(debian() / "usr/share/davical" / name, folder / name)
    (folder / "config").mkdir()
    (folder / "config/config.php").write_text(_SETTINGS.format(port=server.port))
    (folder / "router.php").write_text(_ROUTER)
    port = free_port()
    env = {"PHP_CLI_SERVER_WORKERS": "4", "LD_LIBRARY_PATH": libraries()}
    host = f"http://127.0.0.1:{port}"
    output = folder / "log"
    async with running(_command(port), output=output, env=env, cwd=folder) as process:
        await until_it_answers(f"{host}/", process, "DAViCal")
        yield Running(
            name="DAViCal",
            version="1.1.12",
            host=host,
            start="/caldav.php/",
            principal="/caldav.php/anna/",
            calendars="/caldav.php/anna/",
            books="/caldav.php/anna/",
        )
