"""nginx before a Home Assistant, with the lines that ``docs/phones.md`` tells owners to write."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
import re

from tests.live.folder import REPOSITORY
from tests.live.process import free_port, running

from .installed import debian

AROUND = """\
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log stderr;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{server}
}}
"""


def _server(changes: dict[str, str]) -> str:
    """Return what the page says of nginx, with other addresses and files."""
    page = (REPOSITORY / "docs" / "phones.md").read_text(encoding="utf-8")
    (server,) = re.findall(r"```nginx\n(.*?)```", page, re.DOTALL)
    for old, new in changes.items():
        if server.count(old) != 1:
            raise ValueError(f"{old} is not in the page, or twice")
        server = server.replace(old, new)
    return str(server)


@asynccontextmanager
async def nginx(folder: Path, *, to: str, certificate: Path) -> AsyncIterator[tuple[str, str]]:
    """Start it before an address; gives where it is reached by HTTPS, and by HTTP.

    Raises Missing.
    """
    program = debian("nginx")
    secure, plain = free_port(), free_port()
    live = "/etc/letsencrypt/live/studio.example.com"
    changes = {
        "listen 443 ssl;": f"listen 127.0.0.1:{secure} ssl; listen 127.0.0.1:{plain};",
        f"{live}/fullchain.pem": str(certificate),
        f"{live}/privkey.pem": str(certificate),
        "http://192.168.1.10:8123": to,
        # Home Assistant's own pages on proxies have this line, too.
        "proxy_set_header Host $http_host;": "proxy_set_header Host $http_host;"
        " proxy_set_header X-Forwarded-Host $http_host;",
    }
    file = folder / "nginx.conf"
    file.write_text(AROUND.format(folder=folder, server=_server(changes)), encoding="utf-8")
    command = [str(program), "-e", "stderr", "-c", str(file)]
    async with running(command, output=folder / "nginx.out", env={}, cwd=folder):
        yield f"https://127.0.0.1:{secure}", f"http://127.0.0.1:{plain}"
