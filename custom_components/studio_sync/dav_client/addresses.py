"""Addresses on a server, however it writes them: absolute or not, escaped or not. Pure.

Of an item its name within its collection is what counts, so that a server that moves to another
address, or writes its addresses otherwise than before, is still the same.
"""

from typing import Final
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

_SAFE: Final = "-._~!$&'()*+,;=:@"
"""What is kept in a segment of a path as it is (RFC 3986 §3.3)."""
_PORTS: Final = {"http": 80, "https": 443}


def origin_of(url: str) -> tuple[str, str, int | None]:
    """Return the scheme, the host and the port of a URL."""
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    return scheme, (parts.hostname or "").lower(), parts.port or _PORTS.get(scheme)


def resolved(base: str, href: str) -> str:
    """Return an address that was written in an answer from ``base``, as a URL in one spelling.

    An address of another host stays one: it is for the caller to look.
    """
    url = href if "://" in href.partition("?")[0] else _joined(base, href)
    parts = urlsplit(url)
    netloc = parts.netloc.rpartition("@")[2].lower()
    return urlunsplit((parts.scheme.lower(), netloc, spelled(parts.path) or "/", "", ""))


def on_host(base: str, href: str) -> str:
    """Return an address as ``resolved``, but at the host that answered, whatever host it names.

    Behind a proxy a server may not know its own name; and the password goes nowhere else.
    """
    return resolved(base, urlsplit(resolved(base, href)).path)


def _joined(base: str, href: str) -> str:
    # Some servers write "//calendars/…", which would name a host.
    path = "/" + href.lstrip("/") if href.startswith("/") else href
    return urljoin(base, path.replace("?", "%3F").replace("#", "%23"))


def spelled(path: str) -> str:
    """Return a path in one spelling: ``%40`` and ``@`` are the same, ``%2F`` and ``/`` are not."""
    return "/".join(quote(unquote(segment), safe=_SAFE) for segment in path.split("/"))


def as_folder(url: str) -> str:
    """Return the URL of a collection, with its final slash."""
    return url if url.endswith("/") else f"{url}/"


def name_in(collection: str, url: str) -> str | None:
    """Return the name of an item by its URL; None if it is not in this collection.

    The collection itself has no name in it, nor has what belongs to another one within it.
    """
    folder = as_folder(collection)
    if not url.startswith(folder):
        return None
    name = url.removeprefix(folder)
    return name if name and "/" not in name else None


def is_same(url: str, other: str) -> bool:
    """Tell whether two URLs are of one resource, with its final slash or without."""
    return as_folder(url) == as_folder(other)


def is_related(url: str, home: str) -> bool:
    """Tell whether a home is where the password may go: at the same host, or one of its domain.

    iCloud's homes are at a host for each person; from TLS to plain nothing goes.
    """
    scheme, host, port = origin_of(url)
    home_scheme, home_host, home_port = origin_of(home)
    if scheme != home_scheme or port != home_port:
        return False
    domain = host.partition(".")[2]
    return home_host == host or ("." in domain and home_host.endswith(f".{domain}"))


def may_follow(url: str, target: str) -> bool:
    """Tell whether a redirection may be followed with the password: within the host only.

    To TLS at the same host is allowed, from TLS to plain never.
    """
    scheme, host, port = origin_of(url)
    new_scheme, new_host, new_port = origin_of(target)
    if host != new_host or new_scheme not in _PORTS:
        return False
    if scheme == new_scheme:
        return port == new_port
    return scheme == "http" and port == _PORTS["http"] and new_port == _PORTS["https"]
