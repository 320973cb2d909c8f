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
FIXED = {"emergency": "999", "police": "101", "nhs": "111", "relay_emergency": "18000", "relay_police": "18001 101"}
"""The numbers of the whole country, which nobody corrects."""
PUBLIC = ["webapp", "templates", "static", "translations", "service_worker"]
READABLE = {".py", ".toml", ".html", ".js", ".css", ".po", ".pot", ".xml", ".svg"}


def test_the_numbers_of_the_whole_country_are_exact() -> None:
    services = facts.load(paths.DATA).services
    assert {key: services[key].phone for key in FIXED} == FIXED


def test_only_a_free_call_is_said_to_stay_off_the_bill() -> None:
    services = facts.load(paths.DATA).services
    assert [key for key, service in services.items() if service.off_bill and not service.free] == []


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
