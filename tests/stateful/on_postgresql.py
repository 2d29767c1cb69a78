"""Books of the stateful machines in PostgreSQL."""

from itertools import count

from custom_components.studio_sync.book.book import Book
from tests.postgresql import PostgreSQL
from tests.world import Clock

from .stage import Templates, first_people


class PostgreSQLBooks(Templates):
    """Makes each book in a schema of its own."""

    def __init__(self, server: PostgreSQL) -> None:
        super().__init__()
        self._server = server
        self._made = list[str]()
        self._schemas = count(1)

    async def url(self) -> str:
        """Return where a fresh book is."""
        self.forget()
        self._made.append(f"machine_{next(self._schemas)}")
        url = self._server.url(schema=self._made[-1])
        book = await Book.open(url, clock=Clock(), new_id=lambda: "book")
        await book.write(first_people)
        await book.close()
        return url

    def forget(self) -> None:
        """Forget the books that were made."""
        while self._made:
            self._server.drop_schema(self._made.pop())

    def close(self) -> None:
        """Remove it all."""
        self.forget()
        super().close()
