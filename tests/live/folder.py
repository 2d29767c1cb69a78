"""The config folder of a new Home Assistant that has our integration in it."""

from collections.abc import Mapping
import json
from pathlib import Path
import shutil

REPOSITORY = Path(__file__).parents[2]
INTEGRATION = REPOSITORY / "custom_components" / "studio_sync"

CONFIGURATION = """\
homeassistant:
  name: {name}{country}
  time_zone: {time_zone}
  unit_system: metric
frontend:
config:
history:
logbook:
logger:
  default: warning
  logs:
    # What they miss, programs for pictures of cameras, is no loss here.
    haffmpeg: fatal
    homeassistant.components.camera.img_util: fatal
"""


def _http(port: int, more: Mapping[str, object]) -> dict[str, object]:
    # An `http:` key in the YAML would be a "pending trial" that goes back to port
    # 8123 after five minutes (2026.10); what is stored is taken as it is.
    return {
        "version": 2,
        "minor_version": 2,
        "key": "http",
        "data": {
            "stable": {
                "server_port": port,
                "server_host": ["127.0.0.1"],
                "cors_allowed_origins": [],
                "login_attempts_threshold": -1,
                "ip_ban_enabled": True,
                "ssl_profile": "modern",
                "use_x_frame_options": True,
                "created_at": "2026-01-01T00:00:00+00:00",
                "error": None,
                "error_message": None,
                **more,
            },
            "pending": None,
            "yaml_migration_done": True,
        },
    }


# Nothing of it is announced on the network, nor asked of it: not by zeroconf, which without
# any network but the loopback would not even start, and no session of aiohttp with it.
NETWORK = {
    "version": 1,
    "minor_version": 1,
    "key": "core.network",
    "data": {"configured_adapters": ["lo"]},
}

# The pages of onboarding that add integrations which look for the internet (weather,
# radio stations, translation): done beforehand, so that nothing is added.
ONBOARDED = {
    "version": 4,
    "minor_version": 1,
    "key": "onboarding",
    "data": {"done": ["core_config", "analytics", "integration"]},
}


def write_config_folder(
    folder: Path,
    *,
    port: int,
    name: str,
    time_zone: str,
    country: str | None = None,
    http: Mapping[str, object] | None = None,
) -> None:
    """Fill ``folder`` as a user would who installs Studio Sync by hand.

    Without a ``country`` Home Assistant has a repair of its own open. ``http`` is what a proxy or
    a certificate needs.
    """
    text = CONFIGURATION.format(
        name=name,
        country="" if country is None else f"\n  country: {country}",
        time_zone=time_zone,
    )
    (folder / "configuration.yaml").write_text(text, encoding="utf-8")
    storage = folder / ".storage"
    storage.mkdir()
    (storage / "http").write_text(json.dumps(_http(port, http or {})), encoding="utf-8")
    (storage / "core.network").write_text(json.dumps(NETWORK), encoding="utf-8")
    (storage / "onboarding").write_text(json.dumps(ONBOARDED), encoding="utf-8")
    components = folder / "custom_components"
    # With an __init__.py, this folder is found before another package of that name.
    components.mkdir()
    (components / "__init__.py").touch()
    shutil.copytree(
        INTEGRATION,
        components / "studio_sync",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
