"""The server for phones in Home Assistant's HTTP server: who may ask, from where, how much."""
