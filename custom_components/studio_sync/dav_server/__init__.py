"""The server that phones talk to. Knows no Home Assistant and no HTTP library."""
