"""The consent page: people click it, programs pass it by."""

from html import escape
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from .oauth import Demand, OAuth, OAuthError
from .state import Account
from .wire import Answer

_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width">
<style>body{{font:16px/1.5 sans-serif;max-width:30rem;margin:3rem auto;padding:0 1rem}}
fieldset{{margin:1rem 0;border:1px solid #ccc;border-radius:.5rem}}label{{display:block}}
button{{font:inherit;padding:.4rem 1.2rem;margin-right:.5rem}}</style></head>
<body><h1>{title}</h1>{content}</body></html>"""


def _page(title: str, content: str, status: int = 200) -> Answer:
    text = _PAGE.format(title=escape(title), content=content)
    return Answer(status, text.encode(), {"Content-Type": "text/html; charset=utf-8"})


def error_page(error: OAuthError) -> Answer:
    """Show an error that must not be redirected, as Google does."""
    return _page(
        "Access blocked: Authorization Error",
        f"<p>{escape(error.description)}</p><p>Error {error.status}: {escape(error.error)}</p>",
        error.status,
    )


def _ask(query: dict[str, str], demand: Demand, accounts: list[Account]) -> Answer:
    hidden = "".join(
        f'<input type="hidden" name="{escape(k)}" value="{escape(v)}">' for k, v in query.items()
    )
    chosen = demand.login_hint or (accounts[0].email if accounts else "")
    people = "".join(
        f'<label><input type="radio" name="emulator_account" value="{escape(account.email)}"'
        f"{' checked' if account.email == chosen else ''}> {escape(account.name)} "
        f"({escape(account.email)})</label>"
        for account in accounts
    )
    scopes = "".join(
        f'<label><input type="checkbox" name="emulator_scope" value="{escape(scope)}" checked> '
        f"{escape(scope)}</label>"
        for scope in demand.scopes
    )
    return _page(
        "Sign in with the Google emulator",
        f'<form method="post">{hidden}<fieldset><legend>Account</legend>{people}</fieldset>'
        f"<fieldset><legend>{escape(demand.client.id)} wants access to</legend>{scopes}</fieldset>"
        '<button name="emulator_consent" value="allow">Allow</button>'
        '<button name="emulator_consent" value="deny">Deny</button></form>',
    )


def _back(demand: Demand, extra: dict[str, str]) -> Answer:
    parts = urlsplit(demand.redirect_uri)
    query = dict(parse_qsl(parts.query)) | extra
    if demand.state is not None:
        query["state"] = demand.state
    return Answer(302, b"", {"Location": urlunsplit(parts._replace(query=urlencode(query)))})


def authorize(oauth: OAuth, query: list[tuple[str, str]], decision: str | None) -> Answer:
    """Answer the consent page: GET with the query, or its form posted back.

    ``emulator_consent=allow|deny`` (or a header ``emulator-consent``, given as ``decision``) with
    ``login_hint`` decides without showing the page; so does an account's ``auto_consent``.
    """
    first = dict(query)
    plain = {k: v for k, v in first.items() if not k.startswith("emulator_")}
    try:
        demand = oauth.demand(first)
    except OAuthError as error:
        return error_page(error)
    accounts = list(oauth.state.accounts.values())
    email = first.get("emulator_account") or demand.login_hint
    account = oauth.state.accounts.get((email or "").lower())
    if account is None and email is None:
        account = next((item for item in accounts if item.auto_consent), None)
    decision = first.get("emulator_consent") or decision
    if decision is None and account is not None and account.auto_consent:
        decision = "allow"
    if decision == "deny":
        return _back(demand, {"error": "access_denied"})
    if decision != "allow" or account is None:
        return _ask(plain, demand, accounts)
    if "emulator_account" in first:
        ticked = [value for name, value in query if name == "emulator_scope"]
    else:
        ticked = demand.scopes if account.granted is None else account.granted
    if not ticked:
        return _back(demand, {"error": "access_denied"})
    code = oauth.allow(demand, account, ticked)
    granted = " ".join(sorted(oauth.codes[code].scopes))
    return _back(demand, {"code": code, "scope": granted, "authuser": "0"})
