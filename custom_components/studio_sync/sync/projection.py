"""What a replica is shown of a record, and how its copy is read back."""

from typing import Any, Protocol

from .record import Fields, Record


class Projection[R: Record = Record, C: Fields = Fields](Protocol):
    """The view that a replica has of the records. Pure; stable on round trips.

    The engine compares and merges what ``project`` and ``mask`` return; only
    ``take_back`` leads into the book. For every record and content it has to hold that
    ``project`` of what was taken back is what was taken back, and that a field which
    ``project`` hides is the same in ``project`` and ``mask``, or else as in the
    baseline: so it never comes back and is never in conflict.
    """

    @property
    def only_shown(self) -> tuple[str, ...]:
        """The fields that only copies have: what somebody makes of them is never read."""

    def project(self, record: R, content: C) -> C:
        """Return what the replica is to show for ``content``.

        That is the record's own content, or that of one child of it.
        """

    def mask(self, record: R, base: C | None, theirs: C) -> C:
        """Return the copy as far as it counts; ``base`` is what was agreed on last."""

    def take_back(self, record: R, content: C) -> C:
        """Return what the record says when both sides are to hold ``content``."""


class AsItIs:
    """The replica is shown all there is."""

    only_shown: tuple[str, ...] = ()

    def project[R: Record, C: Fields](self, record: R, content: C) -> C:  # noqa: ARG002
        """Return the content as it is."""
        return content

    def mask[R: Record, C: Fields](
        self,
        record: R,  # noqa: ARG002
        base: C | None,  # noqa: ARG002
        theirs: C,
    ) -> C:
        """Return the copy as it is."""
        return theirs

    def take_back[R: Record, C: Fields](self, record: R, content: C) -> C:  # noqa: ARG002
        """Return the content as it is."""
        return content


AS_IT_IS: Projection[Any, Any] = AsItIs()
