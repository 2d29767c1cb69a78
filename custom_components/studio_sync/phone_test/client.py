"""Sends the requests of a test of an access, and tells by the answers why something fails."""

from __future__ import annotations

import asyncio
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from ssl import SSLCertVerificationError
from typing import Final

from aiohttp import (
    ClientConnectorCertificateError,
    ClientConnectorDNSError,
    ClientError,
    ClientSession,
    ClientSSLError,
    hdrs,
)
from yarl import URL

from .outcome import Fault, Step, StepFailed

TIMEOUT: Final = 15
"""Seconds in which each request is to be answered."""
REALM: Final = "Studio Sync"
_MOST: Final = 1024 * 1024
"""Bytes of an answer."""
_XML: Final[dict[str, str]] = {hdrs.CONTENT_TYPE: "application/xml; charset=utf-8"}
_CLOSED: Final[dict[str, str]] = {hdrs.CONNECTION: "close"}
"""Each request is to be answered by who listens now."""
_REFUSED: Final = frozenset(
    {HTTPStatus.FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED}
)
_BY_STATUS: Final[Mapping[int, Fault]] = {
    HTTPStatus.BAD_REQUEST: Fault.PROXY_NOT_TRUSTED,
    HTTPStatus.NOT_FOUND: Fault.OTHER_SERVER,
    HTTPStatus.GONE: Fault.OTHER_SERVER,
    HTTPStatus.UPGRADE_REQUIRED: Fault.PLAIN_HTTP,
    HTTPStatus.TOO_MANY_REQUESTS: Fault.TOO_MANY,
    HTTPStatus.BAD_GATEWAY: Fault.GATEWAY,
    HTTPStatus.GATEWAY_TIMEOUT: Fault.GATEWAY,
    HTTPStatus.SERVICE_UNAVAILABLE: Fault.NOT_READY,
}
_BY_CODE: Final[Mapping[int, Fault]] = {
    # OpenSSL's X509_V_ERR_…, see its manual of X509_STORE_CTX_get_error.
    2: Fault.SELF_SIGNED,
    18: Fault.SELF_SIGNED,
    19: Fault.SELF_SIGNED,
    20: Fault.SELF_SIGNED,
    21: Fault.SELF_SIGNED,
    9: Fault.CERTIFICATE_EXPIRED,
    10: Fault.CERTIFICATE_EXPIRED,
    62: Fault.WRONG_NAME,
    64: Fault.WRONG_NAME,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was answered."""

    method: str
    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Asks a server as a phone does; it follows no redirection, and keeps no cookie."""

    session: ClientSession
    base: URL

    async def ask(
        self,
        step: Step,
        method: str,
        path: str,
        *,
        sign_in: str | None = None,
        headers: dict[str, str] | None = None,
        body: bytes = b"",
    ) -> Answer:
        """Send a request and return what is answered. Raises StepFailed if nothing is."""
        sent = _CLOSED | (_XML if headers is None else headers)
        if sign_in is not None:
            sent[hdrs.AUTHORIZATION] = sign_in
        try:
            async with (
                asyncio.timeout(TIMEOUT),
                self.session.request(
                    method,
                    self.base.join(URL(path, encoded=True)),
                    headers=sent,
                    data=body,
                    allow_redirects=False,
                ) as response,
            ):
                content = await response.content.read(_MOST)
                while not response.content.at_eof() and len(content) < _MOST:
                    content += await response.content.read(_MOST - len(content))
                return Answer(
                    method=method, status=response.status, headers=response.headers, body=content
                )
        except TimeoutError as error:
            raise StepFailed(Fault.TIMEOUT, step, method=method) from error
        except ClientError as error:
            raise StepFailed(fault_of(error), step, method=method) from error


def basic(user_name: str, password: str) -> str:
    """Return the value of the header that signs in (RFC 7617)."""
    return f"Basic {b64encode(f'{user_name}:{password}'.encode()).decode()}"


def refusal(answer: Answer, step: Step) -> StepFailed:
    """Return why an answer is none that a phone can use."""
    return StepFailed(_refusal(answer), step, method=answer.method, status=answer.status)


def _refusal(answer: Answer) -> Fault:
    status = answer.status
    if status == HTTPStatus.UNAUTHORIZED:
        return Fault.NOT_SIGNED_IN if asks_to_sign_in(answer) else Fault.OTHER_SIGN_IN
    if status in _REFUSED:
        return Fault.METHOD_REFUSED
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        return Fault.REDIRECTED
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return Fault.OTHER_SERVER
    return _BY_STATUS.get(status, Fault.UNEXPECTED)


def asks_to_sign_in(answer: Answer) -> bool:
    """Tell whether the server for phones asks who is there, and nobody else."""
    challenge = answer.headers.get(hdrs.WWW_AUTHENTICATE, "")
    ours = challenge.casefold().startswith("basic") and f'realm="{REALM}"' in challenge
    return answer.status == HTTPStatus.UNAUTHORIZED and ours


def fault_of(error: ClientError) -> Fault:
    """Return why there was no answer."""
    if isinstance(error, ClientConnectorCertificateError):
        cause = error.certificate_error
        if isinstance(cause, SSLCertVerificationError):
            return _BY_CODE.get(cause.verify_code, Fault.BAD_CERTIFICATE)
        return Fault.BAD_CERTIFICATE
    if isinstance(error, ClientConnectorDNSError):
        return Fault.NO_SUCH_NAME
    if isinstance(error, ClientSSLError):
        return Fault.NO_TLS
    return Fault.NO_ANSWER
