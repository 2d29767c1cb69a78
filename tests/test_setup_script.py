"""scripts/setup: what it finds, brings and says, and what it leaves when it is ended."""

from collections.abc import Callable
from dataclasses import dataclass, field
import os
from pathlib import Path
import shutil
import signal
import subprocess
from time import monotonic, sleep

import pytest

from tests.live.folder import REPOSITORY

LIMIT = 60
SCRIPTS = ("setup", "cache", "debian_mirror", "debian_packages", "debian_python", "ha_requirements")

UV = r"""
last=${@: -1}
printf '%s\n' "$*" >>"$CALLS"
[ ! -e "$BROKEN/$1-$2" ] || { cat "$BROKEN/$1-$2"; exit 2; }
case "$*" in
  "venv --help") echo "--clear" ;;
  venv*) rm -rf "$last"; mkdir -p "$last/bin"; ln -s "$(command -v python3)" "$last/bin/python" ;;
  "python find"*) [ -x "$STUBS/good-python" ] && echo "$STUBS/good-python" ;;
  "python install"*) sleep "${SEARCH:-0}"; exit 1 ;;
  "tool run"*) mkdir -p "$last/usr/bin"; cp "$STUBS/prefix-python" "$last/usr/bin/python3.14" ;;
  "pip install"*) while [ "$1" != --target ]; do shift; done
    mkdir -p "$2/homeassistant-9.9.dist-info" "$2/homeassistant/components" ;;
  "pip compile"*" -o "*) : >"$last" ;;
  "pip sync"*) sleep "${SYNC:-0}" ;;
esac
"""
PYTHON = 'case "$1" in --version) echo Python 3.14.9 ;; esac'


@dataclass(slots=True, kw_only=True)
class Newcomer:
    """A checkout, a cache folder and programs, all with a space in their paths."""

    folder: Path
    env: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for path in (self.stubs, self.broken, self.checkout / "scripts"):
            path.mkdir(parents=True)
        for name in SCRIPTS:
            shutil.copy(REPOSITORY / "scripts" / name, self.checkout / "scripts" / name)
        (self.checkout / "requirements-dev.txt").write_text("homeassistant\n", encoding="utf-8")
        ours = self.checkout / "custom_components" / "studio_sync"
        ours.mkdir(parents=True)
        (ours / "manifest.json").write_text('{"requirements": ["alembic"]}', encoding="utf-8")
        self.env = {
            "PATH": f"{self.stubs}:/usr/bin:/bin",
            "HOME": str(self.folder / "home"),
            "XDG_CACHE_HOME": str(self.folder / "a cache"),
            "CALLS": str(self.folder / "calls"),
            "BROKEN": str(self.broken),
            "STUBS": str(self.stubs),
        }
        self.program("uv", UV)
        self.program("good-python", PYTHON)
        self.program("prefix-python", PYTHON)

    stubs = property(lambda self: self.folder / "the programs")
    broken = property(lambda self: self.folder / "broken")
    checkout = property(lambda self: self.folder / "my projects" / "studio_sync")
    cache = property(lambda self: self.folder / "a cache" / "studio-sync")

    def program(self, name: str, text: str) -> None:
        """Put a program on PATH."""
        path: Path = self.stubs / name
        path.write_text(f"#!/bin/bash\n{text}\n", encoding="utf-8")
        path.chmod(0o755)

    def breaks(self, command: str, words: str) -> None:
        """Let a command of uv's, such as ``pip-sync``, fail with these words."""
        (self.broken / command).write_text(words, encoding="utf-8")

    def calls(self, command: str) -> list[str]:
        """List the calls of uv that begin like that."""
        text = (self.folder / "calls").read_text(encoding="utf-8")
        return [line for line in text.splitlines() if line.startswith(command)]

    def start(self, *arguments: str, **env: str) -> subprocess.Popen[str]:
        """Begin a set-up in a process group of its own."""
        # A shell in the background ignores the interrupt, and hands that down.
        heard = ["env", "--default-signal=INT"]
        return subprocess.Popen(  # noqa: S603 - our own script
            [*heard, self.checkout / "scripts" / "setup", *arguments],
            env={**self.env, **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def set_up(self, *arguments: str, **env: str) -> tuple[int, str]:
        """Set up; answer with the exit code and what is said."""
        with self.start(*arguments, **env) as running:
            _, said = running.communicate(timeout=LIMIT)
        return running.returncode, said


@pytest.fixture
def newcomer(tmp_path: Path) -> Newcomer:
    return Newcomer(folder=tmp_path)


def until(look: Callable[[], object]) -> None:
    """Wait for something to be true."""
    end = monotonic() + LIMIT
    while not look():
        assert monotonic() < end
        sleep(0.02)


def test_it_is_set_up_once(newcomer: Newcomer) -> None:
    code, said = newcomer.set_up()
    assert (code, said.splitlines()[-1]) == (0, "setup: ready")
    assert newcomer.set_up() == (0, "")
    assert len(newcomer.calls("pip sync")) == 1


def test_what_it_costs_is_said_first_and_in_the_readme(newcomer: Newcomer) -> None:
    _, said = newcomer.set_up()
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    text = (REPOSITORY / "scripts" / "setup").read_text(encoding="utf-8")
    for name in ("download", "space"):
        figure = text.partition(f"{name}='")[2].partition("'")[0]
        assert figure in said.splitlines()[0]
        assert figure in readme


def test_the_uv_that_home_assistant_brings_is_not_used_to_replace_itself(
    newcomer: Newcomer,
) -> None:
    """Home Assistant brings one, which with .venv activated is the first on PATH."""
    newcomer.set_up()
    (newcomer.checkout / "requirements-dev.txt").write_text("others\n", encoding="utf-8")
    uv = newcomer.checkout / ".venv" / "bin" / "uv"
    uv.write_text("#!/bin/bash\necho --clear\n", encoding="utf-8")
    uv.chmod(0o755)
    (newcomer.cache / "uv-0.13.8" / "bin").mkdir(parents=True)
    (newcomer.stubs / "uv").rename(newcomer.cache / "uv-0.13.8" / "bin" / "uv")
    code, said = newcomer.set_up(PATH=f"{uv.parent}:{newcomer.env['PATH']}")
    assert (code, said.splitlines()[-1]) == (0, "setup: ready")
    assert len(newcomer.calls("pip sync")) == 2


def test_another_release_has_an_environment_of_its_own(newcomer: Newcomer) -> None:
    """Its requirements are what its own integrations pin, unless they are written down here."""
    newcomer.set_up("2026.11.0")
    [sync] = newcomer.calls("pip sync")
    assert sync.endswith(".venv-2026.11.0/requirements.txt")
    [compiled] = newcomer.calls("pip compile --generate-hashes")
    assert "package_constraints.txt" in compiled
    (newcomer.checkout / "requirements-2026.12.0.txt").touch()
    newcomer.set_up("2026.12.0")
    assert newcomer.calls("pip sync")[-1].endswith(" requirements-2026.12.0.txt")
    assert not (newcomer.checkout / ".venv").exists()


def test_a_checkout_that_was_moved_is_set_up_again(newcomer: Newcomer) -> None:
    """The programs in .venv name the folder that they were made in."""
    newcomer.set_up()
    moved = newcomer.folder / "elsewhere"
    newcomer.checkout.rename(moved)
    newcomer.checkout.symlink_to(moved)
    code, _ = newcomer.set_up()
    assert code == 0
    assert len(newcomer.calls("pip sync")) == 2


def test_two_at_once_set_up_one_after_the_other(newcomer: Newcomer) -> None:
    first = newcomer.start(SYNC="2")
    until(lambda: (newcomer.folder / "calls").exists() and newcomer.calls("pip sync"))
    code, said = newcomer.set_up()
    assert code == 0
    assert said == "Another set-up is under way: waiting until it is done.\n"
    first.communicate(timeout=LIMIT)
    assert first.returncode == 0
    assert len(newcomer.calls("pip sync")) == 1


@pytest.mark.parametrize(
    "words",
    [
        "error: Failed to write: No space left on device (os error 28)",
        "OSError: [Errno 28] No space left on device: 'x'",
        "E: You don't have enough free space in here.",
        "error: Disk quota exceeded (os error 122)",
    ],
)
def test_a_full_disk_is_named_with_what_is_needed(newcomer: Newcomer, words: str) -> None:
    newcomer.breaks("pip-sync", words)
    code, said = newcomer.set_up()
    assert code != 0
    assert "No space left" in said.splitlines()[-1]
    assert "GB on the disk" in said.splitlines()[-1]


NO_NETWORK = "error: dns error\n  Caused by: failed to lookup address information: Name or service"


def test_no_network_is_one_sentence(newcomer: Newcomer) -> None:
    newcomer.breaks("pip-compile", NO_NETWORK)
    newcomer.breaks("pip-sync", "error: Network connectivity is disabled")
    code, said = newcomer.set_up()
    assert code != 0
    assert "No network" in said.splitlines()[-1]
    assert "Caused by" not in said


def test_without_network_what_is_in_the_cache_is_enough(newcomer: Newcomer) -> None:
    newcomer.breaks("pip-compile", NO_NETWORK)
    code, said = newcomer.set_up()
    assert (code, said.splitlines()[-1]) == (0, "setup: ready")


def test_without_network_no_python_is_searched_for_in_it(newcomer: Newcomer) -> None:
    newcomer.breaks("pip-compile", NO_NETWORK)
    (newcomer.stubs / "good-python").unlink()
    code, said = newcomer.set_up(SEARCH="60")
    assert code != 0
    assert "No network" in said.splitlines()[-1]


def test_any_other_failure_is_shown(newcomer: Newcomer) -> None:
    newcomer.breaks("pip-sync", "error: the hash of x is another one")
    code, said = newcomer.set_up()
    assert code != 0
    assert said.splitlines()[-1] == "error: the hash of x is another one"


@pytest.mark.parametrize("send", [os.killpg, os.kill], ids=["Ctrl-C", "the script alone"])
def test_an_interrupt_ends_the_search_for_python_at_once(
    newcomer: Newcomer, send: Callable[[int, int], None]
) -> None:
    (newcomer.stubs / "good-python").unlink()
    running = newcomer.start(SEARCH="300")
    until(lambda: (newcomer.folder / "calls").exists() and newcomer.calls("python install"))
    began = monotonic()
    send(running.pid, signal.SIGINT)
    running.communicate(timeout=LIMIT)
    assert running.returncode == 130
    assert monotonic() - began < 10
    assert not (newcomer.cache / "work").exists()


def test_what_a_killed_one_left_is_tidied_by_the_next(newcomer: Newcomer) -> None:
    (newcomer.stubs / "good-python").unlink()
    running = newcomer.start(SEARCH="300")
    until(lambda: (newcomer.folder / "calls").exists() and newcomer.calls("python install"))
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate(timeout=LIMIT)
    (newcomer.cache / "work" / "half").write_bytes(b"x" * 1000)
    # As earlier versions left it.
    (newcomer.cache / "python-3.14.a1B2c3").mkdir()
    code, _ = newcomer.set_up()
    assert code == 0
    assert sorted(path.name for path in newcomer.cache.iterdir()) == ["lock", "python-3.14"]
    assert newcomer.calls("cache prune")


def test_a_python_without_headers_is_not_taken(newcomer: Newcomer) -> None:
    """Two packages are built: they need Python.h."""
    newcomer.program("good-python", "exit 1")
    code, said = newcomer.set_up()
    assert code == 0
    assert "has no headers" in said
    [made] = newcomer.calls("venv --clear --python")
    assert f"{newcomer.cache}/python-3.14/usr/bin/python3.14" in made


PIP = r"""
case "$*" in
  *"pip --version") {pip} ;;
  "-m venv "*) mkdir -p "$3/bin"; ln -s /nowhere "$3/bin/broken"; {venv} ;;
  *" install "*) while [ "$1" != --target ]; do shift; done; [ ! -e "$2/bin" ] || exit 3
    mkdir -p "$2/bin"; cp "$STUBS/kept-uv" "$2/bin/uv" ;;
  *) exec /usr/bin/python3 "$@" ;;
esac
"""


@pytest.mark.parametrize(
    ("pip", "venv"),
    [
        ("true", "exit 1"),
        ("exit 1", 'cp "$STUBS/python3" "$3/bin/python"'),
        ("exit 1", "exit 1"),
    ],
    ids=["pip, no venv", "venv, no pip", "neither"],
)
def test_uv_comes_by_whatever_there_is(newcomer: Newcomer, pip: str, venv: str) -> None:
    """And what a failed way left does not spoil the next."""
    (newcomer.stubs / "uv").rename(newcomer.stubs / "kept-uv")
    newcomer.program("python3", PIP.format(pip=pip, venv=venv))
    # Debian's pip as a wheel, where it is the only way.
    newcomer.program("apt-get", 'case "$*" in *download*) : >"pip-whl.deb" ;; esac')
    wheels = "$3/usr/share/python-wheels"
    newcomer.program("dpkg", f'mkdir -p "{wheels}"; : >"{wheels}/pip-9.whl"')
    code, said = newcomer.set_up()
    assert (code, said.splitlines()[-1]) == (0, "setup: ready")
    assert newcomer.calls("pip sync")
