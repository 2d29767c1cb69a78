"""XML, read safely: no document type, no entities, bounded in bytes, depth and elements."""

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

    def __init__(self) -> None:
        self._open = [_Open("")]
        self._elements = 0

    def start(self, name: str, attributes: list[str]) -> None:
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise XmlError("The XML has too many elements.")
        if len(self._open) > MAX_DEPTH:
            raise XmlError("The XML is nested too deeply.")
        if len(attributes) > 2 * MAX_ATTRIBUTES:
            raise XmlError("An element has too many attributes.")
        pairs = zip(attributes[::2], attributes[1::2], strict=True)
        self._open.append(
            _Open(_clark(name), tuple((_clark(each), value) for each, value in pairs))
        )

    def end(self, _name: str) -> None:
        done = self._open.pop()
        element = Element(
            name=done.name,
            attributes=done.attributes,
            text="".join(done.text),
            children=tuple(done.children),
        )
        self._open[-1].children.append(element)

    def text(self, text: str) -> None:
        self._open[-1].text.append(text)

    def document_type(self, *_: object) -> None:
        raise XmlError("XML with a document type is not read.")

    def root(self) -> Element:
        return self._open[0].children[0]


def read_xml(body: bytes) -> Element:
    """Read XML in UTF-8, UTF-16 or what it declares. Raises ``XmlError``.

    A document type is refused where it begins, so no entity is ever defined or expanded.
    """
    if len(body) > MAX_BYTES:
        raise XmlError("The XML is too long.", status=HTTPStatus.CONTENT_TOO_LARGE)
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.ordered_attributes = True
    parser.StartDoctypeDeclHandler = reader.document_type
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(body, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        # The last two are an encoding that Python does not know, or that expat can't use.
        raise XmlError("The body is not well-formed XML.") from error
    return reader.root()


def _clark(name: str) -> str:
    return f"{{{name}" if "}" in name else name
