"""Checks of requests and answers against Google's own discovery document.

The document is the one that google-api-python-client carries; ``unbuilt.py`` lists what of it
the emulator does not do.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
import re

import orjson

from .errors import bad_request, invalid_parameter
from .wire import Call, JsonObject

type Tree = dict[str, Tree]
"""A selection of members by name; an empty tree below a name takes all of it."""

type Check = Callable[[object, str], str | None]
"""Returns what is wrong with a value at a path, or None."""

_BOOLEAN = {"true", "false"}


@dataclass(frozen=True, slots=True)
class Method:
    """A method of the API."""

    id: str
    """Such as ``calendar.events.list``."""
    parameters: JsonObject
    scopes: frozenset[str]
    scope_list: list[str]
    request: str | None
    response: str | None

    verb: str
    path: str
    """Such as ``v1/people/{peopleId}:updateContact``."""

    @property
    def rpc(self) -> str:
        """Its name in error details: ``calendar.v3.Events.List``."""
        service, *resources, name = self.id.split(".")
        resource = ".".join(each[0].upper() + each[1:] for each in resources)
        return f"{service}.v3.{resource}.{name[0].upper()}{name[1:]}"


@dataclass(slots=True)
class Discovery:
    """A discovery document, ready to check against."""

    schemas: JsonObject
    methods: dict[str, Method]
    _compiled: dict[str, Check] = field(default_factory=dict)

    def properties(self, schema: str) -> frozenset[str]:
        """Return the names of a schema's members."""
        return frozenset(self.schemas[schema]["properties"])

    def check_query(self, method: Method, call: Call) -> None:
        """Refuse unknown parameters and values that don't fit; 400."""
        seen: set[str] = set()
        for name, value in call.query:
            known = method.parameters.get(name)
            if known is None or known.get("location") == "path":
                raise bad_request(
                    f'Invalid JSON payload received. Unknown name "{name}": Cannot bind query '
                    f"parameter. Field '{name}' could not be found in request message.",
                    name,
                )
            if name in seen and not known.get("repeated"):
                raise invalid_parameter(name, f"Parameter {name} is given twice.")
            seen.add(name)
            _check_parameter(name, value, known)

    def problem(self, schema: str, value: object, *, closed: bool) -> str | None:
        """Return what a value has that its schema forbids; ``closed`` forbids unknown members."""
        key = f"{schema}{'!' if closed else ''}"
        check = self._compiled.get(key)
        if check is None:
            check = self._compiled[key] = self._compile({"$ref": schema}, closed=closed)
        return check(value, "")

    def unknown_name(self, schema: str, tree: Tree) -> str | None:
        """Return a name of a field selection that a schema lacks."""
        return self._unknown_name({"$ref": schema}, tree)

    def _unknown_name(self, schema: JsonObject, tree: Tree) -> str | None:
        schema = self.schemas.get(schema.get("$ref", ""), schema)
        if "items" in schema:
            return self._unknown_name(schema["items"], tree)
        if "additionalProperties" in schema:
            return None
        members = schema.get("properties", {})
        for name, below in tree.items():
            if name != "*" and name not in members:
                return name
            unknown = self._unknown_name(members[name], below) if name in members else None
            if unknown is not None:
                return unknown
        return None

    def _compile(self, schema: JsonObject, *, closed: bool) -> Check:
        reference = schema.get("$ref")
        if reference is not None:
            key = f"{reference}{'!' if closed else ''}"
            if key not in self._compiled:
                # A stand-in first: schemas refer to themselves.
                self._compiled[key] = self._later(key)
                self._compiled[key] = self._compile(self.schemas[reference], closed=closed)
            return self._compiled[key]
        kind = schema.get("type")
        if kind == "object":
            return self._object(schema, closed=closed)
        if kind == "array":
            return _array(self._compile(schema["items"], closed=closed), closed=closed)
        return _scalar(schema, closed=closed)

    def _later(self, key: str) -> Check:
        def check(value: object, path: str) -> str | None:
            return self._compiled[key](value, path)

        return check

    def _object(self, schema: JsonObject, *, closed: bool) -> Check:
        members = {
            name: self._compile(member, closed=closed)
            for name, member in schema.get("properties", {}).items()
        }
        others = schema.get("additionalProperties")
        other = self._compile(others, closed=closed) if others else None

        def check(value: object, path: str) -> str | None:
            if value is None and not closed:
                return None
            if not isinstance(value, dict):
                return f"{path}: not an object"
            for name, item in value.items():
                member = members.get(name, other)
                if member is None:
                    if closed:
                        return f"{path}.{name}: not in the schema"
                    continue
                problem = member(item, f"{path}.{name}")
                if problem is not None:
                    return problem
            return None

        return check


def _array(item_check: Check, *, closed: bool) -> Check:
    def check(value: object, path: str) -> str | None:
        if value is None and not closed:
            return None
        if not isinstance(value, list):
            return f"{path}: not an array"
        for index, item in enumerate(value):
            problem = item_check(item, f"{path}[{index}]")
            if problem is not None:
                return problem
        return None

    return check


_FORMS = {
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "date-time": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"),
}


def _scalar(schema: JsonObject, *, closed: bool) -> Check:
    kind, form = schema.get("type"), _FORMS.get(schema.get("format", ""))
    allowed = schema.get("enum")
    types: dict[object, tuple[type, ...]] = {
        "string": (str,),
        "integer": (int,),
        "number": (int, float),
        "boolean": (bool,),
    }
    wanted = types.get(kind)

    def check(value: object, path: str) -> str | None:
        if wanted is None or (value is None and not closed):
            return None
        if not isinstance(value, wanted) or (isinstance(value, bool) and bool not in wanted):
            return f"{path}: not of type {kind}"
        if allowed is not None and value not in allowed:
            return f"{path}: not one of {allowed}"
        # What is sent may lack an offset or be wrong in ways that the method itself answers.
        if closed and form is not None and not form.fullmatch(str(value)):
            return f"{path}: not a {schema['format']}"
        return None

    return check


def _check_parameter(name: str, value: str, known: JsonObject) -> None:
    kind = known.get("type")
    if kind == "boolean" and value not in _BOOLEAN:
        raise invalid_parameter(name, f"Invalid boolean value: '{value}'.")
    if kind == "integer":
        if re.fullmatch(r"-?\d+", value) is None:
            raise invalid_parameter(name, f"Invalid integer value: '{value}'.")
        low, high = int(known.get("minimum", -(2**31))), int(known.get("maximum", 2**31 - 1))
        if not low <= int(value) <= high:
            raise invalid_parameter(
                name,
                f"Invalid value '{value}'. Values must be within the range: [{low}, {high}]",
            )
    if "enum" in known and value not in known["enum"]:
        raise invalid_parameter(
            name, f"Invalid string value: '{value}'. Allowed values: {known['enum']}"
        )


@cache
def calendar_v3() -> Discovery:
    """Load the Calendar API's document, once."""
    return _load("calendar.v3.json")


@cache
def people_v1() -> Discovery:
    """Load the People API's document, once."""
    return _load("people.v1.json")


def _load(name: str) -> Discovery:
    source = files("googleapiclient") / "discovery_cache" / "documents" / name
    document = orjson.loads(source.read_bytes())
    methods = {each.id: each for each in _methods(document, document["parameters"])}
    return Discovery(document["schemas"], methods)


def _methods(node: JsonObject, common: JsonObject) -> Iterator[Method]:
    for method in node.get("methods", {}).values():
        scopes = list(method.get("scopes", []))
        yield Method(
            id=method["id"],
            parameters=common | method.get("parameters", {}),
            scopes=frozenset(scopes),
            scope_list=scopes,
            request=method.get("request", {}).get("$ref"),
            response=method.get("response", {}).get("$ref"),
            verb=method["httpMethod"],
            path=method.get("flatPath", method["path"]),
        )
    for resource in node.get("resources", {}).values():
        yield from _methods(resource, common)
