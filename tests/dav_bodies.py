"""Bodies of requests, as DAV clients send them."""

RANGE = 'start="20270101T000000Z" end="20270201T000000Z"'
ETAG = "<d:prop><d:getetag/></d:prop>"


def body(inner: str, **attributes: str) -> bytes:
    """Return a body; ``inner`` begins with the name of its root."""
    root, _, rest = inner.partition(" ")
    spaces = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"'
    spaces += ' xmlns:a="urn:ietf:params:xml:ns:carddav"'
    pairs = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<{root} {spaces}{pairs}>{rest}</{root}>".encode()


def calendar_query(inner: str, wanted: str = ETAG) -> bytes:
    return body(
        f'c:calendar-query {wanted}<c:filter><c:comp-filter name="VCALENDAR">{inner}'
        "</c:comp-filter></c:filter>"
    )


def card_query(inner: str, wanted: str = ETAG) -> bytes:
    return body(f"a:addressbook-query {wanted}<a:filter>{inner}</a:filter>")


SEARCH = (
    "<d:property-search><d:prop><d:displayname/></d:prop><d:match>an</d:match></d:property-search>"
)
