"""The tables of the book. Their history is in ``migrations/``.

Instants are integers: microseconds since 1970 (``*_at``), or seconds where they are
compared with the times of appointments (``first``, ``last``). A day counts as its
midnight in UTC; queries allow for the zones. Lists and contents are JSON text.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    false,
    text,
)
from sqlalchemy.dialects.postgresql import TEXT as POSTGRESQL_TEXT

from .model import APPOINTMENT

metadata = MetaData()

FOREVER = 253_402_300_800
"""The first second of the year 10000: the ``last`` of an endless series."""

TEXT = Text().with_variant(POSTGRESQL_TEXT(collation="C"), "postgresql")
"""Text that is compared and ordered by its characters alone, as SQLite does, whatever language a
PostgreSQL database was made for."""

# SQLite counts by itself only in a column that is called INTEGER.
_COUNTING = BigInteger().with_variant(Integer, "sqlite")


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, TEXT, nullable=null)


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


book = Table(
    "book",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    _text("id"),
    Column("rev", BigInteger, nullable=False),
    # How many appointments are neither deleted nor cancelled.
    Column("living", BigInteger, nullable=False, server_default="0"),
    # Up to which rev schedule conflicts were looked for, and by which rules.
    Column("checked_rev", BigInteger, nullable=True),
    Column("checked_for", TEXT, nullable=False, server_default=""),
    # The highest revs of tombstones that were forgotten, of appointments and of clients.
    Column("forgotten_rev", BigInteger, nullable=False, server_default="0"),
    Column("forgotten_clients_rev", BigInteger, nullable=False, server_default="0"),
)

# Which opening of the book gave which revs: those after ``since_rev``, up to that of the next one.
# A book that was restored from a backup gives the same revs again, and is told by this.
book_life = Table(
    "book_life",
    metadata,
    Column("number", _COUNTING, primary_key=True),
    _text("life"),
    Column("since_rev", BigInteger, nullable=False),
)

staff = Table(
    "staff",
    metadata,
    Column("id", TEXT, primary_key=True),
    _text("name"),
    _text("email"),
    _text("user_id", null=True),
    _flag("syncs"),
    _flag("deleted"),
    Column("rev", BigInteger, nullable=False, index=True),
)

resource = Table(
    "resource",
    metadata,
    Column("id", TEXT, primary_key=True),
    _text("name"),
    _flag("syncs"),
    _flag("deleted"),
    Column("rev", BigInteger, nullable=False, index=True),
)

client = Table(
    "client",
    metadata,
    Column("id", TEXT, primary_key=True),
    _text("content"),
    # Of the content, what clients are ordered by, and what keeps a photo.
    _text("name"),
    _text("photo"),
    _text("number"),
    _text("origin"),
    _text("extra"),
    _flag("deleted"),
    Column("rev", BigInteger, nullable=False, index=True),
    Column("changed_at", BigInteger, nullable=False),
    Column("edited", TEXT, nullable=False, server_default=""),
    # The rev of the last change of what calendars show of it: see ``Client.shown_in_calendars``.
    Column("shown_rev", BigInteger, nullable=False, server_default="0", index=True),
)

# What clients are found by, and the folded name that orders them. In SQLite the full-text table
# ``client_text`` follows it.
client_words = Table(
    "client_words",
    metadata,
    Column("number", _COUNTING, primary_key=True),
    Column("client_id", ForeignKey("client.id"), nullable=False, unique=True),
    _text("words"),
    Column("name", TEXT, nullable=False, server_default=""),
    Index("ix_client_words_name", "name", "client_id"),
)

# Clients who were erased, by id only, and where their copies were: these stay as they are.
erased_client = Table(
    "erased_client",
    metadata,
    Column("client_id", TEXT, primary_key=True),
    Column("replica_id", TEXT, primary_key=True),
    Column("remote_id", TEXT, primary_key=True),
)

photo = Table(
    "photo",
    metadata,
    Column("key", TEXT, primary_key=True),
    _text("media_type"),
    Column("data", LargeBinary, nullable=False),
)

# Where a photo is in a replica, by the remote id of the contact whose photo it is.
photo_address = Table(
    "photo_address",
    metadata,
    Column("replica_id", TEXT, primary_key=True),
    Column("remote_id", TEXT, primary_key=True),
    _text("address"),
    _text("photo"),
)

client_group = Table(
    "client_group",
    metadata,
    Column("id", TEXT, primary_key=True),
    _text("name"),
    _flag("inactive"),
    _flag("deleted"),
    Column("rev", BigInteger, nullable=False, index=True),
)

client_group_member = Table(
    "client_group_member",
    metadata,
    Column("group_id", ForeignKey("client_group.id"), primary_key=True),
    Column("client_id", ForeignKey("client.id"), primary_key=True, index=True),
    Column("place", Integer, key="position", nullable=False),
)

# At which rev a client left a group, so that phones that hold the group are told of it.
former_member = Table(
    "former_member",
    metadata,
    Column("group_id", TEXT, primary_key=True),
    Column("client_id", TEXT, primary_key=True, index=False),
    Column("rev", BigInteger, nullable=False),
    Index("ix_former_member_rev", "group_id", "rev"),
    Index("ix_former_member_client", "client_id"),
)

appointment = Table(
    "appointment",
    metadata,
    Column("id", TEXT, primary_key=True),
    Column("rev", BigInteger, nullable=False, unique=True),
    _text("content"),
    _text("kind"),
    _flag("lives"),
    Column("staff_id", ForeignKey("staff.id"), nullable=True),
    _text("assistant_ids"),
    _text("resource_ids"),
    Column("client_id", ForeignKey("client.id"), nullable=True),
    _text("session_type", null=True),
    Column(
        "series_id",
        ForeignKey("appointment.id", deferrable=True, initially="DEFERRED"),
        nullable=True,
    ),
    _text("original_start", null=True),
    Column("original_at", BigInteger, nullable=True),
    _text("origin"),
    _text("guests"),
    _text("extra"),
    _flag("deleted"),
    Column("changed_at", BigInteger, nullable=False),
    Column("edited", TEXT, nullable=False, server_default=""),
)


def _partial(name: str, predicate: str, *columns: Column[Any]) -> None:
    """Index only the rows that a predicate holds for; queries must repeat it literally."""
    Index(name, *columns, sqlite_where=text(predicate), postgresql_where=text(predicate))


_partial("ix_client_name", "NOT deleted", client.c.name, client.c.id)
_partial("ix_client_photo", "photo <> ''", client.c.photo)
_partial("ix_client_tombstone", "deleted", client.c.changed_at)
Index("ix_appointment_staff", appointment.c.staff_id, appointment.c.rev)
_partial(
    "ix_appointment_series",
    "series_id IS NOT NULL",
    appointment.c.series_id,
    appointment.c.original_start,
)
_partial("ix_appointment_original", "original_at IS NOT NULL", appointment.c.original_at)
_partial("ix_appointment_client", "client_id IS NOT NULL", appointment.c.client_id)
_partial("ix_appointment_tombstone", "deleted", appointment.c.changed_at)

# Whom the last change of an appointment concerns besides its staff member: assistants,
# resources, former ones, those of its series or of its exceptions, and replicas that
# have or had a pair of it although it is not their staff member's. Of an exception it is also
# the last change of its series that decides which calendars show it.
concerned = Table(
    "concerned",
    metadata,
    Column("owner_id", TEXT, primary_key=True),
    Column("record_id", TEXT, primary_key=True, index=False),
    Column("rev", BigInteger, nullable=False),
    Index("ix_concerned_rev", "owner_id", "rev"),
    Index("ix_concerned_record", "record_id"),
)

STUDIO = ""
"""The owner of every living appointment, next to its staff and resources."""
NOBODY = ":nobody"
"""The owner of living appointments with neither staff nor resources."""
CANCELLED = ":cancelled"
"""The owner of cancelled appointments only."""
ARRIVED = ":arrived"
"""The owner of living appointments that came from a phone or a replica and are nobody's session."""

# Single appointments of up to a week: a window is one range of ``first``. In the studio's own rows
# is what they are found by, see ``appointment_search.py``; so it is in those of ``span``.
slot = Table(
    "slot",
    metadata,
    Column("owner_id", TEXT, primary_key=True),
    Column("first", BigInteger, primary_key=True, autoincrement=False),
    Column("appointment_id", ForeignKey("appointment.id"), primary_key=True, index=True),
    Column("last", BigInteger, nullable=False),
    Column("words", TEXT, nullable=False, server_default=""),
    sqlite_with_rowid=False,
)

# Series, and what lasts longer than a week.
span = Table(
    "span",
    metadata,
    Column("owner_id", TEXT, primary_key=True),
    Column("last", BigInteger, primary_key=True, autoincrement=False),
    Column("appointment_id", ForeignKey("appointment.id"), primary_key=True, index=True),
    Column("first", BigInteger, nullable=False),
    Column("rev", BigInteger, nullable=False),
    Column("words", TEXT, nullable=False, server_default=""),
    sqlite_with_rowid=False,
)

link = Table(
    "link",
    metadata,
    Column("replica_id", TEXT, primary_key=True),
    Column("record_id", TEXT, primary_key=True),
    _text("remote_id"),
    _text("etag", null=True),
    _text("baseline", null=True),
    Column("generation", Integer, nullable=False),
    _flag("gone"),
    _text("state"),
    _text("reason"),
    Column("frozen_rev", BigInteger, nullable=True),
    Column("record_kind", TEXT, nullable=False, server_default=APPOINTMENT),
    Column("updated", BigInteger, nullable=True),
    Column("uid", TEXT, nullable=False, server_default=""),
    Column("kept", TEXT, nullable=False, server_default=""),
    Index("ix_link_known", "replica_id", "gone", "remote_id"),
    Index("ix_link_record", "record_id"),
)
_partial("ix_link_uid", "uid <> ''", link.c.uid)
_partial("ix_link_pending", "state = 'pending'", link.c.state, link.c.replica_id)
_partial("ix_link_cut", "state = 'cut'", link.c.state, link.c.replica_id)
_partial("ix_link_refused", "state = 'refused'", link.c.state, link.c.replica_id)

replica = Table(
    "replica",
    metadata,
    Column("replica_id", TEXT, primary_key=True),
    _text("cursor", null=True),
    Column("book_rev", BigInteger, nullable=False),
    Column("connected_at", BigInteger, nullable=False),
    _text("staff_id"),
    _text("held"),
    _text("verdict"),
    Column("clock_ahead", BigInteger, nullable=True),
    Column("last_run", BigInteger, nullable=True),
)

run = Table(
    "run",
    metadata,
    Column("id", TEXT, primary_key=True),
    _text("replica_id"),
    _text("kind"),
    _text("starter"),
    Column("started_at", BigInteger, nullable=False, index=True),
    Column("ended_at", BigInteger, nullable=True),
    _text("outcome"),
    _text("counts"),
    Column("requests", Integer, nullable=False),
    _text("undoes", null=True),
    Index("ix_run_replica", "replica_id", "started_at"),
)
_partial("ix_run_open", "ended_at IS NULL", run.c.started_at)
_partial("ix_run_undoes", "undoes IS NOT NULL", run.c.undoes)

entry = Table(
    "entry",
    metadata,
    Column("id", _COUNTING, primary_key=True),
    _text("run_id"),
    Column("at", BigInteger, nullable=False, index=True),
    _text("replica_id"),
    _text("record_id", null=True),
    _text("remote_id", null=True),
    _text("side"),
    _text("action"),
    _text("reason"),
    _text("before", null=True),
    _text("after", null=True),
    _text("outcome"),
    _text("loser"),
    Column("record_kind", TEXT, nullable=False, server_default=APPOINTMENT),
    Index("ix_entry_run", "run_id"),
    Index("ix_entry_record", "record_id"),
)

conflict = Table(
    "conflict",
    metadata,
    Column("id", TEXT, primary_key=True),
    _text("kind"),
    _text("record_id"),
    Column("opened_at", BigInteger, nullable=False),
    _text("replica_id"),
    _text("fields"),
    _text("theirs", null=True),
    _text("other_id"),
    _text("moment"),
    Column("closed_at", BigInteger, nullable=True),
    _text("resolution"),
    Column("record_kind", TEXT, nullable=False, server_default=APPOINTMENT),
    Column("run_id", TEXT, nullable=False, server_default=""),
    Column("links", TEXT, nullable=False, server_default=""),
)
_partial("ix_conflict_open", "closed_at IS NULL", conflict.c.record_id, conflict.c.kind)
_partial("ix_conflict_open_other", "closed_at IS NULL", conflict.c.other_id)
_partial("ix_conflict_kept", "resolution = 'keep_both'", conflict.c.record_id)
_partial("ix_conflict_kept_other", "resolution = 'keep_both'", conflict.c.other_id)

_partial("ix_conflict_closed", "closed_at IS NOT NULL", conflict.c.closed_at)
_partial("ix_conflict_run", "run_id != ''", conflict.c.run_id)

# Appointments that arrived and are nobody's session, as a person said; a series by its own id.
left_alone = Table(
    "left_alone",
    metadata,
    Column("record_id", TEXT, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Index("ix_left_alone_at", "at"),
)

# What people decided on held plans, and what each was held for: an undo puts that back.
held_decision = Table(
    "held_decision",
    metadata,
    Column("replica_id", TEXT, primary_key=True),
    Column("digest", TEXT, primary_key=True),
    Column("at", BigInteger, nullable=False, index=True),
    _text("record_ids"),
    # What the plan was held for was to be done all the same.
    Column("applied", Boolean, nullable=False, server_default=false()),
)

# Pairs of clients who are not the same person, as somebody said; the lesser id first.
client_apart = Table(
    "client_apart",
    metadata,
    Column("one_id", TEXT, primary_key=True),
    Column("other_id", TEXT, primary_key=True, index=True),
    Column("at", BigInteger, nullable=False),
)

# Items of a replica that were skipped and that the user should look at.
skipped_item = Table(
    "aside",
    metadata,
    Column("replica_id", TEXT, primary_key=True),
    Column("remote_id", TEXT, primary_key=True),
    _text("reason"),
    Column("record_kind", TEXT, nullable=False, server_default=APPOINTMENT),
)

# What phones call an item of a calendar or an address book, and what they wrote in it, see
# ``phone_items.py``.
phone_item = Table(
    "phone_item",
    metadata,
    Column("calendar", TEXT, primary_key=True),
    Column("record_id", TEXT, primary_key=True, index=False),
    _text("name"),
    _text("uid"),
    Column("text", LargeBinary, nullable=True),
    _text("text_etag"),
    _text("made_from"),
    Column("rev", BigInteger, nullable=False),
    Index("ix_phone_item_name", "calendar", "name", unique=True),
    Index("ix_phone_item_rev", "calendar", "rev"),
    Index("ix_phone_item_record", "record_id"),
    Index("ix_phone_item_uid", "uid"),
)

# How an access called and coloured a collection, by the names of WebDAV's properties.
phone_property = Table(
    "phone_property",
    metadata,
    Column("access_id", TEXT, primary_key=True),
    Column("collection", TEXT, primary_key=True),
    Column("name", TEXT, primary_key=True),
    _text("value"),
)
