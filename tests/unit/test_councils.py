"""Who answers in each council: which number may stand on which page, and how a volunteer checks them."""

import re
from datetime import UTC, date, datetime, time
from itertools import product
from pathlib import Path
from typing import Any, get_args

import pytest
from flask import Flask
from pydantic import ValidationError

from tests.support.html import every, text_of
from tests.support.registry import BY_NAME, PAGES, STORE
from tests.support.rendered import Site
from tools.facts import cli, council_round
from webapp import facts
from webapp.core import urls
from webapp.facts.councils import Audience, Council, DayLine, NightLine
from webapp.facts.opening_hours import Hours, Rule, opening_hours_text
from webapp.i18n.languages import LANGUAGES, WELSH, Language

OFFICE_OPEN = datetime(2026, 12, 1, 11, tzinfo=UTC)
EVENING = datetime(2026, 12, 1, 18, tzinfo=UTC)
CHRISTMAS = datetime(2026, 12, 25, 11, tzinfo=UTC)
LINE: dict[str, Any] = {
    "phone": "01792 000001",
    "source": "https://council.example/",
    "owner": "own",
    "checked": date(2026, 11, 26),
    "how": "page",
    "confidence": "high",
}


def _span(opens: int, closes: int) -> dict[str, time]:
    return {"opens": time(opens), "closes": time(closes)}


def _line(part: str, **keys: object) -> DayLine | NightLine:
    found = {key: value for key, value in {**LINE, **keys}.items() if value is not None}
    return (DayLine if part == "day" else NightLine).model_validate(found)


WAYS = [("day", how) for how in get_args(DayLine.model_fields["how"].annotation)]
WAYS += [("night", how) for how in get_args(NightLine.model_fields["how"].annotation)]


@pytest.mark.parametrize(("part", "how"), WAYS)
@pytest.mark.parametrize("audience", get_args(Audience))
@pytest.mark.parametrize("confidence", ["high", "medium", "low"])
def test_who_may_see_a_number(part: str, how: str, audience: Audience, confidence: str) -> None:
    by_a_person = how != "page"
    shown = by_a_person or (audience == "adult" and confidence == "high")
    assert _line(part, how=how, confidence=confidence).may_be_shown(audience) == shown


def test_day_and_night_are_judged_apart() -> None:
    told = STORE.who_answers("adult")
    for key, one in told.items():
        shown = [part for part, line in STORE.councils[key].lines if line.may_be_shown("adult")]
        assert [*one.numbers] == shown, key
    assert {("day" in one.numbers, "night" in one.numbers) for one in told.values()} >= {
        (True, False),
        (False, True),
    }


@pytest.mark.parametrize(
    "keys",
    [
        {"how": "opened", "owner": "relay"},
        {"source": None},
        {"source": None, "seen": "a copy"},
        {"conflict": "another page says otherwise"},
        {"conflict": "another page says otherwise", "how": "written", "confidence": "low"},
        {"phone": None},
        {"looked": date(2026, 11, 26)},
        {"source": "https://uat.council.example.uk/"},
        {"agrees": ["https://beta.council.gov.uk/children"]},
    ],
)
@pytest.mark.parametrize("part", ["day", "night"])
def test_a_line_without_its_evidence_is_refused(part: str, keys: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        _line(part, **keys)


@pytest.mark.parametrize(
    "host",
    [
        "uat.bridgend.gov.uk",
        "beta.npt.gov.uk",
        "cms.pembrokeshire.gov.uk",
        "www.staging.council.gov.uk",
        "council-uat2.gov.uk",
        "test.council.gov.uk",
    ],
)
def test_nobody_is_sent_to_a_test_host(host: str) -> None:
    with pytest.raises(ValueError, match="is a test host"):
        urls.not_for_tests(f"https://{host}/children")


@pytest.mark.parametrize(
    "host", ["www.swansea.gov.uk", "www.betacharity.org", "cms.example", "latest.council.gov.uk"]
)
def test_hosts_of_the_public_are_no_test_hosts(host: str) -> None:
    assert urls.not_for_tests(f"https://{host}/children") == f"https://{host}/children"


def test_every_council_and_every_known_line() -> None:
    assert len(STORE.councils) == 22
    known = [part for council in STORE.councils.values() for part, line in council.lines if line.phone]
    assert (known.count("day"), known.count("night")) == (19, 19)


def _main_numbers(site: Site, path: str) -> set[str]:
    links = [a.get("href", "") for a in every(site[path].main, "a")]
    seen = re.sub(r"(?<=\d) (?=\d)", "", text_of(site[path].main))
    return {re.sub(r"\D", "", link) for link in links if link.startswith(("tel:", "sms:"))} | {
        digits for council in STORE.councils.values() for digits in _digits(council) if digits in seen
    }


def _digits(council: Council) -> list[str]:
    return [line.phone.replace(" ", "") for _part, line in council.lines if line.phone]


def test_pages_hide_numbers_not_sure_enough(site: Site) -> None:
    every_number = {digits for council in STORE.councils.values() for digits in _digits(council)}
    allowed: dict[Audience, set[str]] = {
        audience: {digits for one in STORE.who_answers(audience).values() for digits in _digits(one)}
        for audience in get_args(Audience)
    }
    for page, language in product(PAGES, LANGUAGES):
        shown = _main_numbers(site, page.path(language)) & every_number
        assert shown <= allowed[page.audience], page.path(language)
    assert _main_numbers(site, BY_NAME["near"].path(WELSH)) >= allowed["adult"]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_page_lists_every_council_by_name(site: Site, language: Language) -> None:
    path = BY_NAME["near"].path(language)
    (listed,) = [part for part in every(site[path].main, "div") if part.get("id") == "councils"]
    entries = [part for part in every(listed, "details") if "data-last-resort" not in part.attrib]
    names = [text_of(every(entry, "summary")[0]) for entry in entries]
    assert names == sorted(council.place[language.code] for council in STORE.councils.values())
    for entry in entries:
        ways = {a.get("href", "").partition(":")[0] for a in every(entry, "a")}
        assert "tel" in ways, text_of(entry)
    words = {word for entry in entries for word in entry.get("data-terms", "").split("|")}
    assert words >= {"Swansea", "Abertawe", "Caernarfon", "Heddlu Gwent", "Gwent Police"}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_child_is_not_sent_to_a_page_for_staff(site: Site, language: Language) -> None:
    pages = [council.page for council in STORE.councils.values() if council.page and council.page.nearest]
    sent = {a.get("href") for a in every(site[BY_NAME["at_home"].path(language)].main, "a")}
    assert pages
    assert not sent & {address for page in pages for address in page.url.pages.values()}


def test_a_council_without_number_or_page_says_so(site: Site) -> None:
    unknown = [one for one in STORE.who_answers("adult").values() if one.unknown]
    main = text_of(site[BY_NAME["near"].path(LANGUAGES[0])].main)
    assert main.count("We found no number and no page of this council") == len(unknown) > 0


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Open 5pm to 8:30am, Monday to Thursday. Open 4:30pm on Friday to 8:30am on Monday"),
        (
            "cy",
            "Ar agor 5pm tan 8:30am, o ddydd Llun i ddydd Iau. Ar agor o 4:30pm ddydd Gwener tan 8:30am ddydd Llun",
        ),
    ],
)
def test_night_team_is_open_all_weekend(app: Flask, language: str, words: str) -> None:
    night = STORE.councils["newport"].night
    with app.test_request_context(f"/{language}/"):
        assert night
        assert night.hours
        assert opening_hours_text(night.hours) == words


def test_what_a_night_does_not_cover_is_told(site: Site) -> None:
    main = text_of(site[BY_NAME["near"].path(LANGUAGES[0])].main)
    assert "From 1am to 9am the night team takes only the most serious emergencies." in main
    assert "From 1:30am to 8:30am you can reach the night team through the police only." in main


@pytest.mark.parametrize("name", ["school", "family"])
def test_adults_reach_a_council_in_two_taps(site: Site, name: str) -> None:
    for language in LANGUAGES:
        links = [a.get("href") for a in every(site[BY_NAME[name].path(language)].main, "a")]
        assert BY_NAME["near"].path(language) in links


@pytest.mark.parametrize(
    ("hours", "moment", "is_open"),
    [
        (None, OFFICE_OPEN, True),
        (None, EVENING, False),
        (None, CHRISTMAS, False),
        (None, datetime(2026, 12, 5, 11, tzinfo=UTC), False),
        (Hours(rules=(Rule.model_validate({"first": "tuesday", **_span(9, 12)}),)), OFFICE_OPEN, True),
        (Hours(rules=(Rule.model_validate({"first": "monday", **_span(9, 12)}),)), OFFICE_OPEN, False),
        (None, datetime(2026, 7, 1, 9, 30, tzinfo=UTC), True),
    ],
)
def test_an_office_is_rung_in_its_hours_only(hours: Hours | None, moment: datetime, is_open: bool) -> None:  # noqa: FBT001
    assert council_round.office_is_open(hours, moment, STORE.bank_holidays.days) == is_open


def _round(app: Flask, monkeypatch: pytest.MonkeyPatch, moment: datetime, answers: str) -> str:
    monkeypatch.setattr(cli, "_now", lambda: moment)
    answer = app.test_cli_runner().invoke(cli.commands, ["round", "--due", "councils"], input=answers)
    assert answer.exit_code == 0, answer.output
    return re.sub(r"\s+", " ", answer.output)


def test_round_asks_the_office_for_night_numbers(
    own_app: Flask, made_up_facts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (made_up_facts / "councils" / "hill.toml").read_text(encoding="utf-8")
    said = _round(own_app, monkeypatch, OFFICE_OPEN, "dialled\n\n\n01792 000777\nstop\n")
    assert "ring 01792 000001. Say at once: I am checking" in said
    assert said.count("Never ring a night team to test it.") == 2
    hill = facts.load(made_up_facts).councils["hill"]
    assert hill.day
    assert hill.night
    recorded = [(line.phone, line.how, line.checked.isoformat(), line.owner) for line in (hill.day, hill.night)]
    assert recorded == [
        ("01792 000001", "dialled", "2026-12-01", "own"),
        ("01792 000777", "told", "2026-12-01", "own"),
    ]
    assert hill.night.limits
    assert before.partition("\n")[0] in (made_up_facts / "councils" / "hill.toml").read_text(encoding="utf-8")
    assert {*facts.load(made_up_facts).who_answers("young")["hill"].numbers} == {"day", "night"}


def test_round_writes_down_a_new_number(
    own_app: Flask, made_up_facts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = "skip\nwritten\nhttps://valley.example/\n01792 000383\n01792 000444\n"
    said = _round(own_app, monkeypatch, EVENING, answers)
    assert "day: no number is known" in said
    assert "night: take care: a school prints another" in said
    valley = facts.load(made_up_facts).councils["valley"]
    assert valley.day
    assert valley.night
    assert (valley.day.phone, valley.day.how, valley.night.how) == ("01792 000383", "written", "written")
    assert (valley.night.conflict, valley.night.seen, valley.night.confidence) == (None, None, "high")


def test_out_of_hours_nobody_is_told_to_ring(own_app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    said = _round(own_app, monkeypatch, EVENING, "skip\nskip\n")
    assert "Its office is closed now: ring it only in its hours, monday to friday 09:00 to 17:00." in said
    assert "dialled" not in said
    assert "Say at once" not in said


def test_one_line_is_checked_by_its_key(own_app: Flask, made_up_facts: Path) -> None:
    options = ["checked", "hill-night", "--how", "told", "--date", "2026-12-01"]
    answer = own_app.test_cli_runner().invoke(cli.commands, options)
    assert answer.exit_code == 0, answer.output
    night = facts.load(made_up_facts).councils["hill"].night
    assert night
    assert (night.how, night.checked.isoformat()) == ("told", "2026-12-01")
    assert "# A comment that stays." in (made_up_facts / "councils" / "hill.toml").read_text(encoding="utf-8")


def test_a_wrong_number_is_not_written(
    own_app: Flask, made_up_facts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = made_up_facts / "councils" / "hill.toml"
    before = file.read_bytes()
    said = _round(own_app, monkeypatch, EVENING, "opened\n\n0179\n\nstop\n")
    assert "Not written: The facts cannot be used: councils/hill.toml: day.phone: not a number" in said
    assert file.read_bytes() == before
