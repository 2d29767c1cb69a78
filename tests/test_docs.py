"""The docs match the code: same words, and nothing that does not exist."""

import ast
from collections.abc import Iterator
import json
from pathlib import Path
import re
import subprocess
import tomllib
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv
from homeassistant.util.yaml import parse_yaml
import pytest

from custom_components.studio_sync.accounts.report_details import (
    Details,
    Named,
    Question,
    details_json,
    named_json,
    question_json,
)
from custom_components.studio_sync.book.model import Appointment, Content
from custom_components.studio_sync.const import DOCS_URL
from custom_components.studio_sync.entries.account_options import AccountOptions
from custom_components.studio_sync.events.sync_events import KINDS
from custom_components.studio_sync.flows.forms import options_form
from custom_components.studio_sync.services.sync_response import (
    action_json,
    likely_json,
    preview_json,
    report_json,
    undo_json,
)
from custom_components.studio_sync.sync.calendar.kind import APPOINTMENTS
from custom_components.studio_sync.sync.model import Action, Do, Likeness, Plan, RemoteItem
from custom_components.studio_sync.sync.report import Report
from custom_components.studio_sync.sync.uids import SAME_UID
from custom_components.studio_sync.sync.undo_plan import UndoPlan

from .world import appointment

ROOT = Path(__file__).parent.parent
INTEGRATION = ROOT / "custom_components" / "studio_sync"
README = ROOT / "README.md"
DOCS = ROOT / "docs"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
FOR_DEVELOPERS = {
    "architecture.md",
    "dav-clients.md",
    "dav-servers.md",
    "performance.md",
    "sync-rules.md",
}
GUIDES = [path for path in sorted(DOCS.glob("*.md")) if path.name not in FOR_DEVELOPERS]
"""What users read, besides the README."""
HACS_KEYS = {
    "content_in_root",
    "country",
    "filename",
    "hacs",
    "hide_default_branch",
    "homeassistant",
    "name",
    "persistent_directory",
    "render_readme",
    "zip_release",
}
SILENT = {Do.AGREE, Do.REST}
"""Steps of a plan that no preview shows."""


def words(text: str) -> str:
    """Make texts comparable: one space between words, no Markdown."""
    return " ".join(re.sub(r"[*`\\]", "", text).split())


def read_json(path: Path) -> dict[str, Any]:
    """Read a JSON object."""
    value: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return value


def read_yaml(text: str) -> dict[str, Any]:
    """Read a YAML mapping."""
    value = parse_yaml(text)
    assert isinstance(value, dict)
    return value


def examples(text: str) -> list[dict[str, Any]]:
    """Return the YAML examples in a text."""
    return [read_yaml(block) for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)]


ENGLISH = read_json(INTEGRATION / "translations" / "en.json")
ACTIONS = read_yaml((INTEGRATION / "services.yaml").read_text(encoding="utf-8"))
MANUAL = "\n".join(path.read_text(encoding="utf-8") for path in (README, *GUIDES))
TEXT = words(MANUAL)


def beginning(message: str) -> str:
    """Return how a message begins, with "…" for what is filled in, as the docs quote it."""
    text = re.sub(r"\{\w+\}", "…", re.sub(r"^\{\w+\}: ", "", message))
    sentence = re.match(r".*?[.?!:](?=\s|$)", text, re.DOTALL)
    return words(sentence[0] if sentence else text).rstrip(" .:(…")


def messages() -> Iterator[tuple[str, str]]:
    """Yield all that a user may be told when something is amiss, by its place in en.json."""
    config, subentries = ENGLISH["config"], ENGLISH["config_subentries"]
    for kind in ("error", "abort"):
        yield from ((f"{kind}.{key}", text) for key, text in config[kind].items())
    for name, subentry in subentries.items():
        yield from ((f"{name}.{key}", text) for key, text in subentry["error"].items())
    for key, exception in ENGLISH["exceptions"].items():
        yield f"exceptions.{key}", exception["message"]
    for key, issue in ENGLISH["issues"].items():
        yield f"issues.{key}", issue["title"]


def labels() -> Iterator[tuple[str, str]]:
    """Yield the names of everything that a user sets or sees, by its place in en.json."""
    steps = {
        "config": ENGLISH["config"]["step"],
        "options": ENGLISH["options"]["step"],
        **{name: each["step"] for name, each in ENGLISH["config_subentries"].items()},
    }
    for flow, names in steps.items():
        for step, form in names.items():
            for part in ("data", "menu_options"):
                yield from (
                    (f"{flow}.{step}.{key}", text) for key, text in form.get(part, {}).items()
                )
    for name, each in ENGLISH["config_subentries"].items():
        yield from ((f"{name}.{key}", text) for key, text in each["initiate_flow"].items())
    for platform, entities in ENGLISH["entity"].items():
        yield from ((f"{platform}.{key}", each["name"]) for key, each in entities.items())
    for key, text in ENGLISH["selector"]["policy"]["options"].items():
        yield f"policy.{key}", text
    for key, issue in ENGLISH["issues"].items():
        choices = issue.get("fix_flow", {}).get("step", {}).get("init", {}).get("menu_options", {})
        yield from ((f"issues.{key}.{choice}", text) for choice, text in choices.items())


@pytest.mark.parametrize(("key", "message"), messages(), ids=lambda value: value.split(" ")[0])
def test_every_message_is_explained(key: str, message: str) -> None:
    assert beginning(message) in TEXT, key


@pytest.mark.parametrize(("key", "label"), labels(), ids=lambda value: value.split(" ")[0])
def test_everything_that_is_set_or_seen_is_named(key: str, label: str) -> None:
    assert words(re.sub(r"\{\w+\}", "…", label)) in TEXT, key


def test_every_option_has_a_row_with_its_default() -> None:
    setup = (DOCS / "setup.md").read_text(encoding="utf-8")
    rows = setup.partition("\n## Options\n")[2].partition("\n## ")[0]
    form = ENGLISH["options"]["step"]["sync"]["data"]
    assert form.keys() == {str(key) for key in options_form(AccountOptions()).schema}
    for key, label in form.items():
        [row] = [line for line in rows.splitlines() if line.startswith(f"| **{label}** |")]
        default = getattr(AccountOptions(), key)
        if isinstance(default, int) and not isinstance(default, bool):
            assert row.split("|")[2].strip().removesuffix(" %") == str(default)


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_has_an_example_that_it_would_take(action: str) -> None:
    section = MANUAL.partition(f"\n## `{action}`")[2].partition("\n## ")[0]
    assert ENGLISH["services"][action]["name"] in section
    [example] = [each for each in examples(section) if "action" in each]
    fields = ACTIONS[action].get("fields", {})
    assert example["action"] == f"studio_sync.{action}"
    assert example["data"].keys() <= fields.keys()
    required = {name for name, field in fields.items() if field.get("required")}
    assert required <= example["data"].keys()
    for name in fields:
        assert words(ENGLISH["services"][action]["fields"][name]["name"]) in TEXT, name


def test_one_table_lists_every_action() -> None:
    """Each with a link to its description."""
    rows = re.findall(
        r"^\| \[`(\w+)`\]\(actions\.md#\1\) \|",
        (DOCS / "automations.md").read_text("utf-8"),
        re.MULTILINE,
    )
    assert sorted(rows) == sorted(ACTIONS)


def test_every_word_of_an_answer_is_explained() -> None:
    """What a preview would do, why, and why something is skipped: all are in its tables."""
    section = MANUAL.partition("\n## `preview_sync`")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
    explained = {word for row in rows for word in re.findall(r"`(\w+)`", row)}
    files = [INTEGRATION / "sync" / name for name in ("decisions.py", "calendar/instances.py")]
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in files]
    nodes = (node for tree in trees for node in ast.walk(tree))
    constants = (node.value for node in nodes if isinstance(node, ast.Constant))
    reasons = {value for value in constants if isinstance(value, str) and value.islower()}
    keys = {APPOINTMENTS.called(reason) for reason in reasons if re.fullmatch(r"\w+", reason)}
    assert keys
    assert {step.value for step in Do} - SILENT <= explained
    assert keys - {"same_content"} <= explained


def test_the_answers_shown_are_those_that_are_given() -> None:
    empty = Report[Appointment, Content](run=None, plan=Plan(actions=()), outcome="ok", counts={})
    shown = examples(MANUAL)
    [reports] = [each["reports"] for each in shown if "reports" in each]
    [previews, undoing] = [each["previews"] for each in shown if "previews" in each]
    step = action_json(Action(do=Do.CREATE_LOCAL, reason="new_there"))
    also = {*details_json(Details(), {}), "possibly_same"}
    assert all(each.keys() == report_json("account", empty).keys() | also for each in reports)
    assert all(each.keys() == preview_json("account", empty).keys() | also for each in previews)
    item = RemoteItem(id="x", etag=None, content=appointment(id="a").content)
    likely = Likeness(record=appointment(id="a"), item=item, reason=SAME_UID)
    twins = likely_json([likely], {})
    assert isinstance(twins, list)
    [twin] = twins
    [problem] = named_json([Named(reason="malformed")], {})
    [conflict] = question_json([Question(title=None, start=None, fields={})])
    assert isinstance(twin, dict)
    assert isinstance(problem, dict)
    assert isinstance(conflict, dict)
    for each in (*reports, *previews):
        assert all(shown.keys() == twin.keys() for shown in each["possibly_same"])
        assert all(shown.keys() == problem.keys() for shown in each["problems"])
        assert all(shown.keys() == conflict.keys() for shown in each["conflicts"])
    assert all(each.keys() == step.keys() for preview in previews for each in preview["actions"])
    nothing = undo_json("account", "run", UndoPlan(steps=(), refused=(), again=False))
    assert all(each.keys() == nothing.keys() | {"not_undone"} for each in undoing)
    assert all(left.keys() == problem.keys() for each in undoing for left in each["not_undone"])


@pytest.mark.parametrize("kind", KINDS)
def test_everything_that_activity_tells_is_named(kind: str) -> None:
    text = (DOCS / "automations.md").read_text(encoding="utf-8")
    [row] = [line for line in text.splitlines() if "| **Sync events** |" in line]
    assert f"`{kind}`" in row


async def test_home_assistant_takes_the_examples(hass: HomeAssistant) -> None:
    """``hass`` is needed for the templates in them."""
    assert hass.is_running
    automations = [each for each in examples(MANUAL) if "triggers" in each]
    assert automations
    for automation in automations:
        cv.TRIGGER_SCHEMA(automation["triggers"])
        cv.CONDITIONS_SCHEMA(automation.get("conditions", []))
        cv.SCRIPT_SCHEMA(automation["actions"])


def anchors(document: Path) -> set[str]:
    """Return the anchors that GitHub gives to the headings of a document."""
    text = re.sub(r"```.*?```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
    headings = re.findall(r"^#+ +(.+?)\s*$", text, re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_resolve(document: Path) -> None:
    text = re.sub(r"```.*?```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\((?!https?://)([^)\s]+)\)", text)
    for link in links:
        name, _, anchor = link.partition("#")
        target = (document.parent / name).resolve() if name else document
        assert target.exists(), link
        assert target.is_relative_to(ROOT), link
        assert not anchor or anchor in anchors(target), link


def test_links_from_the_code_into_the_docs_resolve() -> None:
    manifest = read_json(INTEGRATION / "manifest.json")
    assert f"{manifest['documentation']}/blob/main/docs" == DOCS_URL
    sources = "".join(path.read_text(encoding="utf-8") for path in INTEGRATION.rglob("*.py"))
    found = re.findall(r"\{DOCS_URL\}([^\"]*)", sources)
    assert found
    for link in found:
        name, _, anchor = link.removeprefix("/").partition("#")
        assert link.startswith("/"), link
        assert (DOCS / name).is_file(), link
        assert not anchor or anchor in anchors(DOCS / name), link


def test_the_readme_is_short() -> None:
    """It leads; the rest is in docs/."""
    assert len(README.read_text(encoding="utf-8").splitlines()) <= 300


def test_every_guide_is_found_from_the_readme() -> None:
    readme = README.read_text(encoding="utf-8")
    assert all(f"](docs/{path.name})" in readme for path in GUIDES)


def test_pictures_are_small_and_shown() -> None:
    """A clone carries all of them, also those of earlier releases."""
    shown = set(re.findall(r"pictures/([\w-]+\.png)", MANUAL))
    there = {path.name: path.stat().st_size for path in (DOCS / "pictures").iterdir()}
    assert shown == there.keys()
    assert max(there.values()) < 200_000


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_files_that_are_named_exist(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = set(
        re.findall(r"(?<![\w/])((?:scripts|tests|docs|custom_components)/[\w./-]*\w)", text)
    )
    missing = [name for name in sorted(named) if not (ROOT / name).exists()]
    assert not missing


def tracked() -> list[Path]:
    """Return the text files of the project: those in git, and those about to be."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout  # noqa: S603
    files = [ROOT / name for name in names.decode().split("\0") if name]
    return [path for path in files if path.is_file() and path.suffix not in {".png", ".gz"}]


# In two halves, so that this file does not find itself.
FOREIGN = (
    "pypi" + r"\.org",
    "python" + r"hosted\.org",
    "registry" + r"\.npm",
    "deb\\." + "debian" + r"\.org",
    "/wo" + "rk/",
    r"(?<![\w}$\]])/ro" + r"ot/\w",
    r"(?<![\w}$/])/tmp" + r"/\w",
    r"(?<![\w}$])/ho" + r"me/\w",
)


def test_no_machine_and_no_registry_is_named() -> None:
    """The project can be set up anywhere, from whatever mirror is there."""
    foreign = re.compile("|".join(FOREIGN))
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in tracked()
        for match in foreign.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not found


def test_hacs_finds_what_it_needs() -> None:
    """https://hacs.xyz/docs/publish/integration."""
    hacs, manifest = read_json(ROOT / "hacs.json"), read_json(INTEGRATION / "manifest.json")
    assert hacs.keys() <= HACS_KEYS
    assert hacs["name"] == manifest["name"]
    needed = ("codeowners", "documentation", "domain", "issue_tracker", "name", "version")
    assert all(manifest[key] for key in needed)
    assert manifest["domain"] == INTEGRATION.name
    assert manifest["documentation"] in README.read_text(encoding="utf-8")
    assert manifest["issue_tracker"] in README.read_text(encoding="utf-8")
    assert (INTEGRATION / "brand" / "icon.png").is_file()
    assert (ROOT / "LICENSE").is_file()


def test_the_version_of_home_assistant_is_the_one_that_is_tested() -> None:
    requirements = (ROOT / "requirements-dev.in").read_text(encoding="utf-8")
    tested = re.search(r"^homeassistant==(\d+\.\d+)", requirements, re.MULTILINE)
    assert tested
    assert read_json(ROOT / "hacs.json")["homeassistant"].startswith(f"{tested[1]}.")
    assert f"Home Assistant {tested[1]} or newer" in TEXT


def test_one_version_everywhere() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    released = re.search(r"^## \[(\d[^\]]*)\] - \d{4}-\d{2}-\d{2}$", changelog, re.MULTILINE)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert released
    assert released[1] == project["version"] == read_json(INTEGRATION / "manifest.json")["version"]


def test_the_licence_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] in README.read_text(encoding="utf-8")
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
