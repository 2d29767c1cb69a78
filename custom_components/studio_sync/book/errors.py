"""What can go wrong with the book. Each is translated for the user at the surface."""


class BookError(Exception):
    """The book can't do what was asked; nothing was changed."""

    key = "book_failed"


class BookCorrupt(BookError):
    """The database file is damaged."""

    key = "book_corrupt"


class BookReadOnly(BookError):
    """The database can be read but not written."""

    key = "book_read_only"


class BookDiskFull(BookError):
    """There is no room left on the disk."""

    key = "book_disk_full"


class BookTooNew(BookError):
    """A newer version of Studio Sync has written this book."""

    key = "book_too_new"


class BookUnavailable(BookError):
    """The database can't be opened or reached."""

    key = "book_unavailable"


class BookStale(BookError):
    """The record has changed since it was read; read it again."""

    key = "book_stale"


class BookInvalid(BookError):
    """The value breaks a rule of the book, such as an end before its start.

    ``field`` names what is wrong, ``rule`` is a short key for the message.
    """

    key = "book_invalid"

    def __init__(self, field: str, rule: str) -> None:
        """Name the field and the rule it breaks."""
        super().__init__(f"{field}: {rule}")
        self.field = field
        self.rule = rule
