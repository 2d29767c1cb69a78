"""What goes wrong at Google's: arguments of the emulator's faults, by name."""

from typing import Any

FAULTS: dict[str, dict[str, Any]] = {
    "drop_before": {"kind": "drop_before"},
    "drop_after": {"kind": "drop_after"},
    "unavailable": {"kind": "error", "status": 503},
    "done_but_500": {"kind": "error", "status": 500, "late": True},
    "rate_limited": {"kind": "error", "status": 403, "reason": "rateLimitExceeded"},
    "too_many": {"kind": "error", "status": 429},
    "front_end": {"kind": "error", "status": 502, "html": True},
    "truncated": {"kind": "truncate"},
    "malformed": {"kind": "malformed"},
    "token_expired": {"kind": "expire_token"},
    "sync_gone": {"kind": "sync_gone"},
    "precondition": {"kind": "precondition"},
    "delayed": {"kind": "delay", "listings": 2},
    "stale": {"kind": "stale"},
}
