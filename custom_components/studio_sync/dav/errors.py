"""Why a request of a DAV client is refused."""

from http import HTTPStatus

from ..base_error import StudioSyncError


class DavError(StudioSyncError):
    """A request that is answered with an error.

    Only a DAV client is told: by ``status``, and by ``condition``, the name of the precondition
    that was not met (RFC 4918 §16), if there is one.
    """

    key = "internal_error"
    is_mistake = True

    def __init__(
        self,
        sentence: str,
        *,
        status: HTTPStatus = HTTPStatus.BAD_REQUEST,
        condition: str | None = None,
    ) -> None:
        """``sentence`` tells a person what is wrong; it holds nothing of what was sent."""
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status
        self.condition = condition


class XmlError(DavError):
    """A body that is no XML, or XML that is not read."""


class RequestError(DavError):
    """XML that asks for nothing that is known, or for what can't be done."""


class PathError(DavError):
    """A path that names nothing here."""
