"""sync-collection: a client that follows the tokens holds what a full listing gives."""

from http import HTTPStatus

from hypothesis import HealthCheck, given, settings, strategies as st
import pytest

from custom_components.studio_sync.dav_server.paths import Kind
from custom_components.studio_sync.dav_server.request import DavResponse

from .dav_asking import CLIENTS, OWN, answers, ask, card, condition, event, prop, token_of, xml
from .dav_home import MemoryHome, a_home


def sync(
    home: MemoryHome,
    token: str,
    path: str = OWN,
    *,
    limit: int = 0,
    wanted: str = "",
    depth: str = "",
) -> DavResponse:
    bound = f"<d:limit><d:nresults>{limit}</d:nresults></d:limit>" if limit else ""
    wanted = wanted or "<d:prop><d:getetag/></d:prop>"
    body = xml(
        f"d:sync-collection><d:sync-token>{token}</d:sync-token>"
        f"<d:sync-level>1</d:sync-level>{bound}{wanted}</d:sync-collection>"
    )
    return ask(home, "REPORT", path, body, **({"depth": depth} if depth else {}))


@pytest.mark.parametrize("depth", ["", "0", "1"])
def test_a_client_is_told_what_there_is_and_then_what_changed(depth: str) -> None:
    home = a_home()
    own = home.collections(Kind.CALENDAR)[0]
    for name in ("a.ics", "b.ics", "c.ics"):
        own.put(name, event(name))
    own.delete("c.ics")
    first = sync(home, "", depth=depth)
    assert {href: each.text("d:getetag") for href, each in answers(first).items()} == {
        f"{OWN}{name}": etag for name, etag in own.etags().items()
    }
    token = token_of(first)
    assert answers(sync(home, token)) == {}
    assert token_of(sync(home, token)) == token
    own.delete("a.ics")
    own.put("d ä.ics", event("d"))
    second = sync(home, token)
    found = answers(second)
    assert found[f"{OWN}a.ics"].status == HTTPStatus.NOT_FOUND
    assert found[f"{OWN}d%20%C3%A4.ics"].found
    assert len(found) == 2
    assert token_of(second) == own.token() != token


def test_texts_come_with_the_changes_if_they_are_asked_for() -> None:
    home = a_home()
    book = home.collections(Kind.ADDRESS_BOOK)[0]
    book.put("a.vcf", card("1", "Ada"))
    wanted = "<d:prop><d:getetag/><a:address-data/></d:prop>"
    found = answers(sync(home, "", CLIENTS, wanted=wanted))
    assert "Ada" in found[f"{CLIENTS}a.vcf"].text("a:address-data")
    home.collections(Kind.CALENDAR)[0].put("a.ics", event("1"))
    wanted = "<d:prop><c:calendar-data/></d:prop>"
    found = answers(sync(home, "", wanted=wanted))
    assert "SUMMARY" in found[f"{OWN}a.ics"].text("c:calendar-data")


@pytest.mark.parametrize(
    "token", ["nonsense", "urn:memory:2:0", "urn:memory:1:9", "urn:memory:1:0", "urn:memory:1:-1"]
)
def test_a_token_that_is_not_known_is_refused_by_name(token: str) -> None:
    home = a_home()
    own = home.collections(Kind.CALENDAR)[0]
    own.put("a.ics", event("1"))
    own.forgotten = 1
    response = sync(home, token)
    assert response.status is HTTPStatus.FORBIDDEN
    assert condition(response) == "d:valid-sync-token"


def test_an_address_book_refuses_a_token_as_thunderbird_understands_it() -> None:
    response = sync(a_home(), "nonsense", CLIENTS)
    assert response.status is HTTPStatus.BAD_REQUEST
    assert condition(response) == "d:valid-sync-token"


def test_a_listing_that_is_cut_says_so_and_goes_on() -> None:
    home = a_home()
    own = home.collections(Kind.CALENDAR)[0]
    for number in range(5):
        own.put(f"{number}.ics", event(str(number)))
    seen = set[str]()
    token, rounds = "", 0
    while True:
        response = sync(home, token, limit=2)
        found, token, rounds = answers(response), token_of(response), rounds + 1
        end = found.pop(OWN, None)
        assert len(found) <= 2
        assert not seen & found.keys()
        seen |= found.keys()
        if end is None:
            break
        assert end.status == HTTPStatus.INSUFFICIENT_STORAGE
        assert end.condition == "d:number-of-matches-within-limits"
    assert rounds == 3
    assert seen == {f"{OWN}{number}.ics" for number in range(5)}


def test_a_sync_of_infinite_depth_is_malformed() -> None:
    assert sync(a_home(), "", depth="infinity").status is HTTPStatus.BAD_REQUEST


def test_only_what_was_not_read_yet_is_read() -> None:
    home = a_home()
    own = home.collections(Kind.CALENDAR)[0]
    for number in range(5):
        own.put(f"{number}.ics", event(str(number)))
    token = token_of(sync(home, ""))
    own.put("5.ics", event("5"))
    own.reads = 0
    sync(home, token, wanted="<d:prop><c:calendar-data/></d:prop>")
    assert own.reads == 1
    sync(home, token)
    assert own.reads == 1


NAMES = [f"{number}.ics" for number in range(4)]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["put", "delete", "sync"]), st.sampled_from(NAMES), st.integers(0, 3)
        ),
        max_size=25,
    )
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_a_client_that_follows_any_chain_of_tokens_holds_what_a_listing_gives(
    steps: list[tuple[str, str, int]],
) -> None:
    home = a_home()
    own = home.collections(Kind.CALENDAR)[0]
    held, token = dict[str, str](), ""
    for step, name, number in [*steps, ("sync", "", 0)]:
        if step == "put":
            own.put(name, event(name, summary=str(number)))
        elif step == "delete":
            if name in own.items:
                own.delete(name)
        else:
            more = True
            while more:
                response = sync(home, token, limit=number)
                found, token = answers(response), token_of(response)
                more = found.pop(OWN, None) is not None
                for href, each in found.items():
                    if each.status == HTTPStatus.NOT_FOUND:
                        held.pop(href, None)
                    else:
                        held[href] = each.text("d:getetag")
    listing = answers(ask(home, "PROPFIND", OWN, prop("d:getetag"), depth="1"))
    del listing[OWN]
    assert held == {href: each.text("d:getetag") for href, each in listing.items()}
