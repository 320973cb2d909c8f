"""The facts store: what is in it, and that nothing wrong gets past it."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from tests.support.registry import STORE
from webapp.core import paths, urls
from webapp.facts.store import stalest_first

FIXED = {"emergency": "999", "police": "101", "nhs": "111", "relay_emergency": "18000", "relay_police": "18001 101"}
"""The numbers of the whole country, which nobody corrects."""
PUBLIC = ["webapp", "templates", "static", "translations", "service_worker"]
READABLE = {".py", ".toml", ".html", ".js", ".css", ".po", ".pot", ".xml", ".svg"}


def test_the_numbers_of_the_whole_country_are_exact() -> None:
    services = STORE.services
    assert {key: services[key].phone for key in FIXED} == FIXED


def test_only_free_calls_stay_off_the_bill() -> None:
    services = STORE.services
    assert [key for key, service in services.items() if service.off_bill and not service.free] == []


def test_every_source_is_a_specific_page() -> None:
    """The front page of somebody else's site says nothing of a number."""
    fronts = {key: s for key, s in STORE.services.items() if urlsplit(s.source).path in {"", "/"}}
    own = {key: {urls.host(page) for page in s.url.pages.values()} if s.url else set() for key, s in fronts.items()}
    assert [key for key, service in fronts.items() if urls.host(service.source) not in own[key]] == []


def test_every_fact_is_used() -> None:
    templates = "".join(file.read_text(encoding="utf-8") for file in paths.TEMPLATES.rglob("*.html"))
    used = set(re.findall(r"(?<![/\w])(?:services|links)\.(\w+)", templates))
    assert used | set(STORE.tools) == set(STORE.services) | set(STORE.links)


def _public_files() -> list[Path]:
    root = paths.PACKAGE.parent
    found = [f for name in PUBLIC for f in (root / name).rglob("*") if f.is_file() and f.suffix in READABLE]
    return [file for file in found if file.name != "wrong_numbers.toml"]


def test_no_wrong_number_anywhere() -> None:
    wrong = {re.sub(r"\D", "", entry.number): entry.why for entry in STORE.wrong_numbers.values()}
    for file in _public_files():
        text = re.sub(r"(?<=\d)[ -](?=\d)", "", file.read_text(encoding="utf-8"))
        for digits in filter(text.__contains__, wrong):
            assert not re.search(rf"(?<!\d){digits}(?!\d)", text), f"{file.name}: {digits} is {wrong[digits]}"


def test_templates_hold_no_number_and_no_outside_address() -> None:
    numbers = re.compile(r"(?<![\d.#-])(?<!#[0-9a-f]{2})(?:999|101|111|18000|18001|\d{4,})(?![\d.])|tel:\d|sms:\d")
    for template in paths.TEMPLATES.rglob("*.html"):
        text = template.read_text(encoding="utf-8")
        assert "http" not in text, template.name
        found = [n for n in numbers.findall(text) if n != "2021"]
        assert found == [], template.name


def test_welsh_lines_come_first_on_welsh_pages_only() -> None:
    services = [
        STORE.services["childline"].model_copy(update={"welsh": welsh}) for welsh in ("always", "ask", None)
    ]
    assert [service.language_rank("cy") for service in services] == [0, 1, 2]
    assert {service.language_rank("en") for service in services} == {None}


def test_sources_are_listed_by_check_date() -> None:
    listed = [fact.checked for _key, fact in stalest_first(STORE.services, STORE.links)]
    assert listed == sorted(listed)
    assert len(listed) == len(STORE.services) + len(STORE.links)
    assert STORE.oldest_check <= listed[0] <= listed[-1] <= STORE.latest_check
