"""Which reports on an account are sent, and where (S13)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

CONF_WARNINGS: Final = "mail_warnings"
CONF_DETAILED: Final = "mail_detailed"
CONF_ADDRESS: Final = "mail_address"
CONF_NOTIFY: Final = "mail_notify"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """The reports on an account: of what, and where they go.

    ``warnings``: *warnings and errors to me*; ``detailed``: *detailed log to me*.
    ``notify`` are ids of notify entities.
    """

    warnings: bool = False
    detailed: bool = False
    address: str = ""
    notify: tuple[str, ...] = ()

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> Self:
        """Read them from an entry's options or a form; what is missing has its default."""
        return cls(
            warnings=bool(options.get(CONF_WARNINGS, False)),
            detailed=bool(options.get(CONF_DETAILED, False)),
            address=options.get(CONF_ADDRESS, "").strip(),
            notify=tuple(options.get(CONF_NOTIFY, ())),
        )

    def as_dict(self) -> dict[str, Any]:
        """Return them as the entry stores them."""
        return {
            CONF_WARNINGS: self.warnings,
            CONF_DETAILED: self.detailed,
            CONF_ADDRESS: self.address,
            CONF_NOTIFY: list(self.notify),
        }

    @property
    def wanted(self) -> bool:
        """Whether anything is reported."""
        return self.warnings or self.detailed
