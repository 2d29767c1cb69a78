"""The step that tests an access as a phone would use it (A10)."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from homeassistant.config_entries import ConfigSubentryFlow, SubentryFlowResult

from ..entries.users import asking_user, language_of_user
from ..phone_test.outcome import Outcome
from ..phone_test.report import passed, report
from ..phone_test.run import async_test_access
from ..texts.catalogue import Catalogue
from .progress import at_least


class AccessTestStep(ConfigSubentryFlow):
    """Tests the access that is being changed; a dialog that is closed ends the test."""

    _test: asyncio.Task[Sequence[Outcome]] | None = None
    _words: Catalogue

    async def async_step_test(
        self, _user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Test it, and say meanwhile that it is under way."""
        if self._test is None:
            self._words = await language_of_user(self.hass, asking_user())
            entry, access_id = self._get_entry(), self._get_reconfigure_subentry().subentry_id
            self._test = self.hass.async_create_task(
                at_least(async_test_access(self.hass, entry, access_id)),
                "studio_sync access test",
            )
        if self._test.done():
            return self.async_show_progress_done(next_step_id="test_done")
        return self.async_show_progress(
            step_id="test", progress_action="test", progress_task=self._test
        )

    async def async_step_test_done(
        self, _user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Say what was found."""
        outcomes = await self._test if self._test is not None else ()
        return self.async_abort(
            reason="test_passed" if passed(outcomes) else "test_failed",
            description_placeholders={"report": report(outcomes, self._words)},
        )
