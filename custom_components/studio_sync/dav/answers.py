"""What is answered: multistatus (RFC 4918 §13) and errors with their conditions (§16)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
import re
from typing import Final

from .elements import Element
from .names import APPLE, CALDAV, CALENDAR_SERVER, CARDDAV, DAV, dav, split

CONTENT_TYPE: Final = "application/xml; charset=utf-8"
_PREFIXES: Final = {DAV: "d", CALDAV: "cal", CARDDAV: "card", CALENDAR_SERVER: "cs", APPLE: "ic"}
_DECLARED: Final = "".join(f' xmlns:{prefix}="{uri}"' for uri, prefix in _PREFIXES.items())
_HEAD: Final = '<?xml version="1.0" encoding="utf-8"?>\n'
_ESCAPES: Final = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\r": "&#13;",
    "\n": "&#10;",
    "\t": "&#9;",
}
_NO_TEXT: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML can't hold (XML 1.0 §2.2)."""
_IN_ATTRIBUTE: Final = re.compile(r"[^\x20!#-%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Propstat:
    """Properties that share a status; names alone where there are no values to show."""

    status: HTTPStatus
    properties: tuple[Element, ...]
    condition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertiesResponse:
    """What is answered about the properties of one resource."""

    href: str
    """Percent-encoded, as everywhere."""
    propstats: tuple[Propstat, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusResponse:
    """What is answered about one resource as a whole."""

    href: str
    status: HTTPStatus
    condition: str | None = None


type Response = PropertiesResponse | StatusResponse | str
"""A str is an answer that is written already."""


def found_and_missing(
    href: str, *, found: Iterable[Element], missing: Iterable[str]
) -> PropertiesResponse:
    """Return an answer with the properties that there are first, and those that there are not."""
    gone = tuple(Element(name=name) for name in missing)
    first = Propstat(status=HTTPStatus.OK, properties=tuple(found))
    second = Propstat(status=HTTPStatus.NOT_FOUND, properties=gone)
    # The first is there even if empty: a response needs one, and some clients read only that.
    return PropertiesResponse(href=href, propstats=(first, second) if gone else (first,))


class ItemAnswers:
    """Writes what is answered about items that differ in nothing but href, etag and text.

    A collection has thousands of them, so that all they have in common is written once.
    """

    def __init__(
        self,
        *,
        etag: bool,
        text: str | None,
        common: Iterable[Element],
        missing: Iterable[str],
    ) -> None:
        """``etag``: whether it is asked for; ``text``: the name of the property that holds it."""
        self._etag = etag
        self._text = None if text is None else _tag(text, "x")[0]
        whole = found_and_missing("", found=common, missing=missing)
        self._head = "<d:response><d:href>"
        start, inner = "</d:href><d:propstat><d:prop>", "".join(_response(whole))
        self._begin = start
        self._end = inner.partition(start)[2]

    def written(self, href: str, etag: str, text: str = "") -> str:
        """Return the answer about one item."""
        parts = [self._head, _text(href), self._begin]
        if self._etag:
            parts += ["<d:getetag>", _text(etag), "</d:getetag>"]
        if self._text is not None:
            parts += [f"<{self._text}>", _text(text), f"</{self._text}>"]
        return "".join([*parts, self._end])


def multistatus(responses: Iterable[Response], *, sync_token: str | None = None) -> bytes:
    """Write a multistatus in UTF-8; ``sync_token`` is that of sync-collection (RFC 6578 §6.2)."""
    parts = [_HEAD, f"<d:multistatus{_DECLARED}>"]
    for response in responses:
        parts += _response(response)
    if sync_token is not None:
        parts.append(f"<d:sync-token>{_text(sync_token)}</d:sync-token>")
    parts.append("</d:multistatus>\n")
    return "".join(parts).encode()


def error_body(condition: str, *children: Element, sentence: str = "") -> bytes:
    """Write the body of an error, in UTF-8: the condition that was not met, and what it holds.

    ``sentence`` tells people what is wrong.
    """
    told = (Element(name=dav("responsedescription"), text=sentence),) if sentence else ()
    return write_xml(
        Element(name=dav("error"), children=(Element(name=condition, children=children), *told))
    )


def need_privileges(href: str, privilege: str) -> Element:
    """Return what ``need-privileges`` holds (RFC 3744 §7.1.1)."""
    granted = Element(name=dav("privilege"), children=(Element(name=privilege),))
    return Element(name=dav("resource"), children=(href_element(href), granted))


def href_element(href: str) -> Element:
    """Return an href, which is percent-encoded already."""
    return Element(name=dav("href"), text=href)


def write_xml(root: Element) -> bytes:
    """Write an element as a whole document, in UTF-8."""
    return "".join([_HEAD, *_element(root, _DECLARED), "\n"]).encode()


def _response(response: Response) -> Iterator[str]:
    if isinstance(response, str):
        yield response
        return
    yield f"<d:response><d:href>{_text(response.href)}</d:href>"
    if isinstance(response, StatusResponse):
        yield _status(response.status)
        yield from _error(response.condition)
    else:
        for propstat in response.propstats:
            yield "<d:propstat><d:prop>"
            for each in propstat.properties:
                yield from _element(each)
            yield f"</d:prop>{_status(propstat.status)}"
            yield from _error(propstat.condition)
            yield "</d:propstat>"
    yield "</d:response>"


def _status(status: HTTPStatus) -> str:
    # Thunderbird compares it word for word.
    return f"<d:status>HTTP/1.1 {status.value} {status.phrase}</d:status>"


def _error(condition: str | None) -> Iterator[str]:
    if condition is not None:
        yield from _element(Element(name=dav("error"), children=(Element(name=condition),)))


def _element(element: Element, declared: str = "") -> Iterator[str]:
    tag, own = _tag(element.name, "x")
    yield f"<{tag}{declared}{own}"
    for number, (name, value) in enumerate(element.attributes):
        attribute, namespace = _tag(name, f"a{number}")
        yield f'{namespace} {attribute}="{_IN_ATTRIBUTE.sub(_escape, value)}"'
    if not element.text and not element.children:
        yield "/>"
        return
    yield f">{_text(element.text)}"
    for child in element.children:
        yield from _element(child)
    yield f"</{tag}>"


def _tag(name: str, prefix: str) -> tuple[str, str]:
    """Return a name as it is written, and the declaration that it needs."""
    namespace, local = split(name)
    if not namespace:
        return local, ""
    if namespace == _XML:
        return f"xml:{local}", ""
    if namespace in _PREFIXES:
        return f"{_PREFIXES[namespace]}:{local}", ""
    return f"{prefix}:{local}", f' xmlns:{prefix}="{_IN_ATTRIBUTE.sub(_escape, namespace)}"'


def _text(text: str) -> str:
    """Escape a text, of which a line end needs CR to be escaped, too (XML 1.0 §2.11)."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _NO_TEXT.sub("\ufffd", text.replace("\r", "&#13;"))


def _escape(found: re.Match[str]) -> str:
    """Escape a character; those that XML can't hold (XML 1.0 §2.2) become ``�``."""
    return _ESCAPES.get(found[0], "\ufffd")


_XML: Final = "http://www.w3.org/XML/1998/namespace"
