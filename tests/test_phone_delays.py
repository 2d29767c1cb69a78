"""How long answers to refused sign-ins wait."""

from custom_components.studio_sync.dav_http.delays import (
    FORGOTTEN_AFTER,
    LONGEST,
    MOST_KEPT,
    MOST_WAITING,
    MOST_WAITING_HERE,
    SignInDelays,
)


def test_the_delay_grows_from_try_to_try_up_to_a_bound() -> None:
    delays = SignInDelays()
    waits = [delays.refused("10.0.0.1", "anna", 5.0) for _ in range(100)]
    assert waits[:4] == [0.0, 0.25, 0.5, 1.0]
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST


def test_it_grows_for_an_address_with_many_names_and_for_a_name_at_many_addresses() -> None:
    delays = SignInDelays()
    for number in range(9):
        delays.refused("10.0.0.1", f"name-{number}", 0.0)
        delays.refused(f"10.0.1.{number}", "ANNA", 0.0)
    assert delays.refused("10.0.0.1", "new", 0.0) == LONGEST
    assert delays.refused("10.0.0.2", "anna", 0.0) == LONGEST
    assert delays.refused("10.0.0.3", "ben", 0.0) == 0.0


def test_all_addresses_of_one_ipv6_network_are_one() -> None:
    delays = SignInDelays()
    assert delays.refused("2001:db8::1", "a", 0.0) == 0.0
    assert delays.refused("2001:db8::ffff:1", "b", 0.0) > 0.0
    assert delays.refused("2001:db8:0:1::1", "c", 0.0) == 0.0
    assert delays.refused("10.0.0.9", "d", 0.0) == 0.0
    assert delays.refused("::ffff:10.0.0.9", "e", 0.0) > 0.0
    assert delays.refused("no address", "f", 0.0) == 0.0


def test_what_is_long_ago_is_forgotten_and_so_is_what_a_sign_in_followed() -> None:
    delays = SignInDelays()
    for _ in range(9):
        delays.refused("10.0.0.1", "anna", 0.0)
    assert delays.refused("10.0.0.1", "anna", FORGOTTEN_AFTER + 1) == 0.0
    assert delays.accepted("10.0.0.1")
    assert not delays.accepted("10.0.0.1")
    assert delays.refused("10.0.0.1", "ben", FORGOTTEN_AFTER + 1) == 0.0


def test_of_addresses_and_names_only_so_many_are_kept() -> None:
    delays = SignInDelays()
    for number in range(MOST_KEPT * 2):
        delays.refused(f"2001:db8:0:{number:x}::1", f"{number}" * 100_000, 0.0)
    for kept in (delays._addresses.kept, delays._names.kept):
        assert len(kept) == MOST_KEPT
        assert all(len(key) <= 100 for key in kept)


def test_of_one_address_and_in_all_only_so_many_answers_wait() -> None:
    delays = SignInDelays()
    assert [delays.begin_waiting("10.0.0.1") for _ in range(MOST_WAITING_HERE)] == [True] * 4
    assert not delays.begin_waiting("10.0.0.1")
    assert delays.begin_waiting("10.0.0.2")
    for number in range(MOST_WAITING - MOST_WAITING_HERE - 1):
        assert delays.begin_waiting(f"10.0.1.{number}")
    assert not delays.begin_waiting("10.0.0.3")
    delays.end_waiting("10.0.0.1")
    delays.end_waiting("10.0.0.2")
    assert delays.begin_waiting("10.0.0.3")
    assert delays.begin_waiting("10.0.0.1")
