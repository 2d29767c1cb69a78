"""Fields that were changed on both sides, for tests of what becomes of them."""

from .ha_day import act, add, in_google, issue_of, morning
from .ha_fixtures import ANNA, Scene, settle


async def ask(scene: Scene) -> None:
    """Choose the policy *ask*."""
    options = {**scene.account.options, "policy": "ask"}
    scene.hass.config_entries.async_update_entry(scene.account, options=options)
    await scene.hass.config_entries.async_reload(scene.account.entry_id)
    await settle(scene.hass)


async def edited_on_both_sides(scene: Scene) -> str:
    """Have title and place changed on both sides under the policy *ask*."""
    await ask(scene)
    words = await add(scene, "Wedding", morning(), place="Church")
    await scene.house.sync(scene.account)
    scene.house.google.account(ANNA).primary.edit(
        in_google(scene)["Wedding"]["id"], summary="Theirs", location="Their place"
    )
    await act(
        scene,
        "update_appointment",
        appointment_id=words["appointment_id"],
        title="Ours",
        place="Our place",
    )
    await scene.house.sync(scene.account)
    await settle(scene.hass)
    assert issue_of(scene.hass, "edit_conflict").is_fixable
    return str(words["appointment_id"])
