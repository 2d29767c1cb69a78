"""Texts, icons and the manifest: complete, in both languages, and true."""

import ast
from collections.abc import Iterator
import json
from pathlib import Path
import re
from typing import Any

from homeassistant.const import Platform
from homeassistant.util.yaml import load_yaml_dict
import pytest

from custom_components import studio_sync
from custom_components.studio_sync.base_error import InternalError
from custom_components.studio_sync.book.errors import BookError
from custom_components.studio_sync.entries.accesses import AccessState
from custom_components.studio_sync.errors import SAID_ON_PAGES
from custom_components.studio_sync.event import STUDIO_KINDS
from custom_components.studio_sync.events.phones import PhoneClient, PhonePlace
from custom_components.studio_sync.events.sync_events import KINDS
from custom_components.studio_sync.google import errors as google_errors, write_outcomes
from custom_components.studio_sync.reports.outbox import MailNotSetUp
from custom_components.studio_sync.reports.smtp import MailError
from custom_components.studio_sync.scheduling.errors import SchedulingError
from custom_components.studio_sync.scheduling.import_errors import FileUnreadable
from custom_components.studio_sync.scheduling.overlap_answers import Answer
from custom_components.studio_sync.scheduling.recurrence_scope import Scope
from custom_components.studio_sync.scheduling.titles import Privacy
from custom_components.studio_sync.sync.model import Policy
from custom_components.studio_sync.sync.ports import ReplicaError

ROOT = Path(studio_sync.__file__).parent
LANGUAGES = sorted(path.stem for path in (ROOT / "translations").glob("*.json"))
TEXTS: dict[str, Any] = {
    language: json.loads((ROOT / "translations" / f"{language}.json").read_text("utf-8"))
    for language in LANGUAGES
}
INNER = {"book", "dav_client", "formats", "google", "reports", "scheduling", "sync"}
"""Packages without Home Assistant: what they raise is translated."""
SURFACE = {
    path: ast.parse(path.read_text("utf-8"))
    for path in ROOT.rglob("*.py")
    if path.relative_to(ROOT).parts[0] not in INNER
}
both = pytest.mark.parametrize("language", LANGUAGES)


def leaves(tree: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Return all texts with their dotted keys."""
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from leaves(value, (*path, key))
        else:
            yield ".".join((*path, key)), value


def placeholders(text: str) -> set[str]:
    """Return the names that a text has to be filled in with."""
    return set(re.findall(r"\{(\w+)\}", text))


def strings_of(keyword: str) -> set[str]:
    """Return all literal values of a keyword argument in the code."""
    return {
        node.value.value
        for tree in SURFACE.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword)
        and node.arg == keyword
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }


def all_keys(base: type[BookError | SchedulingError | MailError | ReplicaError]) -> set[str]:
    """Return the keys of an error and of all that are derived from it."""
    return {base.key}.union(*(all_keys(each) for each in base.__subclasses__()))


def exceptions_used() -> set[str]:
    """Return the translation keys of all errors that the code can raise."""
    core = all_keys(BookError) | all_keys(ReplicaError) | all_keys(SchedulingError)
    assert {google_errors.UsageLimit.key, FileUnreadable.key} < core
    starters = {"schedule", "change", "automation", "user", "preview"}
    raised = strings_of("translation_key")
    core |= all_keys(MailError) | {InternalError.key}
    assert MailNotSetUp.key in core
    core |= set(SAID_ON_PAGES.values())
    return core | {f"busy_{each}" for each in starters} | raised - ENTITY_KEYS


HELD = ("mass_deletion", "mass_emptying", "mass_shift", "set_back")
ENTITY_KEYS = {
    "policy",
    "zone",
    "problems",
    "privacy",
    "session_type",
    *("purpose", "group", "shown", "new_contacts", "deleted_there", "leaving", "on_removal"),
    "sync_events",
    "studio_events",
    "phone_access",
}


@both
def test_every_error_has_a_text_that_says_what_to_do(language: str) -> None:
    """More than a few words."""
    texts = TEXTS[language]["exceptions"]
    for key in exceptions_used():
        assert len(texts[key]["message"]) > 40, key


@both
def test_no_text_of_an_error_is_markdown(language: str) -> None:
    """Home Assistant shows them as they are, asterisks and all."""
    marked = [key for key, each in TEXTS[language]["exceptions"].items() if "*" in each["message"]]
    assert marked == []


def test_every_text_of_an_error_is_used() -> None:
    """What nobody can see is out of date soon."""
    special = {"studio_missing", "staff_missing", "sync_disabled", "staff_sync_off"}
    assert set(TEXTS["en"]["exceptions"]) == exceptions_used() | special


def given_placeholders() -> Iterator[tuple[str, set[str]]]:
    """Return the key and the placeholders of each error that is raised with both spelled out."""
    for tree in SURFACE.values():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            words = {each.arg: each.value for each in node.keywords}
            key = words.get("translation_key")
            given = words.get("translation_placeholders")
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                names = given.keys if isinstance(given, ast.Dict) else []
                yield (
                    key.value,
                    {str(each.value) for each in names if isinstance(each, ast.Constant)},
                )


@both
def test_every_text_of_an_error_gets_what_it_names(language: str) -> None:
    """Nobody reads {braces}."""
    texts = TEXTS[language]["exceptions"]
    found = dict(given_placeholders())
    assert found["zone_unknown"] == {"zone"}
    for key, names in found.items():
        if key in texts:
            assert placeholders(texts[key]["message"]) <= names, key
    for key in all_keys(BookError) | all_keys(ReplicaError):
        names = {"field", "reason"} if key == "book_invalid" else set()
        assert placeholders(texts[key]["message"]) == names, key


@both
def test_every_way_out_of_a_flow_has_a_text(language: str) -> None:
    """Aborts, errors and steps."""
    config, options = TEXTS[language]["config"], TEXTS[language]["options"]
    fixes = [each["fix_flow"] for each in TEXTS[language]["issues"].values() if "fix_flow" in each]
    subentries = TEXTS[language]["config_subentries"].values()
    flows = (config, options, *subentries, *fixes)
    shared = {"missing_credentials"}
    reasons = strings_of("reason") | all_keys(ReplicaError)
    aborts = {key for flow in flows for key in flow.get("abort", {})}
    assert reasons - shared <= aborts
    forms = ("name_missing", "name_taken", "calendar_used")
    assert {*forms, *all_keys(BookError)} - {"book_invalid"} <= set(config["error"])
    steps = strings_of("step_id") | {"user", "init", "pick_implementation", "reconfigure"}
    assert steps == {key for flow in flows for key in flow["step"]}


@both
def test_every_field_has_a_name_and_an_explanation(language: str) -> None:
    """Said before anything happens to the user's data."""
    forms = [
        *TEXTS[language]["config"]["step"].values(),
        *TEXTS[language]["options"]["step"].values(),
        *(
            step
            for kind in TEXTS[language]["config_subentries"].values()
            for step in kind["step"].values()
        ),
    ]
    for form in forms:
        assert form.get("data", {}).keys() == form.get("data_description", {}).keys()
        assert all(form.get("data_description", {}).values())


@both
def test_every_repair_has_its_texts(language: str) -> None:
    """B4, S17: with what to do."""
    issues = TEXTS[language]["issues"]
    held = {f"held_{each}" for each in HELD}
    # A client has no time that could be shifted.
    of_contacts = ("mass_deletion", "mass_emptying", "mass_change", "set_back")
    held |= {f"held_contacts_{each}" for each in of_contacts}
    books = all_keys(BookError) - {"book_stale", "book_invalid"}
    used = held | books | {"zone", "read_only", "problems", "studio_missing", "staff_missing"}
    used |= {"contacts_scope_missing", "contacts_group_missing", "contact_problems"}
    used |= {"people_api_disabled", "phone_paths_taken", "held_deletions"}
    used |= {"mail_trouble", "overlap", "edit_conflict", "many_conflicts", "many_overlaps"}
    used |= {"client_conflict", "whose_contact", "shown_twice", "access_password"}
    assert set(issues) == used
    for key in held:
        step = issues[key]["fix_flow"]["step"]["init"]
        assert set(step["menu_options"]) == {"apply", "keep", "discard"}
        alike = {"field"} if key.endswith("_change") else set()
        assert placeholders(step["description"]) == {"entry", "number", "titles"} | alike
    flows = {"overlap", "edit_conflict", "client_conflict", "many_overlaps"}
    named = {"whose_contact", "contact_problems", "held_deletions"}
    for key in named:
        assert set(issues[key]["fix_flow"]["step"]) == {"init"}
    for key in flows:
        assert {"init"} < set(issues[key]["fix_flow"]["step"])
    asked, again = issues["overlap"]["fix_flow"], issues["many_overlaps"]["fix_flow"]
    assert again == {**asked, "step": {**asked["step"], "choose": again["step"]["choose"]}}
    for key in used - held - flows - named:
        assert len(issues[key]["description"]) > 80, key


@both
def test_every_entity_has_a_name_and_an_icon(language: str) -> None:
    """By platform and translation key."""
    icons = json.loads((ROOT / "icons.json").read_text("utf-8"))
    for platform in Platform:
        names = (f"{platform}.py", f"phone_{platform}.py", f"diary_{platform}.py")
        sources = [ROOT / name for name in names if (ROOT / name).exists()]
        if not sources:
            continue
        source = "".join(each.read_text("utf-8") for each in sources)
        keys = set(re.findall(r'_attr_translation_key = "(\w+)"', source))
        if platform is Platform.CALENDAR:
            keys = {f"{each}_calendar" for each in ("studio", "staff", "resource")}
        assert keys
        assert set(TEXTS[language]["entity"][platform]) == keys
        assert set(icons["entity"][platform]) == keys


@both
def test_every_action_and_field_is_described(language: str) -> None:
    """As services.yaml lists them."""
    actions = load_yaml_dict(ROOT / "services.yaml")
    icons = json.loads((ROOT / "icons.json").read_text("utf-8"))
    texts = TEXTS[language]["services"]
    assert set(actions) == set(texts) == set(icons["services"])
    for name, action in actions.items():
        assert set(action["fields"]) == set(texts[name]["fields"])


@both
def test_every_choice_is_named(language: str) -> None:
    """Policies and kinds of events."""
    assert set(TEXTS[language]["selector"]["policy"]["options"]) == {each.value for each in Policy}
    event = TEXTS[language]["entity"]["event"]["sync_events"]["state_attributes"]["event_type"]
    assert set(event["state"]) == set(KINDS)
    types = TEXTS[language]["entity"]["event"]["studio_events"]["state_attributes"]["event_type"]
    assert set(types["state"]) == set(STUDIO_KINDS)
    sensors = TEXTS[language]["entity"]["sensor"]
    states = (("client", PhoneClient), ("place", PhonePlace), ("state", AccessState))
    for name, values in states:
        assert set(sensors[f"phone_{name}"]["state"]) == {each.value for each in values}
    selectors = TEXTS[language]["selector"]
    for name, kinds in (("privacy", Privacy), ("answer", Answer), ("scope", Scope)):
        assert set(selectors[name]["options"]) == {each.value for each in kinds}
    problem = TEXTS[language]["entity"]["binary_sensor"]["problem"]["state_attributes"]
    assert set(problem["held"]["state"]) == set(HELD)
    failures = all_keys(BookError) | all_keys(ReplicaError) | {InternalError.key}
    assert set(problem["error"]["state"]) == failures


def reasons_given() -> set[str]:
    """Return why single appointments may be skipped, as the mapping and the outcomes say."""
    words = {"malformed", "changed_since", "conflict", "lost_answer"}
    for name in ("event_mapping", "event_writes", "write_outcomes"):
        tree = ast.parse((ROOT / "google" / f"{name}.py").read_text("utf-8"))
        for node in ast.walk(tree):
            value: ast.expr | None = None
            if isinstance(node, ast.Return):
                value = node.value
            elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_Unusable":
                [value] = node.args
            for each in ast.walk(value) if isinstance(value, ast.IfExp) else (value,):
                if isinstance(each, ast.Constant) and isinstance(each.value, str):
                    words.add(each.value)
    words |= set(write_outcomes.REASONS.values()) | {"forbidden", "invalid"}
    return {each for each in words if re.fullmatch(r"[a-z_]{3,}", each)}


@both
def test_every_reason_is_said_in_plain_words(language: str) -> None:
    """Wherever an appointment is named that was skipped, it says why."""
    texts = TEXTS[language]["selector"]["reason"]["options"]
    assert reasons_given() - set(texts) == set()
    assert all(len(text) > 10 for text in texts.values())


def test_brand_images_are_there() -> None:
    """Served by Home Assistant from the integration's own folder."""
    for name in ("icon.png", "icon@2x.png", "logo.png", "logo@2x.png"):
        assert (ROOT / "brand" / name).read_bytes().startswith(b"\x89PNG")
