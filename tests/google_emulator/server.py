"""The server: sockets, the log, faults, and who answers what."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
import random
from time import perf_counter
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl

from aiohttp import web

from .batch import answer_batch
from .calendar_api import CalendarApi
from .consent import authorize
from .control import Control, Entry
from .delay import delay
from .discovery import Method
from .errors import GoogleError, condition_not_met, full_sync_required, not_found
from .faults import Fault, Faults, Kind
from .oauth import Client, OAuth, OAuthError
from .people_api import LONGEST_ADDRESS, PeopleApi
from .people_errors import expired_sync_token, in_people_form, stale_etag
from .people_photos import answer_photo
from .people_settings import PeopleSettings
from .persistence import dump, load, save_file
from .phone import Person
from .quota import Quota
from .stale import StaleAnswers
from .state import Mail, Orphans, State
from .wire import Answer, Call, ConnectionCut, MissingPart, Service, json_answer

_BATCH = "/batch/calendar/v3"
_LONGEST_LINE = 1024 * 1024


class GoogleEmulator:
    """Google's OAuth and Calendar API on a socket of this machine.

    Use it as an async context manager, or call :meth:`start` and :meth:`stop`.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], datetime] | None = None,
        seed: int = 0,
        host: str = "127.0.0.1",
        port: int = 0,
        state_file: Path | None = None,
        check: bool = True,
        strict: bool = False,
        quota: Quota | None = None,
        batch_limit: int = 50,
        largest_batch: int | None = None,
        shuffle_batches: bool = False,
        uneven_pages: bool = False,
        orphans: Orphans = Orphans.OMITTED,
        sync_token_lifetime: timedelta = timedelta(days=28),
        clients: Iterable[Client] = (Client(),),
        keep_log: bool = True,
        people: PeopleSettings | None = None,
    ) -> None:
        """Set it up; nothing listens yet.

        ``check`` compares requests and answers with the discovery document (``violations``);
        ``strict`` answers 500 where its own answer does not fit. Without a ``quota`` there is
        none. ``uneven_pages`` makes pages short or empty by chance. ``orphans`` says how cancelled
        exceptions of a deleted series are listed.
        """
        rng = random.Random(seed)
        self.state = State(clock=clock or (lambda: datetime.now(UTC)), random=rng, orphans=orphans)
        self.oauth = OAuth(state=self.state, clients={client.id: client for client in clients})
        self.faults = Faults()
        self.quota = quota
        self.calendar_api = CalendarApi(
            state=self.state,
            check=check,
            strict=strict,
            token_lifetime=sync_token_lifetime,
            page_rng=random.Random(seed + 1) if uneven_pages else None,
        )
        self.people_api = PeopleApi(
            state=self.state,
            violations=self.calendar_api.violations,
            root=lambda: self.url,
            check=check,
            strict=strict,
            settings=people or PeopleSettings(),
            page_rng=random.Random(seed + 1) if uneven_pages else None,
            shuffle=random.Random(seed + 2) if shuffle_batches else None,
        )
        self.services: list[Service] = [self.calendar_api, self.people_api]
        """The APIs."""
        self.batch_limit = batch_limit
        self.largest_batch = largest_batch
        self.log: list[Entry] = []
        """Every call, those inside of batches after the batch they came in."""
        self.keep_log = keep_log
        self._shuffle = random.Random(seed + 2) if shuffle_batches else None
        self._stale = StaleAnswers()
        self._control = Control(self)
        self._host, self._port, self._file = host, port, state_file
        self._runner: web.ServerRunner | None = None
        if state_file is not None and state_file.exists():
            load(state_file.read_bytes(), self.state, self.oauth)
            # Not the same ids and tokens once more.
            rng.seed(f"{seed}/{self.state.counter}/{len(self.oauth.tokens)}")

    # -- running -----------------------------------------------------------------------------

    @property
    def url(self) -> str:
        """The root, without a slash at the end."""
        return f"http://{self._host}:{self._port}"

    @property
    def violations(self) -> list[str]:
        """Where a client or this server broke Google's protocol."""
        return self.calendar_api.violations

    @property
    def mails(self) -> list[Mail]:
        """The mails that guests would have got."""
        return self.state.mails

    async def start(self) -> None:
        """Listen. A port that was given stays; else one is chosen."""
        # Longer lines than aiohttp's own limit: it is Google's front end that refuses them here.
        server = web.Server(self._serve, access_log=None, max_line_size=_LONGEST_LINE)
        self._runner = web.ServerRunner(server, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Close all connections and save the state."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        self.save()

    async def __aenter__(self) -> Self:
        """Start."""
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop."""
        await self.stop()

    def save(self) -> None:
        """Write the state file, if there is one."""
        if self._file is not None:
            save_file(self._file, dump(self.state, self.oauth))

    def reset(self) -> None:
        """Forget everything but the settings."""
        self.state.accounts.clear()
        self.state.calendars.clear()
        self.state.mails.clear()
        for store in (self.oauth.tokens, self.oauth.refreshes, self.oauth.codes, self.oauth.grants):
            store.clear()
        self.faults.clear()
        self.violations.clear()
        self.log.clear()
        self._stale.clear()

    # -- people ------------------------------------------------------------------------------

    def add_account(
        self,
        email: str,
        *,
        name: str | None = None,
        time_zone: str = "Europe/Berlin",
        auto_consent: bool = False,
    ) -> Person:
        """Create an account with its primary calendar."""
        account = self.state.add_account(email, name=name, time_zone=time_zone)
        account.auto_consent = auto_consent
        return Person(self, account)

    def account(self, email: str) -> Person:
        """Return an account that exists."""
        return Person(self, self.state.accounts[email.lower()])

    # -- answering ---------------------------------------------------------------------------

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        url = request.rel_url
        call = Call(
            method=request.method,
            path=url.raw_path,
            query=parse_qsl(url.raw_query_string, keep_blank_values=True),
            headers={name.lower(): value for name, value in request.headers.items()},
            # Not request.read(): that has a limit of 1 MiB, too little for large batches.
            body=await request.content.read(),
        )
        try:
            answer = await self._outer(call)
        except ConnectionCut:
            answer = Answer(0)
        if answer.status == 0 or answer.headers.pop("X-Emulator-Cut", ""):
            return await self._cut(request, answer)
        headers = {"Date": format_datetime(self.state.now(), usegmt=True), **answer.headers}
        return web.Response(status=answer.status, body=answer.body, headers=headers)

    @staticmethod
    async def _cut(request: web.BaseRequest, answer: Answer) -> web.StreamResponse:
        """Close the connection: at once, or in the middle of the body."""
        response = web.StreamResponse(status=answer.status or 200, headers=answer.headers)
        if answer.status:
            response.content_length = len(answer.body) * 2 + 1
            await response.prepare(request)
            await response.write(answer.body)
        if request.transport is not None:
            request.transport.abort() if not answer.status else request.transport.close()
        return response

    async def _outer(self, call: Call) -> Answer:
        if call.path.startswith("/__emulator__"):
            return await self._control.answer(call)
        if len(call.path) + sum(len(f"&{k}={v}") for k, v in call.query) > LONGEST_ADDRESS:
            page = b"<html><title>Error 414 (Request-URI Too Large)!!1</title></html>"
            return Answer(414, page, {"Content-Type": "text/html; charset=UTF-8"})
        if call.method == "GET" and call.path.startswith("/photos/"):
            books = [account.contacts for account in self.state.accounts.values()]
            return answer_photo(call, books)
        if call.path == _BATCH and call.method == "POST":
            return await self._watched(call, self._batch)
        return await self.perform(call)

    async def _batch(self, call: Call) -> Answer:
        return await answer_batch(
            call,
            self.perform,
            limit=self.batch_limit,
            largest=self.largest_batch,
            shuffle=self._shuffle,
        )

    async def perform(self, call: Call) -> Answer:
        """Answer one call, on its own or inside of a batch."""
        return await self._watched(call, self._plain)

    async def _plain(self, call: Call) -> Answer:
        if call.route.startswith("people."):
            return await self._served(call)
        path = call.path
        if path == "/o/oauth2/v2/auth" and call.method in {"GET", "POST"}:
            form = parse_qsl(call.body.decode()) if call.method == "POST" else []
            decision = call.headers.get("emulator-consent")
            return authorize(self.oauth, form or call.query, decision)
        form_fields = dict(parse_qsl(call.body.decode("utf-8", "replace")))
        if path == "/token" and call.method == "POST":
            return json_answer(self.oauth.token(form_fields))
        if path == "/revoke" and call.method == "POST":
            self.oauth.revoke(form_fields.get("token") or call.param("token") or "")
            return json_answer({})
        if path == "/v1/userinfo" and call.method == "GET":
            return json_answer(self.oauth.userinfo(call.headers.get("authorization")))
        return await self._served(call)

    async def _served(self, call: Call) -> Answer:
        service, method = self._service(call)
        if service is None or method is None:
            raise not_found()
        token = self.oauth.bearer(call.headers.get("authorization"))
        call.account = token.account
        if self.quota is not None and service is self.calendar_api:
            self.quota.spend(token.account, self.state.now())
        account = self.state.accounts[token.account.lower()]
        async with service.turn(method, account):
            answer = service.answer(call, method, token, account)
        if call.route == "calendar.events.list":
            self._stale.keep(call, answer)
        return answer

    def _service(self, call: Call) -> tuple[Service, Method] | tuple[None, None]:
        for service in self.services:
            method = service.method(call)
            if method is not None:
                return service, method
        return None, None

    # -- faults ------------------------------------------------------------------------------

    async def _watched(self, call: Call, perform: Callable[[Call], object]) -> Answer:
        """Perform a call with whatever goes wrong, and log it."""
        started = perf_counter()
        entry = Entry(call.method, call.path, inner=call.inner)
        if self.keep_log:
            self.log.append(entry)
        token = self.oauth.tokens.get(call.headers.get("authorization", "")[7:])
        call.account = token.account if token is not None else ""
        method = self._service(call)[1]
        call.route = method.id if method is not None else ""
        try:
            answer = await self._with_faults(call, perform)
        except ConnectionCut, MissingPart:
            raise
        except Exception as error:
            # A fault of this server: tests that look at the violations must see it.
            self.violations.append(f"{call.method} {call.path}: {error!r}")
            raise
        else:
            if answer.status >= 400 and call.route.startswith("people."):
                answer = in_people_form(answer)
            entry.status = answer.status
            return answer
        finally:
            entry.account = call.account
            entry.seconds = perf_counter() - started

    async def _with_faults(self, call: Call, perform: Callable[[Call], object]) -> Answer:
        fault = await self.faults.ask(call, "before") or self.faults.pick(call)
        early = None if fault is None else await self._before(call, fault)
        if early is not None:
            return early
        self.calendar_api.written = self.people_api.written = None
        try:
            result = perform(call)
            answer = await result if asyncio.iscoroutine(result) else result
            assert isinstance(answer, Answer)
        except (GoogleError, OAuthError) as error:
            answer = error.answer()
        if fault is not None:
            answer = self._after(call, fault, answer)
        later = await self.faults.ask(call, "after")
        return answer if later is None else self._after(call, later, answer)

    async def _before(self, call: Call, fault: Fault) -> Answer | None:
        match fault.kind:
            case Kind.DROP_BEFORE:
                raise MissingPart if call.inner else ConnectionCut
            case Kind.ERROR if not fault.late:
                return fault.error()
            case Kind.SLOW:
                await asyncio.sleep(fault.seconds)
            case Kind.EXPIRE_TOKEN:
                self.oauth.expire(call.headers.get("authorization"))
            case Kind.SYNC_GONE if call.route.startswith("people."):
                return expired_sync_token(self.people_api.settings.expired_status).answer()
            case Kind.SYNC_GONE:
                return full_sync_required().answer()
            case Kind.PRECONDITION if call.route.startswith("people."):
                return stale_etag().answer()
            case Kind.PRECONDITION:
                return condition_not_met().answer()
            case Kind.STALE:
                return self._stale.answer(call)
        return None

    def _after(self, call: Call, fault: Fault, answer: Answer) -> Answer:
        match fault.kind:
            case Kind.DROP_AFTER:
                raise MissingPart if call.inner else ConnectionCut
            case Kind.ERROR if fault.late:
                return fault.error()
            case Kind.MALFORMED:
                return Answer(answer.status, b'{"kind": "calendar#', dict(answer.headers))
            case Kind.TRUNCATE:
                half = answer.body[: len(answer.body) // 2]
                cut = {} if call.inner else {"X-Emulator-Cut": "1"}
                return Answer(answer.status, half, {**answer.headers, **cut})
            case Kind.DELAY if self.calendar_api.written is not None:
                entry, event, before = self.calendar_api.written
                until = None
                if fault.seconds:
                    until = self.state.now() + timedelta(seconds=fault.seconds)
                delay(entry.calendar, event, before, listings=fault.listings, until=until)
            case Kind.DELAY if self.people_api.written is not None:
                book, due = self.people_api.written, self.state.now()
                listings = 0 if fault.seconds else fault.listings
                for shelf in (book.contacts, book.groups):
                    shelf.hold(listings, due + timedelta(seconds=fault.seconds))
        return answer
