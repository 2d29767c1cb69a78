"""Real CalDAV and CardDAV clients, headless and over HTTP, against real servers.

``server.py`` says what a server under test has to offer, ``client.py`` what a client can do;
``journey.py`` leads each client through the same steps with each server.
"""


class DavClientError(Exception):
    """Something in this harness did not go as it should; the message says what."""
