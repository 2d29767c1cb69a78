"""Where Google's services are. One host may replace all of them."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Roots:
    """The root address of each service, without a slash at the end."""

    accounts: str = "https://accounts.google.com"
    oauth: str = "https://oauth2.googleapis.com"
    openid: str = "https://openidconnect.googleapis.com"
    apis: str = "https://www.googleapis.com"
    people: str = "https://people.googleapis.com"

    @classmethod
    def at(cls, host: str) -> Self:
        """Put every service under one root, such as ``http://127.0.0.1:8099``."""
        root = host.rstrip("/")
        return cls(accounts=root, oauth=root, openid=root, apis=root, people=root)

    @property
    def authorize(self) -> str:
        """Where a person gives consent."""
        return f"{self.accounts}/o/oauth2/v2/auth"

    @property
    def token(self) -> str:
        """Where codes and refresh tokens become access tokens."""
        return f"{self.oauth}/token"

    @property
    def revoke(self) -> str:
        """Where a token is revoked."""
        return f"{self.oauth}/revoke"

    @property
    def userinfo(self) -> str:
        """Who has signed in (OpenID Connect)."""
        return f"{self.openid}/v1/userinfo"

    @property
    def calendar(self) -> str:
        """The Calendar API."""
        return f"{self.apis}{CALENDAR_PATH}"

    @property
    def calendar_batch(self) -> str:
        """The Calendar API's batch endpoint."""
        return f"{self.apis}/batch/calendar/v3"

    @property
    def people_v1(self) -> str:
        """The People API."""
        return f"{self.people}/v1"


CALENDAR_PATH = "/calendar/v3"
