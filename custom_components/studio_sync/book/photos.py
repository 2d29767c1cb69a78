"""The photos of clients, each kept once, by what is in it."""

from hashlib import sha256
from typing import Final

from sqlalchemy import Text, bindparam, delete, or_, select

from ..formats.pictures import Picture
from . import tables
from .database import Transaction, upsert
from .model import CLIENT

_p, _c, _a = tables.photo.c, tables.client.c, tables.photo_address.c
_e, _q = tables.entry.c, tables.conflict.c
_PUT = upsert(tables.photo)
_GET = select(_p.data, _p.media_type).where(_p.key == bindparam("key"))
_KNOWN = select(_a.photo).where(
    _a.replica_id == bindparam("replica"),
    _a.remote_id == bindparam("remote"),
    or_(_a.address == bindparam("address"), bindparam("address") == ""),
    select(_p.key).where(_p.key == _a.photo).exists(),
)
_REMEMBER = upsert(tables.photo_address)
_FORGET_ADDRESSES = delete(tables.photo_address).where(
    _a.replica_id == bindparam("replica"), _a.remote_id == bindparam("remote")
)
_UNUSED = select(_p.key).where(~select(_c.id).where(_c.photo == _p.key).exists())
_KEY: Final = bindparam("key", type_=Text)
_NAMED = (
    select(_e.id)
    .where(_e.record_kind == CLIENT, or_(_e.before.contains(_KEY), _e.after.contains(_KEY)))
    .limit(1),
    select(_q.id).where(_q.record_kind == CLIENT, _q.theirs.contains(_KEY)).limit(1),
)
_FORGET = delete(tables.photo).where(_p.key.in_(bindparam("keys", expanding=True)))


def put(tx: Transaction, picture: Picture) -> str:
    """Keep a photo and return its key, the SHA-256 of its bytes in hexadecimal."""
    key = sha256(picture.data).hexdigest()
    row = {"key": key, "media_type": picture.media_type, "data": picture.data}
    tx.connection.execute(_PUT, row)
    return key


def get(tx: Transaction, key: str) -> Picture | None:
    """Return a photo; None if it was never kept, or is forgotten."""
    row = tx.connection.execute(_GET, {"key": key}).one_or_none()
    return None if row is None else Picture(data=bytes(row.data), media_type=row.media_type)


def known(tx: Transaction, replica_id: str, remote_id: str, address: str) -> str | None:
    """Return the key of the photo that a copy has at this address; None if it isn't kept.

    For an empty address, that of the one which was noted last for the copy.
    """
    arguments = {"replica": replica_id, "remote": remote_id, "address": address}
    found: str | None = tx.connection.execute(_KNOWN, arguments).scalar_one_or_none()
    return found


def remember(tx: Transaction, replica_id: str, remote_id: str, address: str, key: str) -> None:
    """Note at which address a copy has a photo."""
    row = {"replica_id": replica_id, "remote_id": remote_id, "address": address, "photo": key}
    tx.connection.execute(_REMEMBER, row)


def forget_addresses(tx: Transaction, replica_id: str, remote_id: str) -> None:
    """Forget at which addresses a copy had photos."""
    tx.connection.execute(_FORGET_ADDRESSES, {"replica": replica_id, "remote": remote_id})


def purge(tx: Transaction) -> int:
    """Forget photos that no client has, no line of the journal names and no question is about.

    Returns how many.
    """
    unused = [
        key
        for key in tx.connection.execute(_UNUSED).scalars()
        if all(tx.connection.execute(each, {"key": key}).first() is None for each in _NAMED)
    ]
    tx.connection.execute(_FORGET, {"keys": unused})
    return len(unused)
