"""The facts store: what is in it, and that nothing wrong gets past it."""

import re
import shutil
from pathlib import Path

import pytest

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
}
EXPECTED_TEXTS = {"meic": "84001", "papyrus": "88247", "shout": "85258", "live_fear_free": "07860 077333"}
PUBLIC = ["webapp", "templates", "static", "translations", "service_worker"]
READABLE = {".py", ".toml", ".html", ".js", ".css", ".po", ".pot", ".xml", ".svg"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the facts to break."""
    return Path(shutil.copytree(paths.DATA, tmp_path / "data"))


def _problems(folder: Path) -> list[str]:
    with pytest.raises(facts.FactsError) as error:
        facts.load(folder)
    return error.value.problems


def _change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_number_is_exact() -> None:
    services = facts.load(paths.DATA).services
    assert {key: service.phone for key, service in services.items() if service.phone} == EXPECTED
    texts = {key: s.text for key, s in services.items() if s.text and key != "emergency_text"}
    assert texts == EXPECTED_TEXTS


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('phone = "999"', 'phone = "99O"', "services.toml: emergency.phone"),
        ('phone = "08001111"', 'phone = "080011"', "services.toml: childline.phone"),
        ('phone = "080880 23456"', 'phone = "080880 2345"', "not a number of the UK numbering plan"),
        ('phone = "18001 101"', 'phone = "18001  101"', "services.toml: relay_police.phone"),
        ('phone = "999"', 'telephone = "999"', "services.toml: emergency.telephone"),
        (
            'name = { en = "999" }',
            'name = { cy = "999" }',
            "services.toml: emergency.name: Value error, needs",
        ),
        ('name = { en = "999" }', 'name = { en = "999", fr = "x" }', "unknown language fr"),
        (
            'url = { en = "https://999bsl',
            'url = { en = "http://999bsl',
            "services.toml: emergency_sign.url.en",
        ),
        ("checked = 2026-11-22", "checked = 2999-01-01", "services.toml: emergency.checked"),
        ("checked = 2026-11-22", 'checked = "soon"', "services.toml: emergency.checked"),
        ('how = "page"', 'how = "guessed"', "services.toml: emergency.how"),
        ('confidence = "high"', "", "services.toml: emergency.confidence"),
        (
            'hours = { days = "every day"',
            'hours = { days = "sometimes"',
            "services.toml: emergency.hours.days",
        ),
        ("[silent]", "[emergency]", "services.toml: "),
        ("[silent]", "[silent", "services.toml: "),
    ],
)
def test_a_broken_fact_names_its_file_and_key(folder: Path, old: str, new: str, expected: str) -> None:
    _change(folder, "services.toml", old, new)
    assert any(expected in problem for problem in _problems(folder))


def test_all_problems_are_told_at_once(folder: Path) -> None:
    _change(folder, "services.toml", 'phone = "999"', 'phone = "nine"')
    _change(folder, "links.toml", "https://hwb", "http://hwb")
    _change(folder, "names.toml", "names = [", "names = [ 3,")
    (folder / "extra.toml").write_text("", encoding="utf-8")
    told = "\n".join(_problems(folder))
    assert all(file in told for file in ("services.toml", "links.toml", "names.toml"))


@pytest.mark.parametrize("file", ["services.toml", "links.toml", "names.toml"])
@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe"])
def test_a_missing_empty_or_unreadable_file(folder: Path, file: str, content: bytes | None) -> None:
    if content is None:
        (folder / file).unlink()
    else:
        (folder / file).write_bytes(content)
    assert any(problem.startswith(f"{file}: ") for problem in _problems(folder))


def test_every_fact_is_used() -> None:
    store = facts.load(paths.DATA)
    templates = "".join(file.read_text(encoding="utf-8") for file in paths.TEMPLATES.rglob("*.html"))
    used = set(re.findall(r"\b(?:services|links)\.(\w+)", templates))
    assert used == set(store.services) | set(store.links)


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
