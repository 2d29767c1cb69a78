"""A staff member makes their own phone password in a browser, and signs the phone out (A6).

A real Home Assistant in a real Chromium; what the page looks like goes to ``artefacts/``.
"""

from pathlib import Path
import re

from playwright.async_api import expect
import pytest

from tests.demo.set_up import until_state
from tests.live.browser_stage import JONAS, ZONE, found_studio, frontend_of, stage
from tests.live.flows import Flow
from tests.live.users import add_user
from tests.test_browser_own_page import OwnPage, link, staff_of, studio_id

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

PICTURES = "own_phones"
PASSWORD = re.compile(r"^(\w{4}-){6}\w{4}$")


async def test_staff_look_after_their_own_phone_in_the_browser(
    tmp_path: Path, socket_enabled: None
) -> None:
    """A6: what an administrator made is replaced; a lost phone is signed out; disabled."""
    async with stage(tmp_path, pictures=PICTURES) as actors:
        await found_studio(actors)
        await actors.ha.socket.call("config/core/update", internal_url=actors.ha.url)
        user = await add_user(actors.ha, name=JONAS, password="studio-test")
        await link(actors, JONAS, user.id)
        studio = await studio_id(actors)
        await until_state(actors.ha, studio, "loaded")
        flow = await Flow.subentry(actors.ha.rest, studio, "access")
        await flow.submit(username="jonas.phone", people=[(await staff_of(actors))[JONAS]])
        await flow.submit(may_write=True, privacy="full", tentative=True)
        await flow.submit(address_book="none")
        await flow.submit(access_enabled=True, valid_zone=ZONE)
        await flow.submit()
        async with frontend_of(actors, user, pictures=PICTURES) as frontend:
            page = OwnPage(frontend)
            await page.frontend.open("/studio-sync/me")
            await page.says("Somebody else made this password")
            await page.shoot("made-by-another")
            await new_password(page)
            await signed_out(page)
            await page.button("Disable").click()
            await page.says("Only the person who manages this Home Assistant can enable it again")
            await page.button("Disable").click()
            await page.says("The access is disabled.")
            await expect(page.button("Make a new password")).to_have_count(0)
            await page.shoot("disabled")


async def new_password(page: OwnPage) -> None:
    """See it once; afterwards nothing on the page has it."""
    await page.button("Make a new password").click()
    await page.titled("Phone access jonas.phone")
    await page.shoot("before")
    await page.button("Make a new password").click()
    await page.titled("The new password")
    await expect(page.place.get_by_text("/api/studio_sync/dav/")).to_be_visible()
    password = page.place.get_by_text(PASSWORD)
    await expect(password).to_be_visible()
    # Home Assistant's frontend draws it; it has the address and nothing secret.
    await expect(page.place.locator("ha-qr-code canvas")).to_be_visible()
    await page.says("The QR code has the address only.")
    davx5 = page.place.get_by_role("link", name=re.compile("DAVx"))
    await expect(davx5).to_have_attribute("href", re.compile("^caldav://jonas.phone@127"))
    profile = page.place.get_by_role("link", name=re.compile("profile"))
    async with page.page.expect_download() as download:
        await profile.click()
    assert (await download.value).suggested_filename == "studio_sync.mobileconfig"
    await page.shoot("password")
    await page.button("I have entered it").click()
    await page.says("The new password works.")
    await expect(password).to_have_count(0)
    await expect(page.place.get_by_text("Somebody else made this password")).to_have_count(0)


async def signed_out(page: OwnPage) -> None:
    """Leave the question, then mean it."""
    await page.button("Sign this phone out").click()
    await page.button("Cancel").click()
    await page.says("A phone or computer can sign in with this user name")
    await page.button("Sign this phone out").click()
    await page.button("Sign this phone out").click()
    await page.says("The phone is signed out.")
    await page.says("It has no password")
    await page.shoot("signed-out")
