"""Phone numbers: what is accepted, how it is shown and how it is read out."""

import re
from xml.etree.ElementTree import Element

import pytest

from tests.support.html import every
from tests.support.registry import STORE, every_address
from tests.support.rendered import Site
from webapp.facts import phone_numbers


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
    assert phone_numbers.validate_phone_number(stored) == shown


@pytest.mark.parametrize("number", ["", "12", "0800", "080 880 2345", "1-800-843-5678", "+448001111", "99 9 "])
def test_other_numbers_are_refused(number: str) -> None:
    with pytest.raises(ValueError, match=r"digits|numbering plan"):
        phone_numbers.validate_phone_number(number)


def test_read_out_digit_by_digit() -> None:
    assert phone_numbers.spoken_digits("0800 1111") == "0 8 0 0, 1 1 1 1"


def _squashed(words: str) -> str:
    """Return words without what stands between the digits of a number that is read out."""
    return re.sub(r"[\s,]", "", words)


def _seen_and_said(link: Element) -> tuple[str, str]:
    """Return what is seen of a link and what is heard: each without what is hidden from it."""

    def without(name: str, value: str) -> str:
        def walk(element: Element) -> str:
            if element.get(name) == value:
                return ""
            return (element.text or "") + "".join(walk(child) + (child.tail or "") for child in element)

        return " ".join(walk(link).split())

    return without("class", "sr-only"), without("aria-hidden", "true")


def test_every_link_dials_what_it_shows_and_says(site: Site) -> None:
    services = STORE.services.values()
    lines = [fact for _key, fact in STORE.everything()]
    numbers = [getattr(line, kind, None) for line in lines for kind in ("phone", "text")]
    known = {phone_numbers.tel_digits(number): number for number in numbers if number}
    names = [name for service in services for name in service.name.values()]
    dialled = set()
    for _page, _language, path in every_address():
        for link in every(site[path].tree, "a"):
            scheme, _, rest = link.get("href", "").partition(":")
            if scheme not in {"tel", "sms"}:
                continue
            digits = rest.partition("?")[0]
            dialled.add(digits)
            seen, said = _seen_and_said(link)
            said = link.get("aria-label", said)
            assert _squashed(seen) in _squashed(said), f"{path}: what is seen must be part of what is said"
            for name in names:
                said = said.replace(name, "")
            assert said.count(phone_numbers.spoken_digits(known[digits])) == 1, f"{path}: {said}"
            assert _squashed(said).count(digits) == 1, f"{path}: a number is said once, and digit by digit: {said}"
    assert dialled <= set(known)
    store = STORE.services
    phones = [store[key].phone for key in ("emergency", "police", "nhs", "childline", "meic")]
    texts = [store[key].text for key in ("meic", "shout")]
    assert {phone_numbers.tel_digits(number) for number in (*phones, *texts) if number} <= dialled
    assert None not in {*phones, *texts}
