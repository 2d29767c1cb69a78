"""The XML of WebDAV, CalDAV and CardDAV: what is asked, and what is answered. Pure."""
