"""What is served is what the sources build to; the sources are typed, linted and tested."""

from pathlib import Path
import subprocess

from custom_components.studio_sync.panel.sidebar import FOLDER

REPOSITORY = Path(__file__).parent.parent
SCRIPT = REPOSITORY / "scripts" / "frontend"


def files(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder, by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def run(*arguments: str) -> None:
    """Run the script; its output is in the failure."""
    done = subprocess.run(  # noqa: S603 - our own script
        [str(SCRIPT), *arguments], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_committed_is_what_the_sources_build_to(tmp_path: Path) -> None:
    """HACS installs the tree as it is: nobody builds anything."""
    run("build", str(tmp_path / "static"))
    built, committed = files(tmp_path / "static"), files(FOLDER)
    assert built.keys() == committed.keys(), "run scripts/frontend"
    assert [name for name, text in built.items() if committed[name] != text] == []


def test_the_sources_are_well() -> None:
    """Types, lint, format and the page's own tests."""
    run("check")
