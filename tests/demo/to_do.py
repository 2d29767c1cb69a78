"""What the page's *To do* tells each user, of what is left to decide."""

from tests.live.client import Json, Refused

from .left_open import ARRIVALS, CALLER, PLACES
from .set_up import DOMAIN
from .stage import Stage
from .users import DESK, NOBODY, OWNER, STAFF, TABLET, page_of

KINDS = {"overlap", "edit_conflict", "held", "arrived"}


async def see_to_do(stage: Stage) -> None:
    """Ask as each user, by the page's own command."""
    owner, desk, staff = [await _told(stage, role) for role in (OWNER, DESK, STAFF)]
    progress = stage.progress
    progress.check(
        "To do tells an owner of one of each: overlap, edit conflict, held plan, arrivals",
        ok={kind for kind, _ in owner} == KINDS,
        detail=_counted(owner),
    )
    from_phones = [
        each for each in owner.values() if each["kind"] == "arrived" and each["origin"] == "phone"
    ]
    suggested = [
        [likely["name"] for likely in each["suggestions"][:1]]
        for title in ARRIVALS
        for each in from_phones
        if each["title"] == title
    ]
    progress.check(
        "two arrivals from a phone are among them, one with a suggestion of its client",
        ok=suggested == [[CALLER], []],
        detail=", ".join(ARRIVALS),
    )
    progress.check(
        "the front desk is told of all but the held plan, staff of less",
        ok=desk.keys() == {key for key in owner if key[0] != "held"} and staff.keys() < desk.keys(),
        detail=f"front desk: {_counted(desk)}; Jonas: {_counted(staff) or 'nothing'}",
    )
    [contested] = [each for each in desk.values() if each["kind"] == "edit_conflict"]
    places = contested["google"]["place"], contested["studio"]["place"]
    progress.check(
        "the edit conflict is told with both of its values",
        ok=places == PLACES and contested["fields"] == ["place"],
        detail=" or ".join(places),
    )
    refused = [await _refusal(stage, role) for role in (TABLET, NOBODY)]
    async with page_of(stage, NOBODY) as page:
        studios = (await page.told(f"{DOMAIN}/studios/subscribe"))["studios"]
    progress.check(
        "a wall tablet is told of nothing to do; who has no role sees no studio",
        ok=refused == ["unauthorized"] * 2 and studios == [],
        detail=", ".join(refused),
    )


async def _told(stage: Stage, role: str) -> dict[tuple[str, str], Json]:
    """Return what a user is told, by kind and id."""
    async with page_of(stage, role) as page:
        told = await page.told(f"{DOMAIN}/todo/subscribe", entry_id=stage.studio.entry_id)
    return {(each["kind"], each["id"]): each for each in told["items"]}


async def _refusal(stage: Stage, role: str) -> str:
    try:
        await _told(stage, role)
    except Refused as refused:
        return str(refused.code)
    return "told"


def _counted(told: dict[tuple[str, str], Json]) -> str:
    kinds = [kind for kind, _ in told]
    return ", ".join(f"{kinds.count(each)} {each}" for each in sorted(set(kinds)))
