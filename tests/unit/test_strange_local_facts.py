"""Local facts as Notepad, a hurried hand or somebody unkind leaves them: each fault named, none waited for."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.conftest import MADE_UP
from tests.support.html import every, parse
from tests.support.registry import STORE
from webapp import create_app, facts
from webapp.config import Settings, SettingsError
from webapp.core import files, paths
from webapp.facts import consistency

EXAMPLE = paths.DATA.joinpath("local.example.toml").read_text(encoding="utf-8")
SCHOOL = "contacts.our_school"
TODAY = datetime.now(UTC).date()


def _problems(file: Path) -> list[str]:
    with pytest.raises(facts.FactsError) as error:
        facts.load(MADE_UP, file)
    assert error.value.exit_code == 78
    assert all(line.isprintable() for line in error.value.errors)
    return error.value.errors


def _swapped(old: str, new: str) -> bytes:
    assert old in EXAMPLE
    return EXAMPLE.replace(old, new, 1).encode()


NAME = 'name = { en = "Ms Rees, Designated Safeguarding Person"'
PHONE = 'phone = "029 2018 0123"'
SOURCE = 'source = "https://school.example/safeguarding"'
EXIT = "https://www.bbc.co.uk/weather/2653822"
STRANGE: dict[str, tuple[bytes, str]] = {
    "lists in lists": (b"contacts = " + b"[" * 100_000, "lists or tables within each other too deeply"),
    "tables in tables": (b"contacts = " + b"{a=" * 50_000, "lists or tables within each other too deeply"),
    "keys in keys": (b"a" + b".a" * 50_000 + b" = 1", "line 1: more than 100 dots"),
    "a long number": (
        _swapped(PHONE, f"{PHONE}\nfrom_age = {'9' * 100_000}"),
        "line 24: a number too long",
    ),
    "a long number in hexadecimal": (
        _swapped(PHONE, f"{PHONE}\nfrom_age = 0x{'f' * 3000}"),
        f"{SCHOOL}.from_age: Input should be",
    ),
    "a number without an end": (_swapped(PHONE, f"{PHONE}\nfrom_age = inf"), f"{SCHOOL}.from_age: Input should be"),
    "UTF-16": (EXAMPLE.encode("utf-16"), "not UTF-8 at byte 0"),
    "latin-1": ("exit_url = 'https://tŷ.example'".encode("iso8859-14"), "not UTF-8 at byte 21"),
    "NUL": (b"exit_url = 'a\0'", "Found invalid character"),
    "a NUL that is spelt out": (_swapped("Ms Rees", r"Ms\u0000Rees"), f"{SCHOOL}.name.en: holds what"),
    "half a letter": (_swapped("Ms Rees", r"Ms\ud800Rees"), "Escaped character is not a Unicode scalar value"),
    "a key twice": (_swapped(PHONE, f"{PHONE}\n{PHONE}"), "Cannot overwrite a value"),
    "other digits": (_swapped("029 2018 0123", "٠٢٩ ٢٠١٨ ٠١٢٣"), f"{SCHOOL}.phone: expected digits"),
    "wide digits": (_swapped("029", "０２９"), f"{SCHOOL}.phone: expected digits"),
    "a tab in a number": (_swapped("029 2018", r"029\t2018"), f"{SCHOOL}.phone: expected digits"),
    "other digits to press": (_swapped(PHONE, f'{PHONE}\npress = "٣"'), f"{SCHOOL}.press: String should match"),
    "no name": (_swapped(NAME, 'name = { en = ""'), f"{SCHOOL}.name.en: needs a letter or a digit"),
    "a name of spaces": (_swapped(NAME, 'name = { en = "  "'), f"{SCHOOL}.name.en: needs a letter"),
    "a name of nothing": (_swapped(NAME, r'name = { en = "\u200d\u3164"'), f"{SCHOOL}.name.en: "),
    "a name that turns the words after it": (
        _swapped("Ms Rees", r"Ms Rees\u202e"),
        f"{SCHOOL}.name.en: holds what cannot be seen: U+202E",
    ),
    "a name of two lines": (_swapped("Ms Rees", r"Ms\nRees"), f"{SCHOOL}.name.en: holds what"),
    "words that turn": (_swapped("In room 12", r"In room \u206612"), f"{SCHOOL}.about.en: holds what"),
    "an age above the other": (_swapped(PHONE, f"{PHONE}\nfrom_age = 19\nunder = 18"), f"{SCHOOL}: from_age must"),
    "an age for nobody": (_swapped(PHONE, f"{PHONE}\nfrom_age = 18\nunder = 18"), f"{SCHOOL}: from_age must"),
    "an age in quotation marks": (_swapped(PHONE, f'{PHONE}\nfrom_age = "13"'), f"{SCHOOL}.from_age: Input should"),
    "an age that is yes": (_swapped(PHONE, f"{PHONE}\nfrom_age = true"), f"{SCHOOL}.from_age: Input should"),
    "a keyword without a number": (_swapped(PHONE, f'{PHONE}\nkeyword = "HELP"'), f"{SCHOOL}: a keyword needs"),
    "a keyword of two lines": (
        _swapped(PHONE, 'text = "85258"\nkeyword = "A\\nB"'),
        f"{SCHOOL}.keyword: holds what cannot be seen",
    ),
    "a year to come": (_swapped("2026-11-24", "2062-11-24"), f"{SCHOOL}.checked: 2062-11-24 is after today"),
    "next week": (
        _swapped("2026-11-24", f"{TODAY + timedelta(days=7)}"),
        f"{SCHOOL}.checked: {TODAY + timedelta(days=7)} is after today",
    ),
    "a day that is a number": (_swapped("2026-11-24", "1795000000"), f"{SCHOOL}.checked: Input should be a valid"),
    "a day with a time": (_swapped("2026-11-24", "2026-11-24T10:00:00"), f"{SCHOOL}.checked: Input should be"),
    "an hour that is a number": (_swapped("08:30:00", "30600"), f"{SCHOOL}.hours.rules.0.opens: Input should"),
    "an hour with seconds": (_swapped("08:30:00", "08:30:59"), f"{SCHOOL}.hours.rules.0.opens: must be a time"),
    "a script for an address": (_swapped(SOURCE, 'source = "javascript:alert(1)"'), f"{SCHOOL}.source: must be a"),
    "a password in an address": (_swapped("//school", "//me:word@school"), f"{SCHOOL}.source: must hold one host"),
    "a slip in an address": (_swapped("school.example", "school..example"), f"{SCHOOL}.source: must hold the name"),
    "a slip in the exit": (_swapped(EXIT, "https://www..bbc.co.uk/"), "exit_url: must hold the name of a host"),
    "half an exit": (_swapped(EXIT, "https://[::1"), "exit_url: must hold one host"),
    "a port of the exit": (_swapped(EXIT, "https://bbc.co.uk:99999"), "exit_url: must have a port from 1"),
    "no exit": (_swapped(EXIT, "https://#"), "exit_url: must hold the name of a host"),
    "a key that is no word": (_swapped("our_school", '"\\u001b[31m"'), "contacts.\\u001b[31m.[key]: String should"),
    "too much": (b"#" * (files.LARGEST + 1), "cannot be read (it is larger than 262,144 bytes)"),
}  # fmt: skip


@pytest.mark.parametrize("kind", STRANGE)
def test_each_fault_is_named_with_file_and_key(tmp_path: Path, kind: str) -> None:
    content, expected = STRANGE[kind]
    file = tmp_path / "local.toml"
    file.write_bytes(content)
    (problem,) = _problems(file)
    assert problem.startswith(f"local.toml: {expected}")
    assert len(problem) < 500


def test_the_mark_of_notepad_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "local.toml"
    file.write_bytes(b"\xef\xbb\xbf" + EXAMPLE.replace("\n", "\r\n").encode())
    assert facts.load(MADE_UP, file).own.exit_url == EXIT


def _link(place: Path, target: str = "") -> None:
    place.symlink_to(target or place)


STRANGE_PLACES = [os.mkfifo, _link, partial(_link, target="/dev/zero"), partial(_link, target="/dev/tty")]


@pytest.mark.parametrize("make", [*STRANGE_PLACES, Path.mkdir, Path.touch])
def test_non_files_are_refused_without_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None]
) -> None:
    place = tmp_path / "local.toml"
    make(place)
    (problem,) = _problems(place)
    assert problem.startswith("local.toml: ")
    if make is not Path.touch:
        monkeypatch.setenv("CAMAU_LOCAL", str(place))
        with pytest.raises(SettingsError, match="CAMAU_LOCAL: cannot be read"):
            Settings.load()


@pytest.mark.parametrize("today", [date(1970, 1, 1), date(2026, 11, 21), date(2026, 11, 24)])
def test_a_clock_that_is_behind_stops_no_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, today: date
) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> "Clock":  # noqa: ARG003
            return cls(today.year, today.month, today.day, tzinfo=UTC)

    monkeypatch.setattr(consistency, "datetime", Clock)
    file = tmp_path / "local.toml"
    file.write_text(EXAMPLE, encoding="utf-8")
    assert facts.load(MADE_UP, file).local
    file.write_bytes(_swapped("2026-11-24", "2062-11-24"))
    assert _problems(file)


def test_facts_have_no_future_dates() -> None:
    assert STORE.latest_check <= TODAY


def test_a_keyword_arrives_as_it_stands(tmp_path: Path) -> None:
    word = "A&B #1?=%"
    file = tmp_path / "local.toml"
    file.write_bytes(_swapped(PHONE, f'{PHONE}\ntext = "07400 123456"\nkeyword = "{word}"'))
    page = create_app(Settings(local=file)).test_client().get("/en/help/").data
    texts = [a.get("href", "") for a in every(parse(page), "a") if a.get("href", "").startswith("sms:07400123456?")]
    assert word in [parse_qs(urlsplit(href).query)["body"][0] for href in texts]
    assert all(urlsplit(href).fragment == "" for href in texts)
