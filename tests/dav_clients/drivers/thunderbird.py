"""Drives Thunderbird by Marionette; ``driver.py`` tells how it is talked to.

Arguments: the program, a folder for the profile, and event or card.
"""

import json
from pathlib import Path
import socket
import subprocess
import sys
import time

START_LIMIT = 60.0
ANSWER_LIMIT = 50.0
PREFERENCES = {
    "marionette.port": 0,
    "app.update.enabled": False,
    "app.donation.eoy.version.viewed": 999,
    "calendar.timezone.local": "UTC",
    "calendar.timezone.useSystemTimezone": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "mail.provider.suppress_dialog_on_startup": True,
    "mail.spotlight.firstRunDone": True,
    "mail.winsearch.firstRunDone": True,
    "mailnews.start_page.enabled": False,
    "messenger.options.messagesStyle.theme": "",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
}


class Marionette:
    """A connection to Thunderbird, by its own protocol: ``LENGTH:[0, id, command, arguments]``."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=ANSWER_LIMIT)
        self._file = self._socket.makefile("rb")
        self._number = 0
        self._read()

    def call(self, command: str, **arguments: object) -> object:
        """Send a command and wait for its answer."""
        self._number += 1
        text = json.dumps([0, self._number, command, arguments]).encode()
        self._socket.sendall(b"%d:%b" % (len(text), text))
        _, _, error, result = self._read()
        if error is not None:
            sys.exit(f"{command}: {error}")
        return result["value"] if isinstance(result, dict) and "value" in result else result

    def _read(self) -> list[object]:
        digits = b""
        while (byte := self._file.read(1)) != b":":
            if not byte:
                sys.exit("Thunderbird has ended")
            digits += byte
        answer: list[object] = json.loads(self._file.read(int(digits)))
        return answer


def port_of(profile: Path, process: subprocess.Popen[bytes]) -> int:
    """Wait for the port that it has chosen."""
    file = profile / "MarionetteActivePort"
    end = time.monotonic() + START_LIMIT
    while not (file.exists() and file.read_text(encoding="ascii")):
        if process.poll() is not None or time.monotonic() > end:
            sys.exit(f"Thunderbird does not start: {process.returncode}")
        time.sleep(0.1)
    return int(file.read_text(encoding="ascii"))


def main() -> None:
    """Do one command after the other, until there are no more."""
    program, profile, kind = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    profile.mkdir()
    lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in PREFERENCES.items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    process = subprocess.Popen(
        [
            *(program, "--headless", "--no-remote", "--profile", str(profile)),
            *("--marionette", "--remote-allow-system-access"),
        ],
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr,
    )
    marionette = Marionette(port_of(profile, process))
    marionette.call("WebDriver:NewSession", unhandledPromptBehavior="ignore")
    marionette.call("WebDriver:SetTimeouts", script=int(ANSWER_LIMIT * 1000))
    marionette.call("Marionette:SetContext", value="chrome")
    script = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
    for line in sys.stdin:
        command = json.loads(line)
        answer = marionette.call(
            "WebDriver:ExecuteAsyncScript",
            script=script,
            args=[kind, command.pop("do"), command],
            sandbox="system",
        )
        print(json.dumps(answer), flush=True)


main()
