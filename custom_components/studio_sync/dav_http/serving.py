"""Our server over the studio's book."""

from ..book.database import Transaction
from ..dav_server.book_home import BookHome
from ..dav_server.probe_home import ProbeHome, ProbeItem
from ..dav_server.request import DavRequest, DavResponse
from ..dav_server.serve import serve
from ..dav_server.visit import Visit


def answer(tx: Transaction, request: DavRequest, visit: Visit) -> DavResponse:
    """Answer a request. Raises ``DavError``."""
    return serve(request, BookHome(tx, visit))


def answer_test(tx: Transaction, request: DavRequest, visit: Visit, item: ProbeItem) -> DavResponse:
    """Answer a request of a test of the access, which changes nothing. Raises ``DavError``."""
    return serve(request, ProbeHome(tx, visit, item))
