"""A phone reads and writes a staff member's calendar by CalDAV in a real Home Assistant."""

from collections.abc import Sequence
import gzip
import re
from typing import Any

from custom_components.studio_sync.book import appointments, clients, people
from custom_components.studio_sync.book.model import ClientGroup, Origin
from custom_components.studio_sync.const import DAV_PATH

from .ha_accesses import ALWAYS, CALENDAR, add, begin, fill, placeholders
from .ha_book import appointment, write
from .ha_calls import enter, titles
from .ha_day import record_of
from .ha_fixtures import Scene, settle, soon
from .ha_phone import Phone, phone_of

PRINCIPAL = b'<d:propfind xmlns:d="DAV:"><d:prop><d:current-user-principal/></d:prop></d:propfind>'
HOME = (
    b'<d:propfind xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">'
    b"<d:prop><c:calendar-home-set/></d:prop></d:propfind>"
)
ETAGS = b'<d:propfind xmlns:d="DAV:"><d:prop><d:getetag/><d:resourcetype/></d:prop></d:propfind>'


def text(title: str, uid: str = "phone-1", hours: float = 1) -> bytes:
    """Return a calendar object as a phone writes it."""
    start, end = soon(), soon(hours=hours)
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Phone//EN",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{start:%Y%m%dT%H%M%SZ}",
        f"DTSTART:{start:%Y%m%dT%H%M%SZ}",
        f"DTEND:{end:%Y%m%dT%H%M%SZ}",
        f"SUMMARY:{title}",
        "X-PHONE:kept",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    )
    return "\r\n".join(lines).encode()


async def shown(scene: Scene, calendar: str = "calendar.anna") -> Sequence[str]:
    """Return the titles in a calendar of Home Assistant."""
    answer: Any = await scene.hass.services.async_call(
        "calendar",
        "get_events",
        {
            "entity_id": calendar,
            "start_date_time": soon(-2).isoformat(),
            "end_date_time": soon(9).isoformat(),
        },
        blocking=True,
        return_response=True,
    )
    return [event["summary"] for event in answer[calendar]["events"]]


def href_in(body: bytes, within: bytes) -> str:
    """Return the href within an element."""
    found = re.search(within + rb".*?<[^<>]*href>([^<]+)<", body, re.DOTALL)
    assert found is not None, body
    return found[1].decode()


async def calendars(phone: Phone) -> list[str]:
    """Find the calendars from the bare host, as a phone does."""
    place = (await phone.ask("PROPFIND", "/.well-known/caldav")).headers["location"]
    answer = await phone.ask("PROPFIND", place, PRINCIPAL, Depth="0")
    assert answer.status == 207
    principal = href_in(answer.body, b"current-user-principal")
    answer = await phone.ask("PROPFIND", principal, HOME, Depth="0")
    home = href_in(answer.body, b"calendar-home-set")
    answer = await phone.ask("PROPFIND", home, ETAGS, Depth="1")
    assert answer.status == 207
    return [each for each in hrefs(answer.body) if each != home]


def hrefs(body: bytes) -> list[str]:
    """Return the hrefs in an answer."""
    return [each.decode() for each in re.findall(rb"<[^<>]*href>([^<]+)<", body)]


async def test_what_a_phone_writes_is_in_the_calendar_and_comes_back(scene: Scene) -> None:
    """Found from the host alone, made, read byte for byte, changed, deleted."""
    _, password = await add(scene, "anna.phone", scene.anna)
    phone = (await phone_of(scene)).signed_in("anna.phone", password)
    await enter(scene, "Portrait")
    await settle(scene.hass)
    [calendar] = await calendars(phone)
    assert calendar.startswith(DAV_PATH)
    made = await phone.ask("PUT", f"{calendar}new.ics", text("Dentist"), If_None_Match="*")
    assert made.status == 201
    await settle(scene.hass)
    assert sorted(await shown(scene)) == ["Dentist", "Portrait"]
    record = await record_of(scene, "Dentist")
    assert (record.origin, record.owners) == (Origin.PHONE, (scene.anna,))
    got = await phone.ask("GET", f"{calendar}new.ics")
    assert (got.status, got.body) == (200, text("Dentist"))
    assert got.headers["etag"] == made.headers["etag"]
    head = await phone.ask("GET", f"{calendar}new.ics", If_None_Match=got.headers["etag"])
    assert (head.status, head.body) == (304, b"")
    listed = await phone.ask("PROPFIND", calendar, ETAGS, Depth="1")
    assert listed.body.count(b"getetag>&quot;") + listed.body.count(b'getetag>"') == 2
    stale = await phone.ask("PUT", f"{calendar}new.ics", text("No"), If_Match='"old"')
    assert stale.status == 412
    etag = got.headers["etag"]
    changed = await phone.ask("PUT", f"{calendar}new.ics", text("Teeth"), If_Match=etag)
    assert changed.status == 204
    await settle(scene.hass)
    assert sorted(await shown(scene)) == ["Portrait", "Teeth"]
    assert (await phone.ask("DELETE", f"{calendar}new.ics")).status == 204
    await settle(scene.hass)
    assert await shown(scene) == ["Portrait"]
    assert (await phone.ask("GET", f"{calendar}new.ics")).status == 404


async def test_what_a_phone_writes_arrives_in_google_with_the_next_run(scene: Scene) -> None:
    _, password = await add(scene, "anna.phone", scene.anna)
    phone = (await phone_of(scene)).signed_in("anna.phone", password)
    [calendar] = await calendars(phone)
    assert (await phone.ask("PUT", f"{calendar}new.ics", text("Dentist"))).status == 201
    await scene.house.sync(scene.account)
    assert titles(scene) == ["Dentist"]


async def test_nobody_reaches_the_calendar_of_somebody_else(scene: Scene) -> None:
    """It is not there for them: 404, and nothing is listed."""
    _, password = await add(scene, "anna.phone", scene.anna)
    _, bens = await add(scene, "ben.phone", scene.ben)
    phone = await phone_of(scene)
    [calendar] = await calendars(phone.signed_in("anna.phone", password))
    ben = phone.signed_in("ben.phone", bens)
    [own] = await calendars(ben)
    assert own != calendar
    for verb, body in (("PROPFIND", ETAGS), ("GET", b""), ("PUT", text("X")), ("DELETE", b"")):
        path = calendar if verb == "PROPFIND" else f"{calendar}x.ics"
        assert (await ben.ask(verb, path, body)).status in {403, 404}
    assert await shown(scene) == []


async def test_ios_finds_the_calendars_from_the_paths_that_it_guesses(scene: Scene) -> None:
    _, password = await add(scene, "anna.phone", scene.anna)
    phone = (await phone_of(scene)).signed_in("anna.phone", password)
    for path in ("/", "/principals/"):
        answer = await phone.ask("PROPFIND", path, PRINCIPAL, Depth="0")
        assert answer.status == 207
        principal = href_in(answer.body, b"current-user-principal")
        assert (await phone.ask("PROPFIND", principal, HOME, Depth="0")).status == 207


async def test_whose_book_it_shows_is_told_to_who_has_signed_in(scene: Scene) -> None:
    """By this a studio knows its own address when somebody connects it as a calendar server."""
    _, password = await add(scene, "anna.phone", scene.anna)
    phone = (await phone_of(scene)).signed_in("anna.phone", password)
    place = (await phone.ask("PROPFIND", "/.well-known/caldav")).headers["location"]
    answer = await phone.ask("PROPFIND", place, PRINCIPAL, Depth="0")
    principal = href_in(answer.body, b"current-user-principal")
    asked = PRINCIPAL.replace(
        b"<d:current-user-principal/>", b'<b:book-id xmlns:b="urn:x-studio-sync"/>'
    )
    answer = await phone.ask("PROPFIND", principal, asked, Depth="0")
    assert scene.studio.unique_id
    assert scene.studio.unique_id.encode() in answer.body


async def test_a_card_of_a_phone_is_a_client_of_the_accesss_group(scene: Scene) -> None:
    """S12; and one that may only read is told so."""
    brides = ClientGroup(id="brides", name="Brides")
    await scene.studio.runtime_data.book.write(lambda tx: people.put_group(tx, brides))
    phone = await phone_of(scene)
    card = b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u\r\nFN:Ada Lund\r\nN:Lund;Ada;;;\r\nEND:VCARD\r\n"
    for user_name, rights, status in (("reads", "read", 403), ("writes", "write", 201)):
        shown = await fill(scene, await begin(scene), username=user_name, people=[scene.ben])
        shown = await fill(scene, shown, **CALENDAR)
        shown = await fill(scene, shown, address_book=rights, access_group="brides")
        shown = await fill(scene, shown, **ALWAYS)
        mine = phone.signed_in(user_name, placeholders(shown)["password"])
        await fill(scene, shown)
        await settle(scene.hass)
        home = f"{DAV_PATH}books/{user_name}/"
        listed = await mine.ask("PROPFIND", home, ETAGS, Depth="1")
        [book] = [each for each in hrefs(listed.body) if each != home]
        assert (await mine.ask("PUT", f"{book}ada.vcf", card)).status == status
    found = await scene.studio.runtime_data.book.read(lambda tx: clients.changes(tx, 0))
    assert [(each.name, each.group_ids) for each in found if each.lives] == [
        ("Ada Lund", ("brides",))
    ]


async def test_what_is_shown_as_busy_is_called_so_in_home_assistants_language(
    scene: Scene,
) -> None:
    scene.hass.config.language = "de"
    form = await fill(scene, await begin(scene), username="room.phone", people=[scene.room])
    form = await fill(scene, form, **CALENDAR | {"privacy": "busy"})
    form = await fill(scene, await fill(scene, form, address_book="none"), **ALWAYS)
    phone = (await phone_of(scene)).signed_in("room.phone", placeholders(form)["password"])
    await fill(scene, form)
    portrait = appointment(scene, "Portrait", resource_ids=(scene.room,))
    await write(scene, lambda tx: appointments.put(tx, portrait))
    [calendar] = await calendars(phone)
    reply = await phone.ask("GET", f"{calendar}{portrait.id}.ics")
    assert b"SUMMARY:Belegt\r\n" in reply.body
    assert b"Portrait" not in reply.body


async def test_of_a_compressed_body_that_is_cut_off_nothing_is_kept(scene: Scene) -> None:
    """The HTTP server does not say that the end is missing; the end of the text then is, too."""
    _, password = await add(scene, "anna.phone", scene.anna)
    phone = (await phone_of(scene)).signed_in("anna.phone", password)
    [calendar] = await calendars(phone)
    packed = gzip.compress(text("Portrait"))
    trailer = 8
    for length in (1, 5, 10, 11, len(packed) // 2, len(packed) - trailer - 4):
        reply = await phone.ask("PUT", f"{calendar}x.ics", packed[:length], Content_Encoding="gzip")
        assert 400 <= reply.status < 500, (length, reply)
    assert await shown(scene) == []
