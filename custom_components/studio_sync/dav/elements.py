"""XML, read safely: no document type, no entities, bounded in bytes, depth and elements."""

from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final
from xml.parsers import expat

from .errors import XmlError

MAX_BYTES: Final = 4 * 2**20
MAX_DEPTH: Final = 32
MAX_ELEMENTS: Final = 50_000
MAX_ATTRIBUTES: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class XmlLimits:
    """How much is read: bytes of the whole, elements in it, and how deeply these are nested."""

    size: int = MAX_BYTES
    elements: int = MAX_ELEMENTS
    depth: int = MAX_DEPTH


LIMITS: Final = XmlLimits()
"""For what a client sends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """An element; names, also those of attributes, are in Clark notation.

    ``text`` is all of its own text, wherever between its children.
    """

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    text: str = ""
    children: tuple[Element, ...] = ()

    def attribute(self, name: str) -> str | None:
        """Return the value of an attribute, None if it is not there."""
        return next((value for each, value in self.attributes if each == name), None)

    def all(self, name: str) -> tuple[Element, ...]:
        """Return the children of a name."""
        return tuple(child for child in self.children if child.name == name)

    def first(self, name: str) -> Element | None:
        """Return the first child of a name, None if there is none."""
        return next((child for child in self.children if child.name == name), None)


@dataclass(slots=True)
class _Open:
    """An element whose end has not come yet."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    text: list[str] = field(default_factory=list)
    children: list[Element] = field(default_factory=list)


class _Reader:
    """Makes elements of what expat finds."""

    def __init__(self, limits: XmlLimits, on_child: Callable[[Element], None] | None) -> None:
        self._open = [_Open("")]
        self._elements = 0
        self._limits = limits
        self._on_child = on_child

    def start(self, name: str, attributes: list[str]) -> None:
        self._elements += 1
        if self._elements > self._limits.elements:
            raise XmlError("The XML has too many elements.")
        if len(self._open) > self._limits.depth:
            raise XmlError("The XML is nested too deeply.")
        if len(attributes) > 2 * MAX_ATTRIBUTES:
            raise XmlError("An element has too many attributes.")
        pairs = zip(attributes[::2], attributes[1::2], strict=True) if attributes else ()
        self._open.append(
            _Open(_clark(name), tuple([(_clark(each), value) for each, value in pairs]))
        )

    def end(self, _name: str) -> None:
        done = self._open.pop()
        element = Element(
            name=done.name,
            attributes=done.attributes,
            text="".join(done.text),
            children=tuple(done.children),
        )
        if self._on_child is not None and len(self._open) == _IN_ROOT:
            self._on_child(element)
        else:
            self._open[-1].children.append(element)

    def text(self, text: str) -> None:
        self._open[-1].text.append(text)

    def document_type(self, *_: object) -> None:
        raise XmlError("XML with a document type is not read.")

    def root(self) -> Element:
        return self._open[0].children[0]


class XmlStream:
    """Reads XML in UTF-8, UTF-16 or what it declares, piece by piece. Raises ``XmlError``.

    A document type is refused where it begins, so no entity is ever defined or expanded.
    """

    def __init__(
        self, limits: XmlLimits = LIMITS, on_child: Callable[[Element], None] | None = None
    ) -> None:
        """``on_child`` is given each child of the root once it is complete; the root lacks it."""
        self._limits = limits
        self._size = 0
        self._reader = reader = _Reader(limits, on_child)
        self._parser = parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.StartDoctypeDeclHandler = reader.document_type
        parser.StartElementHandler = reader.start
        parser.EndElementHandler = reader.end
        parser.CharacterDataHandler = reader.text

    def feed(self, piece: bytes) -> None:
        """Read the next piece."""
        self._size += len(piece)
        if self._size > self._limits.size:
            raise XmlError("The XML is too long.", status=HTTPStatus.CONTENT_TOO_LARGE)
        self._parse(piece, final=False)

    def close(self) -> Element:
        """Return the root, once all is read."""
        self._parse(b"", final=True)
        return self._reader.root()

    def _parse(self, piece: bytes, *, final: bool) -> None:
        try:
            self._parser.Parse(piece, final)
        except (expat.ExpatError, LookupError, ValueError) as error:
            # The last two are an encoding that Python does not know, or that expat can't use.
            raise XmlError("The body is not well-formed XML.") from error


def read_xml(body: bytes, limits: XmlLimits = LIMITS) -> Element:
    """Read a whole XML document; see ``XmlStream``. Raises ``XmlError``."""
    stream = XmlStream(limits)
    stream.feed(body)
    return stream.close()


def _clark(name: str) -> str:
    return f"{{{name}" if "}" in name else name


_IN_ROOT: Final = 2
"""So many elements are open where a child of the root has just ended, with the one around it."""
