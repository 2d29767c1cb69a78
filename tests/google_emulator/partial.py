"""Partial responses: the ``fields`` parameter.

https://developers.google.com/workspace/calendar/api/guides/performance#partial-response
"""

import orjson

from .discovery import Discovery, Tree
from .errors import GoogleError, invalid_parameter
from .wire import JsonObject


def parse_fields(text: str) -> Tree:
    """Parse ``a,b/c,d(e,f)``; 400 if it is malformed."""
    tree, rest = _parse(text)
    if rest:
        raise _bad(text)
    return tree


def _bad(text: str) -> GoogleError:
    return invalid_parameter("fields", f"Invalid field selection {text}")


def _parse(text: str) -> tuple[Tree, str]:
    tree: Tree = {}
    while True:
        names, text = _path(text)
        node = tree
        for name in names:
            node = node.setdefault(name, {})
        if text.startswith("("):
            inner, text = _parse(text[1:])
            if not text.startswith(")"):
                raise _bad(text)
            text = text[1:]
            node.update(inner)
        if not text.startswith(","):
            return tree, text
        text = text[1:]


def _path(text: str) -> tuple[list[str], str]:
    end = next((i for i, char in enumerate(text) if char in ",()"), len(text))
    names = text[:end].split("/")
    if not all(name.isalnum() or name == "*" for name in names):
        raise _bad(text)
    return names, text[end:]


def keep(value: object, tree: Tree) -> object:
    """Return what the tree keeps of a JSON value."""
    if not tree or ("*" in tree and not tree["*"]):
        return value
    if isinstance(value, list):
        return [keep(item, tree) for item in value]
    if isinstance(value, dict):
        return _keep_members(value, tree)
    return value


def _keep_members(value: JsonObject, tree: Tree) -> JsonObject:
    everything = tree.get("*")
    kept: JsonObject = {}
    for name, item in value.items():
        below = tree.get(name, everything)
        if below is not None:
            kept[name] = keep(item, below)
    return kept


def select(resource: JsonObject, fields: str | None, schema: str, known: Discovery) -> JsonObject:
    """Apply the ``fields`` parameter to an answer; 400 for names that its schema lacks."""
    if fields is None:
        return resource
    tree = parse_fields(fields)
    unknown = known.unknown_name(schema, tree)
    if unknown is not None:
        raise _bad(unknown)
    # Members may be ready-made JSON.
    plain: JsonObject = orjson.loads(orjson.dumps(resource))
    return _keep_members(plain, tree)
