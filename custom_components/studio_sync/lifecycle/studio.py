"""A studio's entry: opening its book, closing it, and keeping it when the entry is removed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from functools import partial
import logging
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry, ConfigEntryState, ConfigSubentry
from homeassistant.const import CONF_TIME_ZONE, EVENT_HOMEASSISTANT_CLOSE
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryError, HomeAssistantError
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.util import dt as dt_util
from homeassistant.util.uuid import random_uuid_hex

from ..book import held_decisions, journal, phone_items, photos, tombstones
from ..book.book import Book
from ..book.change import ChangeKind
from ..book.database import Transaction
from ..book.errors import BookError, BookForeign, BookSignIn, BookUnavailable
from ..const import CONF_ENTITIES, CONF_KEPT_BOOK, DOMAIN, PLATFORMS_STUDIO, SUBENTRY_ACCESS
from ..entries.book_files import book_path, keep_book, kept_path, prepare_file
from ..entries.book_places import server_of, url_of
from ..entries.lookup import accounts, book_id, people_of
from ..entries.people import mirror
from ..errors import setup_error
from ..issues.conflicts import clear_conflict_issues
from ..issues.held_deletions import HeldDeletions
from ..issues.registry import BOOK, MAIL, Issue, clear_issue, raise_issue
from ..mailer.mailer import Mailer
from ..mailer.store import MailStore
from ..studio.client_feed import ClientFeed
from ..studio.client_titles import ClientTitles
from ..studio.conflict_monitor import ConflictMonitor
from ..studio.coordinator import StudioView
from ..studio.event_feed import StudioFeed
from ..studio.scheduler import Scheduler
from .backup_state import backup_is_made
from .book_move import async_forget, async_settle
from .lookup import contacts_syncs, coordinators
from .runtime import StudioEntry, StudioRuntime

_LOGGER = logging.getLogger(__name__)
KEEP: Final = timedelta(days=90)
"""How long the journal is kept, and runs can be undone (B2)."""
TIDY_EVERY: Final = timedelta(days=1)


async def async_setup_studio(hass: HomeAssistant, entry: StudioEntry) -> bool:
    """Open the book and start the studio. Raises ConfigEntryError if it can't be opened."""
    zone = entry.data[CONF_TIME_ZONE]
    clock = await dt_util.async_get_time_zone(zone)
    if clock is None:
        raise ConfigEntryError(
            translation_domain=DOMAIN,
            translation_key="zone_unknown",
            translation_placeholders={"zone": zone},
        )
    key = _setup_key(entry)
    book = await _open(hass, entry)
    view = StudioView(hass, entry, book, zone, clock)
    entry.runtime_data = StudioRuntime(
        book=book,
        view=view,
        feed=StudioFeed(hass, entry, book=book, view=view, clock=clock),
        client_feed=ClientFeed(hass, entry, book),
        client_titles=ClientTitles(hass, entry, book),
        scheduler=Scheduler(
            hass,
            entry,
            clock=clock,
            coordinators=partial(coordinators, hass, entry),
            contacts=partial(contacts_syncs, hass, entry),
        ),
        mailer=Mailer(hass, entry, book),
        conflict_monitor=ConflictMonitor(hass, entry, book),
        zone=zone,
        clock=clock,
        device_id=_register_device(hass, entry),
        setup_key=key,
    )
    async with AsyncExitStack() as on_failure:
        on_failure.push_async_callback(book.close)
        await view.async_config_entry_first_refresh()
        await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS_STUDIO)
        on_failure.pop_all()
    view.async_start()
    # The feed is told of a run first: it announces what that wrote once the monitor has checked it.
    entry.runtime_data.feed.async_start()
    entry.runtime_data.client_feed.async_start()
    entry.runtime_data.client_titles.async_start()
    entry.runtime_data.scheduler.async_start()
    entry.runtime_data.mailer.async_start()
    entry.runtime_data.conflict_monitor.async_start()
    await HeldDeletions(hass, entry, book).async_start()
    entry.async_on_unload(
        async_track_time_interval(hass, partial(_tidy, book), TIDY_EVERY, cancel_on_shutdown=True)
    )
    entry.async_on_unload(_close_with_home_assistant(hass, book))
    entry.async_on_unload(partial(_end_followed, entry.runtime_data))
    entry.async_on_unload(entry.add_update_listener(_on_update))
    entry.async_on_unload(entry.add_update_listener(_forgetting_accesses(entry, book)))
    entry.async_on_unload(entry.async_on_state_change(partial(_wake_accounts, hass, entry)))
    # What was changed while nobody was listening yet.
    await _on_update(hass, entry)
    return True


@callback
def _end_followed(runtime: StudioRuntime) -> None:
    """End what pages follow of the studio."""
    for end in tuple(runtime.followed):
        end()


async def async_unload_studio(hass: HomeAssistant, entry: StudioEntry) -> bool:
    """Stop the accounts, then close the book."""
    await _end_move(entry.runtime_data)
    await entry.runtime_data.mailer.async_write_down()
    stopped: list[ConfigEntry] = []
    for account in accounts(hass, book_id(entry)):
        # One that is just being set up would be left with a book that is closed.
        async with account.setup_lock:
            pass
        if account.state.recoverable and account.state is not ConfigEntryState.NOT_LOADED:
            await hass.config_entries.async_unload(account.entry_id)
            stopped.append(account)
    await entry.runtime_data.client_titles.async_follow()
    await entry.runtime_data.client_feed.async_tell_rest()
    if not await hass.config_entries.async_unload_platforms(entry, PLATFORMS_STUDIO):
        return False
    await entry.runtime_data.view.async_shutdown()
    await entry.runtime_data.book.close()
    for account in stopped:
        hass.config_entries.async_schedule_reload(account.entry_id)
    return True


async def _end_move(runtime: StudioRuntime) -> None:
    """End a move of the book that is under way; at the next start it is found out where it is."""
    if (task := runtime.book_move) is not None and not task.done():
        task.cancel()
        await asyncio.wait([task])


async def async_remove_studio(hass: HomeAssistant, entry: StudioEntry) -> None:
    """Keep the book under another name; tell the accounts that their studio is gone."""
    clear_issue(hass, entry, BOOK)
    clear_issue(hass, entry, MAIL)
    clear_conflict_issues(hass, entry)
    await MailStore(hass, entry).async_remove()
    await async_forget(hass, entry)
    path = book_path(hass, entry.entry_id)
    await hass.async_add_executor_job(keep_book, path, entry.title, dt_util.now().date())
    for account in accounts(hass, book_id(entry)):
        hass.config_entries.async_schedule_reload(account.entry_id)


async def _open(hass: HomeAssistant, entry: StudioEntry) -> Book:
    try:
        await async_settle(hass, entry)
        if server_of(entry) is None:
            name = entry.data.get(CONF_KEPT_BOOK)
            kept = None if name is None else kept_path(hass, name)
            path = book_path(hass, entry.entry_id)
            await hass.async_add_executor_job(prepare_file, path, kept)
        book = await Book.open(
            url_of(hass, entry),
            clock=dt_util.utcnow,
            new_id=random_uuid_hex,
            being_copied=backup_is_made(hass),
            # It was made with the studio: an empty one would be taken for all of it.
            must_exist=server_of(entry) is not None,
        )
    except OSError as err:
        raise _book_problem(hass, entry, BookUnavailable()) from err
    except BookError as err:
        raise _book_problem(hass, entry, err) from err
    if server_of(entry) is not None and book.id != entry.unique_id:
        await book.close()
        raise _book_problem(hass, entry, BookForeign("the book of another studio"))
    people, access_ids = people_of(entry), _access_ids(entry)
    try:
        await book.write(lambda tx: _prepare(tx, people, access_ids))
    except BookError as err:
        await book.close()
        raise _book_problem(hass, entry, err) from err
    clear_issue(hass, entry, BOOK)
    if entry.unique_id != book.id:
        hass.config_entries.async_update_entry(entry, unique_id=book.id)
    return book


def _prepare(tx: Transaction, people: Iterable[ConfigSubentry], access_ids: Iterable[str]) -> None:
    """Update the book's people and accesses, and end the runs that a crash interrupted."""
    mirror(tx, people)
    phone_items.keep_accesses(tx, access_ids)
    journal.interrupted(tx)


def _access_ids(entry: StudioEntry) -> frozenset[str]:
    return frozenset(each.subentry_id for each in entry.get_subentries_of_type(SUBENTRY_ACCESS))


def _forgetting_accesses(
    entry: StudioEntry, book: Book
) -> Callable[[HomeAssistant, StudioEntry], Coroutine[Any, Any, None]]:
    """Return a listener that forgets what phones set, and wanted to delete, with their access."""
    known = _access_ids(entry)

    async def forget(_hass: HomeAssistant, entry: StudioEntry) -> None:
        nonlocal known
        before, known = known, _access_ids(entry)
        if before - known:
            await book.write(partial(_forget_accesses, but=known))

    return forget


def _forget_accesses(tx: Transaction, but: Iterable[str]) -> None:
    phone_items.keep_accesses(tx, but)
    tx.changes.kinds.add(ChangeKind.HELD)


def _book_problem(hass: HomeAssistant, entry: StudioEntry, err: BookError) -> HomeAssistantError:
    if isinstance(err, BookSignIn):
        # Home Assistant itself asks for the password.
        return setup_error(err)
    file = book_path(hass, entry.entry_id).name
    raise_issue(hass, entry, Issue(subject=BOOK, key=err.key, placeholders={"file": file}))
    return setup_error(err)


async def _tidy(book: Book, now: datetime) -> None:
    """Delete old runs, and tombstones that every calendar has processed."""

    def work(tx: Transaction) -> tuple[int, int, int, int]:
        before = now - KEEP
        held_decisions.prune(tx, before)
        runs, deleted = journal.prune(tx, before), tombstones.purge(tx, before)
        return runs, deleted, tombstones.purge_clients(tx, before), photos.purge(tx)

    _LOGGER.debug(
        "Forgot %d old runs, %d deleted appointments, %d removed clients, %d photos",
        *await book.write(work),
    )


def _register_device(hass: HomeAssistant, entry: StudioEntry) -> str:
    device = dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id,
        identifiers={(DOMAIN, entry.entry_id)},
        entry_type=dr.DeviceEntryType.SERVICE,
        manufacturer="Studio Sync",
        name=entry.title,
    )
    return device.id


def _close_with_home_assistant(hass: HomeAssistant, book: Book) -> CALLBACK_TYPE:
    async def close(_event: Event) -> None:
        await book.close()

    return hass.bus.async_listen_once(EVENT_HOMEASSISTANT_CLOSE, close)


def _setup_key(entry: StudioEntry) -> tuple[object, ...]:
    """Return the parts of the entry whose change requires a reload."""
    people = sorted(
        (each.subentry_id, each.title, tuple(sorted(each.data.items())))
        for each in people_of(entry)
    )
    return entry.title, entry.data[CONF_TIME_ZONE], people, entry.options.get(CONF_ENTITIES)


async def _on_update(hass: HomeAssistant, entry: StudioEntry) -> None:
    if entry.runtime_data.setup_key != _setup_key(entry):
        hass.config_entries.async_schedule_reload(entry.entry_id)
    else:
        entry.runtime_data.conflict_monitor.async_consider_options()
        entry.runtime_data.scheduler.async_consider_options()
        entry.runtime_data.mailer.async_consider_options()


@callback
def _wake_accounts(hass: HomeAssistant, entry: StudioEntry) -> None:
    """Set up the accounts that have been waiting for their studio."""
    if entry.state is not ConfigEntryState.LOADED:
        return
    for account in accounts(hass, book_id(entry)):
        if account.state in (ConfigEntryState.SETUP_RETRY, ConfigEntryState.SETUP_ERROR):
            entry.runtime_data.woken.add(account.entry_id)
            hass.config_entries.async_schedule_reload(account.entry_id)
