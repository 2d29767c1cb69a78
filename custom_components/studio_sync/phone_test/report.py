"""Says what a test of an access found: the step that fails, what the phone says, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from ..texts.catalogue import Catalogue
from .outcome import Fault, Outcome, Step, StepFailed, Way

_NO_SERVER: Final = frozenset(
    {
        Fault.NO_SUCH_NAME,
        Fault.NO_ANSWER,
        Fault.TIMEOUT,
        Fault.GATEWAY,
        Fault.NOT_READY,
        Fault.STUDIO_DISABLED,
    }
)
_CERTIFICATE: Final = frozenset(
    {
        Fault.SELF_SIGNED,
        Fault.WRONG_NAME,
        Fault.CERTIFICATE_EXPIRED,
        Fault.BAD_CERTIFICATE,
        Fault.NO_TLS,
        Fault.PLAIN_HTTP,
    }
)
_PASSWORD: Final = frozenset(
    {
        Fault.NOT_SIGNED_IN,
        Fault.OTHER_SIGN_IN,
        Fault.DISABLED,
        Fault.NO_PASSWORD,
        Fault.NOT_YET,
        Fault.EXPIRED,
        Fault.NOT_ALLOWED,
        Fault.GONE,
    }
)
_WRITING: Final = frozenset({Step.WRITE, Step.READ_BACK, Step.REMOVE})


def passed(outcomes: Sequence[Outcome]) -> bool:
    """Tell whether all works, by each address that there is."""
    return bool(outcomes) and all(each.failed is None for each in outcomes)


def report(outcomes: Sequence[Outcome], words: Catalogue) -> str:
    """Return what was found as paragraphs, which are Markdown, too."""
    return "\n\n".join(_paragraphs(outcomes, words.access_test))


def _paragraphs(outcomes: Sequence[Outcome], words: Mapping[str, str]) -> Iterator[str]:
    if not outcomes:
        yield words["no_address"]
    for each in outcomes:
        yield " ".join(_sentences(each, words))
    if outcomes and not any(each.way is Way.EXTERNAL for each in outcomes):
        yield words["only_home"]
    if any(each.is_plain and each.failed is None for each in outcomes):
        yield words["plain"]


def _sentences(outcome: Outcome, words: Mapping[str, str]) -> Iterable[str]:
    yield words[f"by_{outcome.way}"].format(url=outcome.url)
    failed = outcome.failed
    if failed is None:
        yield words["works" if outcome.wrote else "works_read_only"]
        return
    yield words["fails"].format(step=words[f"step_{failed.step}"])
    yield words[f"fault_{failed.fault}"].format(
        method=failed.method, status="–" if failed.status is None else failed.status
    )
    yield words[f"phone_{_said(failed)}"]


def _said(failed: StepFailed) -> str:
    """Return what a phone says to it."""
    if failed.fault in _NO_SERVER:
        return "no_server"
    if failed.fault in _CERTIFICATE:
        return "certificate"
    if failed.fault in _PASSWORD:
        return "password"
    if failed.step is Step.WELL_KNOWN:
        return "not_found"
    return "writing" if failed.step in _WRITING else "account"
