"""OAuth 2.0 and OpenID Connect as accounts.google.com speaks them.

https://developers.google.com/identity/protocols/oauth2/web-server
"""

from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from fnmatch import fnmatchcase
import hashlib
import re

import orjson

from . import errors
from .state import Account, State
from .wire import Answer, JsonObject, json_answer

_EMAIL = "https://www.googleapis.com/auth/userinfo.email"
_PROFILE = "https://www.googleapis.com/auth/userinfo.profile"
_CANONICAL = {"email": _EMAIL, "profile": _PROFILE}
_LIFE = timedelta(seconds=3599)
_CODE_LIFE = timedelta(minutes=10)
_TESTING_LIFE = timedelta(days=7)

CLIENT_ID = "studio-sync.apps.googleusercontent.com"
CLIENT_SECRET = "GOCSPX-emulated-secret"
REDIRECTS = (
    "https://my.home-assistant.io/redirect/oauth",
    "https://example.com/auth/external/callback",
    "http://localhost:*/auth/external/callback",
    "http://127.0.0.1:*/auth/external/callback",
)


@dataclass(frozen=True, slots=True)
class Client:
    """An OAuth client of a project."""

    id: str = CLIENT_ID
    secret: str = CLIENT_SECRET
    redirect_uris: tuple[str, ...] = REDIRECTS
    """Exact addresses; ``*`` stands for a port."""
    testing: bool = False
    """A project in "Testing": its refresh tokens live for 7 days."""

    def allows(self, redirect_uri: str) -> bool:
        """Whether the address is registered."""
        return any(fnmatchcase(redirect_uri, pattern) for pattern in self.redirect_uris)


@dataclass(slots=True)
class Token:
    """An access token."""

    account: str
    client: str
    scopes: frozenset[str]
    expires: datetime


@dataclass(slots=True)
class Refresh:
    """A refresh token."""

    account: str
    client: str
    scopes: frozenset[str]
    expires: datetime | None


@dataclass(slots=True)
class Code:
    """An authorization code, good once."""

    account: str
    client: str
    scopes: frozenset[str]
    redirect_uri: str
    offline: bool
    challenge: str | None
    nonce: str | None
    expires: datetime


@dataclass(slots=True, kw_only=True)
class Demand:
    """A checked request for consent."""

    client: Client
    redirect_uri: str
    scopes: list[str]
    state: str | None
    offline: bool
    consent: bool
    include_granted: bool
    challenge: str | None
    nonce: str | None
    login_hint: str | None


class OAuthError(Exception):
    """An error in OAuth's form: ``{"error": …, "error_description": …}``."""

    def __init__(self, status: int, error: str, description: str) -> None:
        """Describe it."""
        super().__init__(description)
        self.status, self.error, self.description = status, error, description

    def answer(self) -> Answer:
        """Return the answer."""
        return json_answer(
            {"error": self.error, "error_description": self.description}, self.status
        )


def canonical(scopes: list[str]) -> list[str]:
    """Write scopes as Google gives them back."""
    return [_CANONICAL.get(scope, scope) for scope in scopes]


@dataclass(slots=True, kw_only=True)
class OAuth:
    """Clients, codes, tokens and grants."""

    state: State
    clients: dict[str, Client]
    tokens: dict[str, Token] = field(default_factory=dict)
    refreshes: dict[str, Refresh] = field(default_factory=dict)
    codes: dict[str, Code] = field(default_factory=dict)
    grants: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    """What each account has granted to each client."""

    # -- consent ---------------------------------------------------------------------------

    def demand(self, query: dict[str, str]) -> Demand:
        """Check the query of the consent page; :class:`OAuthError` is shown to the person."""
        client = self.clients.get(query.get("client_id", ""))
        if client is None:
            raise OAuthError(401, "invalid_client", "The OAuth client was not found.")
        redirect_uri = query.get("redirect_uri", "")
        if not client.allows(redirect_uri):
            raise OAuthError(
                400, "redirect_uri_mismatch", f"The redirect URI {redirect_uri} is not registered."
            )
        if query.get("response_type") != "code":
            raise OAuthError(400, "invalid_request", "Missing or bad parameter: response_type")
        scopes = query.get("scope", "").split()
        if not scopes:
            raise OAuthError(400, "invalid_request", "Missing required parameter: scope")
        challenge = query.get("code_challenge")
        if challenge is not None and query.get("code_challenge_method", "plain") == "plain":
            challenge = _s256(challenge)
        return Demand(
            client=client,
            redirect_uri=redirect_uri,
            scopes=scopes,
            state=query.get("state"),
            offline=query.get("access_type") == "offline",
            consent="consent" in query.get("prompt", "").split(),
            include_granted=query.get("include_granted_scopes") == "true",
            challenge=challenge,
            nonce=query.get("nonce"),
            login_hint=query.get("login_hint"),
        )

    def allow(self, demand: Demand, account: Account, ticked: list[str]) -> str:
        """Grant the ticked scopes and return the code."""
        scopes = frozenset(canonical([scope for scope in demand.scopes if scope in ticked]))
        key = account.email, demand.client.id
        earlier = self.grants.get(key)
        if demand.include_granted:
            scopes |= earlier or frozenset()
        self.grants[key] = scopes | (earlier or frozenset())
        code = f"4/0A{self._text(48)}"
        self.codes[code] = Code(
            account=account.email,
            client=demand.client.id,
            scopes=scopes,
            redirect_uri=demand.redirect_uri,
            # A refresh token comes with the first consent or a renewed one only.
            offline=demand.offline and (earlier is None or demand.consent),
            challenge=demand.challenge,
            nonce=demand.nonce,
            expires=self.state.now() + _CODE_LIFE,
        )
        return code

    # -- tokens ----------------------------------------------------------------------------

    def token(self, form: dict[str, str]) -> JsonObject:
        """Answer POST /token."""
        client = self.clients.get(form.get("client_id", ""))
        if client is None:
            raise OAuthError(401, "invalid_client", "The OAuth client was not found.")
        if form.get("client_secret") != client.secret:
            raise OAuthError(401, "invalid_client", "Unauthorized")
        grant = form.get("grant_type", "")
        if grant == "authorization_code":
            return self._exchange(client, form)
        if grant == "refresh_token":
            return self._refresh(client, form)
        raise OAuthError(400, "unsupported_grant_type", f"Invalid grant_type: {grant}")

    def _exchange(self, client: Client, form: dict[str, str]) -> JsonObject:
        # Taken out at once: a code is good once, even if what follows fails.
        code = self.codes.pop(form.get("code", ""), None)
        if code is None or code.client != client.id or code.expires < self.state.now():
            raise OAuthError(400, "invalid_grant", "Malformed auth code.")
        if form.get("redirect_uri") != code.redirect_uri:
            raise OAuthError(400, "redirect_uri_mismatch", "Bad Request")
        if code.challenge is not None and _s256(form.get("code_verifier", "")) != code.challenge:
            raise OAuthError(400, "invalid_grant", "Invalid code verifier.")
        answer = self._issue(code.account, client, code.scopes, code.nonce)
        if code.offline:
            refresh = f"1//0{self._text(60)}"
            life = self.state.now() + _TESTING_LIFE if client.testing else None
            self.refreshes[refresh] = Refresh(code.account, client.id, code.scopes, life)
            answer["refresh_token"] = refresh
            if life is not None:
                answer["refresh_token_expires_in"] = int(_TESTING_LIFE.total_seconds())
        return answer

    def _refresh(self, client: Client, form: dict[str, str]) -> JsonObject:
        refresh = self.refreshes.get(form.get("refresh_token", ""))
        if (
            refresh is None
            or refresh.client != client.id
            or (refresh.expires is not None and refresh.expires <= self.state.now())
        ):
            raise OAuthError(400, "invalid_grant", "Token has been expired or revoked.")
        return self._issue(refresh.account, client, refresh.scopes, None)

    def _issue(
        self, email: str, client: Client, scopes: frozenset[str], nonce: str | None
    ) -> JsonObject:
        account = self.state.accounts[email.lower()]
        answer: JsonObject = {
            "access_token": self.access_token(account, scopes, client.id),
            "expires_in": int(_LIFE.total_seconds()),
            "scope": " ".join(sorted(scopes)),
            "token_type": "Bearer",
        }
        if "openid" in scopes:
            answer["id_token"] = self._id_token(account, client, scopes, nonce)
        return answer

    def access_token(
        self, account: Account, scopes: frozenset[str], client_id: str = CLIENT_ID
    ) -> str:
        """Issue an access token."""
        text = f"ya29.{self._text(80)}"
        self.tokens[text] = Token(account.email, client_id, scopes, self.state.now() + _LIFE)
        return text

    def bearer(self, header: str | None) -> Token:
        """Return the token of an ``Authorization`` header; 401."""
        if header is None:
            raise errors.login_required()
        token = self.tokens.get(header.removeprefix("Bearer "))
        if token is None or not header.startswith("Bearer ") or token.expires <= self.state.now():
            raise errors.bad_credentials()
        return token

    def expire(self, header: str | None) -> None:
        """Let the access token of a header expire now."""
        token = self.tokens.get((header or "").removeprefix("Bearer "))
        if token is not None:
            token.expires = self.state.now()

    def revoke(self, text: str) -> None:
        """Answer /revoke: the whole grant goes, whichever of its tokens is shown."""
        found = self.tokens.get(text) or self.refreshes.get(text)
        if found is None:
            raise OAuthError(400, "invalid_token", "Token expired or revoked")
        self.revoke_grants(found.account, found.client)

    def revoke_grants(self, email: str, client_id: str | None = None) -> None:
        """Take back what an account granted, to one client or to all."""

        def gone(account: str, client: str) -> bool:
            return account.lower() == email.lower() and client_id in {None, client}

        self.tokens = {k: t for k, t in self.tokens.items() if not gone(t.account, t.client)}
        self.refreshes = {k: r for k, r in self.refreshes.items() if not gone(r.account, r.client)}
        self.grants = {k: g for k, g in self.grants.items() if not gone(*k)}

    # -- who -------------------------------------------------------------------------------

    def userinfo(self, header: str | None) -> JsonObject:
        """Answer /v1/userinfo."""
        try:
            token = self.bearer(header)
        except errors.GoogleError:
            raise OAuthError(401, "invalid_request", "Invalid Credentials") from None
        if not token.scopes & {"openid", _EMAIL, _PROFILE}:
            raise errors.insufficient_scope("openidconnect.userinfo", ["openid"])
        return self._claims(self.state.accounts[token.account.lower()], token.scopes)

    def _claims(self, account: Account, scopes: frozenset[str]) -> JsonObject:
        claims: JsonObject = {"sub": account.sub}
        if _EMAIL in scopes:
            claims |= {"email": account.email, "email_verified": True}
        if _PROFILE in scopes:
            given, _, family = account.name.partition(" ")
            claims |= {"name": account.name, "given_name": given, "family_name": family}
        return claims

    def _id_token(
        self, account: Account, client: Client, scopes: frozenset[str], nonce: str | None
    ) -> str:
        now = int(self.state.now().timestamp())
        claims = self._claims(account, scopes) | {
            "iss": "https://accounts.google.com",
            "aud": client.id,
            "azp": client.id,
            "iat": now,
            "exp": now + int(_LIFE.total_seconds()),
        }
        if nonce is not None:
            claims["nonce"] = nonce
        parts = [orjson.dumps({"alg": "none", "typ": "JWT"}), orjson.dumps(claims), b""]
        return ".".join(urlsafe_b64encode(part).decode().rstrip("=") for part in parts)

    def _text(self, length: int) -> str:
        alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
        return "".join(self.state.random.choices(alphabet, k=length))


def _s256(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return re.sub("=+$", "", urlsafe_b64encode(digest).decode())
