"""Fixtures for all tests."""

# Imported first: pytest-homeassistant-custom-component brings a package of the same
# name, and the one that is imported first stays.
import custom_components  # noqa: F401

pytest_plugins = ["tests.ha_fixtures"]
