"""Stale listings: answers as they were before the latest changes."""

from dataclasses import dataclass, field

from .wire import Answer, Call, json_answer

type _Key = tuple[str, str, tuple[tuple[str, str], ...]]


def _key(call: Call) -> _Key:
    return call.account, call.path, tuple(sorted(call.query))


@dataclass(slots=True)
class StaleAnswers:
    """The last answer to each listing."""

    _answers: dict[_Key, Answer] = field(default_factory=dict)

    def keep(self, call: Call, answer: Answer) -> None:
        """Remember an answer; listings that go on from a token don't come twice."""
        if call.param("pageToken") is None and call.param("syncToken") is None:
            self._answers[_key(call)] = answer

    def clear(self) -> None:
        """Forget all."""
        self._answers.clear()

    def answer(self, call: Call) -> Answer | None:
        """Answer as before: an incremental listing says that nothing is new."""
        token = call.param("syncToken")
        if token is not None and call.param("pageToken") is None:
            return json_answer({"kind": "calendar#events", "items": [], "nextSyncToken": token})
        return self._answers.get(_key(call))
