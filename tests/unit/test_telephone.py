"""Phone numbers: what is accepted, how it is shown and how it is read out."""

import pytest

from tests.support.html import every, text_of
from tests.support.registry import every_address
from tests.support.rendered import Site
from webapp import facts, paths, telephone


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("08001111", "0800 1111"),
        ("080880 23456", "080880 23456"),
        ("116 123", "116 123"),
        ("999", "999"),
        ("84001", "84001"),
        ("18001 101", "18001 101"),
    ],
)
def test_numbers_are_shown_as_people_say_them(stored: str, shown: str) -> None:
    assert telephone.checked(stored) == shown


@pytest.mark.parametrize("number", ["", "12", "0800", "080 880 2345", "1-800-843-5678", "+448001111", "99 9 "])
def test_other_numbers_are_refused(number: str) -> None:
    with pytest.raises(ValueError, match=r"digits|numbering plan"):
        telephone.checked(number)


def test_read_out_digit_by_digit() -> None:
    assert telephone.read_out("0800 1111") == "0 8 0 0, 1 1 1 1"


def test_every_link_dials_what_it_shows_and_says(site: Site) -> None:
    services = facts.load(paths.DATA).services.values()
    known = {telephone.dialled(n): n for s in services for n in (s.phone, s.text) if n}
    dialled = set()
    for _page, _language, path in every_address():
        for link in every(site[path].tree, "a"):
            scheme, _, rest = link.get("href", "").partition(":")
            if scheme not in {"tel", "sms"}:
                continue
            digits = rest.partition("?")[0]
            dialled.add(digits)
            assert text_of(link).count(known[digits]) == 1, f"{path}: {text_of(link)}"
            label = link.get("aria-label")
            if label:
                assert label.startswith(text_of(link)), f"{path}: what is seen must be part of what is said"
                assert telephone.read_out(known[digits]) in label
    assert dialled <= set(known)
    store = facts.load(paths.DATA).services
    phones = [store[key].phone for key in ("emergency", "police", "nhs", "childline", "meic")]
    texts = [store[key].text for key in ("meic", "shout")]
    assert {telephone.dialled(number) for number in (*phones, *texts) if number} <= dialled
    assert None not in {*phones, *texts}
