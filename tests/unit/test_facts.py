"""The facts store: what is in it, and that nothing wrong gets past it."""

import re
from pathlib import Path

from webapp import facts, paths

WRONG_DIGITS = {
    "080 880 2345": "a digit short of Meic",
    "0808 068 4141": "not Papyrus",
    "0808 80 10 100": "not Live Fear Free",
    "0808 164 0123": "the disputed Samaritans line",
    "07786 209697": "an old Papyrus text number",
    "07860 039967": "an old Papyrus text number",
    "0808 808 4994": "The Mix's closed line",
    "0300 330 0101": "an old police number",
    "0800 484 0555": "for health workers only",
    "0808 164 2777": "for health workers only",
    "1-800-843-5678": "a US number",
    "88858": "an old NSPCC text number",
}
EXPECTED = {
    "emergency": "999",
    "police": "101",
    "childline": "0800 1111",
    "meic": "080880 23456",
    "papyrus": "0800 068 4141",
    "samaritans": "116 123",
    "nhs": "111",
    "adult_helpline": "0345 6000 459",
    "live_fear_free": "0808 80 10 800",
    "nspcc": "0808 800 5000",
    "posh": "0344 381 4772",
    "relay_emergency": "18000",
    "relay_police": "18001 101",
    "stop_it_now": "0808 1000 900",
    "victim_support": "0808 168 9111",
    "call_helpline": "0800 132 737",
    "mermaids": "0808 801 0400",
    "report_fraud": "0300 123 2040",
}
EXPECTED_TEXTS = {
    "meic": "84001",
    "papyrus": "88247",
    "shout": "85258",
    "live_fear_free": "07860 077333",
    "call_helpline": "81066",
}
OFF_BILL = {"childline"}
"""Calls stay off the bill: read of this one only."""
PUBLIC = ["webapp", "templates", "static", "translations", "service_worker"]
READABLE = {".py", ".toml", ".html", ".js", ".css", ".po", ".pot", ".xml", ".svg"}


def test_every_number_is_exact() -> None:
    services = facts.load(paths.DATA).services
    assert {key: service.phone for key, service in services.items() if service.phone} == EXPECTED
    texts = {key: s.text for key, s in services.items() if s.text and key != "emergency_text"}
    assert texts == EXPECTED_TEXTS


def test_only_where_it_was_read_is_a_call_said_to_stay_off_the_bill() -> None:
    services = facts.load(paths.DATA).services
    assert {key for key, service in services.items() if service.off_bill} == OFF_BILL


def test_every_fact_is_used() -> None:
    store = facts.load(paths.DATA)
    templates = "".join(file.read_text(encoding="utf-8") for file in paths.TEMPLATES.rglob("*.html"))
    used = set(re.findall(r"\b(?:services|links)\.(\w+)", templates))
    assert used | set(store.tools) == set(store.services) | set(store.links)


def _public_files() -> list[Path]:
    root = paths.PACKAGE.parent
    return [f for name in PUBLIC for f in (root / name).rglob("*") if f.is_file() and f.suffix in READABLE]


def test_no_wrong_digit_anywhere() -> None:
    wrong = {re.sub(r"\D", "", number): why for number, why in WRONG_DIGITS.items()}
    for file in _public_files():
        text = re.sub(r"(?<=\d)[ -](?=\d)", "", file.read_text(encoding="utf-8"))
        for digits, why in wrong.items():
            assert not re.search(rf"(?<!\d){digits}(?!\d)", text), f"{file.name}: {digits} is {why}"


def test_templates_hold_no_number_and_no_outside_address() -> None:
    numbers = re.compile(r"(?<![\d.#-])(?:999|101|111|18000|18001|\d{4,})(?![\d.])|tel:\d|sms:\d")
    for template in paths.TEMPLATES.rglob("*.html"):
        text = template.read_text(encoding="utf-8")
        assert "http" not in text, template.name
        found = [n for n in numbers.findall(text) if n != "2021"]
        assert found == [], template.name
