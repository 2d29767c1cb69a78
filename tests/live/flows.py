"""Config flows, options flows and subentry flows, step by step, as a user clicks them."""

from typing import Any, Self

from . import LiveError
from .client import Json, Rest

CONFIG = "/api/config/config_entries/flow"
OPTIONS = "/api/config/config_entries/options/flow"
SUBENTRY = "/api/config/config_entries/subentries/flow"
REPAIR = "/api/repairs/issues/fix"


class FlowSurprise(LiveError):
    """A flow showed something else than what was expected of it."""


class Flow:
    """A flow under way; ``step`` is what it shows now."""

    def __init__(self, rest: Rest, path: str, step: Json) -> None:
        self._rest = rest
        self._path = path
        self.step = step

    @classmethod
    async def _begin(cls, rest: Rest, path: str, body: Json) -> Self:
        return cls(rest, path, await rest.post(path, {"show_advanced_options": False, **body}))

    @classmethod
    async def config(cls, rest: Rest, domain: str) -> Self:
        """Add an integration."""
        return await cls._begin(rest, CONFIG, {"handler": domain})

    @classmethod
    async def reconfigure(cls, rest: Rest, domain: str, entry_id: str) -> Self:
        """Reconfigure an entry."""
        return await cls._begin(rest, CONFIG, {"handler": domain, "entry_id": entry_id})

    @classmethod
    async def options(cls, rest: Rest, entry_id: str) -> Self:
        """Open an entry's options."""
        return await cls._begin(rest, OPTIONS, {"handler": entry_id})

    @classmethod
    async def subentry(cls, rest: Rest, entry_id: str, kind: str) -> Self:
        """Add a subentry of a kind."""
        return await cls._begin(rest, SUBENTRY, {"handler": [entry_id, kind]})

    @classmethod
    async def repair(cls, rest: Rest, domain: str, issue_id: str) -> Self:
        """Begin to fix a repair."""
        return await cls._begin(rest, REPAIR, {"handler": domain, "issue_id": issue_id})

    @property
    def kind(self) -> str:
        """What it shows, such as form, menu, external, create_entry or abort."""
        kind: str = self.step["type"]
        return kind

    async def choose(self, option: str) -> Self:
        """Choose from a menu."""
        self._expect("menu")
        return await self._send({"next_step_id": option})

    async def submit(self, **fields: Any) -> Self:
        """Fill in a form and send it; raises FlowSurprise if it comes back with errors."""
        self._expect("form")
        shown = self.step["step_id"]
        await self._send(fields)
        if self.kind == "form" and self.step.get("errors"):
            raise FlowSurprise(f"{shown}: {self.step['errors']}")
        return self

    async def look(self) -> Self:
        """See where the flow is, after something outside moved it on."""
        self.step = await self._rest.get(f"{self._path}/{self.step['flow_id']}")
        return self

    def choices(self, field: str) -> dict[str, str]:
        """Values and labels of a form's selection field."""
        self._expect("form")
        for shown in self.step["data_schema"]:
            if shown["name"] == field:
                return _choices(shown)
        raise FlowSurprise(f"{self.step['step_id']} has no field {field}")

    def defaults(self) -> dict[str, Any]:
        """Tell what a form's fields are set to when it opens."""
        self._expect("form")
        return {
            shown["name"]: shown.get("description", {}).get("suggested_value", shown.get("default"))
            for shown in self.step["data_schema"]
        }

    async def close(self) -> None:
        """Close the dialog before its end."""
        await self._rest.delete(f"{self._path}/{self.step['flow_id']}")

    def address(self) -> str:
        """Where to go for a step outside Home Assistant."""
        self._expect("external")
        address: str = self.step["url"]
        return address

    def made(self) -> Json:
        """Answer with what the flow has made: an entry, if it is a config flow."""
        self._expect("create_entry")
        return self.step.get("result")

    async def _send(self, body: Json) -> Self:
        self.step = await self._rest.post(f"{self._path}/{self.step['flow_id']}", body)
        return self

    def _expect(self, kind: str) -> None:
        if self.kind != kind:
            detail = self.step.get("reason") or self.step.get("step_id")
            raise FlowSurprise(f"expected {kind}, but the flow shows {self.kind} ({detail})")


def _choices(shown: Json) -> dict[str, str]:
    """Read a selector's options, or those of a plain list of values."""
    options = shown.get("selector", {}).get("select", {}).get("options") or shown.get("options", [])
    return {
        (option["value"] if isinstance(option, dict) else str(option)): (
            option["label"] if isinstance(option, dict) else str(option)
        )
        for option in options
    }
