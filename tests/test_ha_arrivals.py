"""Appointments from the phone: declined invitations, suggested clients."""

from homeassistant.exceptions import HomeAssistantError
import pytest

from .ha_day import act, add, in_google, issues, morning, offer, on_phone, questions, record_of
from .ha_fixtures import ANNA, Scene, settle, soon

INVITED = {"email": ANNA, "self": True, "responseStatus": "accepted"}
DECLINED = {**INVITED, "responseStatus": "declined"}


async def titles(scene: Scene) -> list[tuple[str, bool]]:
    """Return what is in the book, and whether it keeps somebody busy."""
    listed = await act(scene, "list_appointments", end=soon(40).isoformat())
    return [(each["title"], each["busy"]) for each in listed["appointments"]]


async def test_an_invitation_that_is_declined_later_is_not_in_the_way_any_more(
    scene: Scene,
) -> None:
    """S22: it stays in the book, keeps nobody busy, and its conflict closes by itself."""
    event = on_phone(scene, "Invitation", morning(), attendees=[INVITED])
    await scene.house.sync(scene.account)
    await add(scene, "Wedding", morning())
    assert len(await questions(scene)) == 1
    primary = scene.house.google.account(ANNA).primary
    primary.edit(event, attendees=[DECLINED])
    await scene.house.sync(scene.account)
    assert set(await titles(scene)) == {("Invitation", False), ("Wedding", True)}
    assert await questions(scene) == []
    assert issues(scene.hass) == []
    primary.edit(event, attendees=[INVITED])
    await scene.house.sync(scene.account)
    assert len(await questions(scene)) == 1


async def test_one_date_of_an_invitation_that_is_declined_keeps_nobody_busy(scene: Scene) -> None:
    """S22: the others do."""
    series = on_phone(
        scene, "Class", morning(), attendees=[INVITED], recurrence=["RRULE:FREQ=DAILY;COUNT=3"]
    )
    await scene.house.sync(scene.account)
    primary = scene.house.google.account(ANNA).primary
    primary.edit(primary.instances(series)[1]["id"], attendees=[DECLINED])
    await scene.house.sync(scene.account)
    assert await titles(scene) == [("Class", True), ("Class", False), ("Class", True)]
    await add(scene, "Wedding", morning(4))
    assert await questions(scene) == []
    await add(scene, "Party", morning(5))
    [conflict] = await questions(scene)
    assert conflict.moment == morning(5)


async def test_what_was_cancelled_in_google_is_found_and_taken_up_again(scene: Scene) -> None:
    """S20: a session with its client, and one date of a series."""
    await offer(scene)
    [ada] = (await act(scene, "add_client", name="Ada"))["clients"]
    session = await add(scene, "", session_type="Portrait", client_id=ada["client_id"])
    await add(scene, "Class", morning(5), recurrence="FREQ=DAILY;COUNT=2")
    await scene.house.sync(scene.account)
    primary = scene.house.google.account(ANNA).primary
    events = in_google(scene)
    primary.delete(events["Portrait – Ada"]["id"])
    primary.delete(primary.instances(events["Class"]["id"])[1]["id"])
    await scene.house.sync(scene.account)
    span = {"end": soon(40).isoformat()}
    assert await titles(scene) == [("Class", True)]
    listed = (await act(scene, "list_appointments", **span, cancelled=True))["appointments"]
    found = {each["title"]: each for each in listed if each["status"] == "cancelled"}
    assert found["Portrait – Ada"]["client"] == "Ada"
    assert found["Portrait – Ada"]["appointment_id"] == session["appointment_id"]
    assert found["Class"]["moment"] is not None
    bens = await act(scene, "list_appointments", **span, cancelled=True, staff_id="Ben")
    assert bens["appointments"] == []
    for each in found.values():
        await act(
            scene,
            "update_appointment",
            appointment_id=each["appointment_id"],
            status="confirmed",
        )
    assert len(await titles(scene)) == 3
    await scene.house.sync(scene.account)
    assert {"Portrait – Ada", "Class"} <= in_google(scene).keys()


async def test_what_a_run_brought_that_broke_off_waits_for_one_that_succeeds(
    scene: Scene, impatient: None
) -> None:
    """S22: asked is after a successful sync; what people enter meanwhile is looked at."""
    await add(scene, "Wedding", morning())
    on_phone(scene, "Dentist", morning())
    on_phone(scene, "Baker", morning(9))
    fault = scene.house.google.faults.add(
        "error", status=401, count=None, method="POST", path="batch"
    )
    with pytest.raises(HomeAssistantError, match="Sign in again"):
        await scene.house.sync(scene.account)
    await settle(scene.hass)
    assert ("Dentist", True) in await titles(scene)
    assert await questions(scene) == []
    await add(scene, "Class", morning(5))
    await add(scene, "Fair", morning(5))
    assert len(await questions(scene)) == 1
    baker = (await record_of(scene, "Baker")).id
    await act(scene, "update_appointment", appointment_id=baker, start=morning(5).isoformat())
    assert len(await questions(scene)) == 3
    scene.house.google.faults.items.remove(fault)
    await scene.house.sync(scene.account)
    assert len(await questions(scene)) == 4
