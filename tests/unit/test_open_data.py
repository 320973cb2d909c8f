"""The open data: whole, valid by schemas, the same in every format, and nothing that no page shows."""

import csv
import json
import sys
from collections.abc import Iterator
from datetime import date, time
from io import StringIO
from typing import Any
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import ORIGIN
from tests.support.html import every, text_of
from tests.support.registry import BY_NAME, OPEN_DATA, STORE, every_address
from tests.support.rendered import Site
from webapp import facts
from webapp.context import context_of
from webapp.core import paths
from webapp.facts import Service
from webapp.facts.opening_hours import DAYS, Hours, Rule
from webapp.facts.phone_numbers import tel_digits
from webapp.i18n.languages import LANGUAGES
from webapp.open_data.files import CSV, FEED, HSDS, JSON, entry_id, release
from webapp.open_data.model import Helpline, Helplines
from webapp.open_data.records import SCHEMA, helpline
from webapp.open_data.table import COLUMNS, row
from webapp.quick_exit.lock import COOKIE
from webapp.static_site.model import RenderedSite

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def released(site: Site) -> Helplines:
    return Helplines.model_validate_json(site[JSON].body)


@pytest.fixture(scope="module")
def services(site: Site) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(site[HSDS].body)
    return found


def _moment(clock: str) -> time:
    return time.fromisoformat(clock.replace("24:00", "00:00"))


def _rules(record: Helpline) -> Iterator[Rule]:
    for opening in record.hours.openings if record.hours else ():
        several = {"last": opening.days[-1]} if len(opening.days) > 1 else {}
        days = {} if opening.days == DAYS else {"first": opening.days[0]} | several
        yield Rule.model_validate(
            {"opens": _moment(opening.opens), "closes": _moment(opening.closes)} | days, strict=True
        )


def test_json_is_the_facts_and_back(app: Flask, released: Helplines, site: Site) -> None:
    assert json.loads(site[JSON].body) == released.model_dump(mode="json")
    store = context_of(app).facts
    pages = {f"{key}-page": one.page for key, one in store.councils.items()}
    for record in released.helplines:
        fact: Any = {**store.with_numbers(), **pages}[record.id]
        assert (record.phone and record.phone.shown) == getattr(fact, "phone", None)
        assert (record.text and record.text.shown) == getattr(fact, "text", None)
        assert (record.press, record.text_keyword) == (getattr(fact, "press", None), getattr(fact, "keyword", None))
        hours = record.hours and Hours(rules=tuple(_rules(record)), bank_holidays=record.hours.bank_holidays)
        assert hours == getattr(fact, "hours", None), record.id
        assert [limit.only for limit in record.limits] == [limit.only for limit in getattr(fact, "limits", ())]
        assert (record.source, record.checked, record.how) == (fact.source, fact.checked, fact.how)
        assert record.confidence == fact.confidence
    assert released.released == max(record.checked for record in released.helplines)


def test_json_is_valid_by_the_schema_it_names(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rfc3987_syntax", None)  # takes seconds to import, for formats we do not check
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    data, schema = json.loads(site[JSON].body), json.loads(site[SCHEMA].body)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    validator.validate(data)
    assert data["$schema"] == f"{ORIGIN}{SCHEMA}"
    for broken in ({"how": "heard"}, {"office": True}, {"source": "somebody"}, {"phone": "999"}):
        assert not validator.is_valid(data | {"helplines": [data["helplines"][0] | broken]}), broken


def test_csv_has_the_cells_of_the_json(released: Helplines, site: Site) -> None:
    rows = list(csv.DictReader(StringIO(site[CSV].body.decode(), newline="")))
    assert tuple(rows[0]) == COLUMNS
    written = [{column: str(cell or "") for column, cell in row(record).items()} for record in released.helplines]
    assert [{name: cell for name, cell in found.items() if cell} for found in rows] == [
        {name: cell for name, cell in cells.items() if cell} for cells in written
    ]
    assert {cell[0] for found in rows for cell in found.values() if cell} & set("=+-@\t") == set(), "a formula"


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ([{"opens": time(0), "closes": time(0)}], "24/7"),
        ([{"opens": time(8), "closes": time(0)}], "Mo-Su 08:00-24:00"),
        ([{"first": "friday", "opens": time(22), "closes": time(2)}], "Fr 22:00-02:00"),
        ([{"first": "saturday", "last": "monday", "opens": time(9), "closes": time(9)}], "Sa-Mo 09:00-09:00"),
    ],
)
def test_opening_hours_in_the_notation_of_openstreetmap(app: Flask, rules: list[dict[str, Any]], said: str) -> None:
    made = Service.model_validate(
        {"name": {"en": "A"}, "phone": "08001111", "hours": {"rules": tuple(rules)}}
        | {"source": "https://a.example/", "checked": date(2026, 1, 1), "how": "page", "confidence": "low"}
    )
    with app.app_context():
        record = helpline("a", made)
    assert record.hours is not None
    assert record.hours.rule == said
    assert Hours(rules=tuple(_rules(record))) == made.hours


NEEDED: dict[str, dict[str, type | tuple[type, ...]]] = {
    "service": {"id": str, "name": str, "status": str},
    "phones": {"id": str, "number": str},
    "schedules": {"id": str, "byday": str, "opens_at": str, "closes_at": str, "interval": int},
    "service_areas": {"id": str, "name": str},
    "languages": {"id": str, "code": str},
    "attributes": {"id": str, "value": str},
}
"""What HSDS 3 requires of a service and its parts, by type; more than it does where our readers would need it."""


def test_hsds_has_what_the_standard_requires(services: list[dict[str, Any]], released: Helplines) -> None:
    assert len(services) == len(released.helplines)
    seen = []
    for service in services:
        parts = [("service", service)]
        parts += [(kind, part) for kind in NEEDED for part in service.get(kind, [])]
        for kind, part in parts:
            for name, type_ in NEEDED[kind].items():
                assert isinstance(part[name], type_), (kind, name)
            assert None not in part.values()
            assert kind == "service" or part.get("service_id", part.get("link_id")) == service["id"]
            seen.append(str(UUID(part["id"])))
        assert service["status"] == "active"
        assert all(schedule["freq"] == "WEEKLY" for schedule in service.get("schedules", []))
        assert {type(service.get(age, 0)) for age in ("minimum_age", "maximum_age")} == {int}
    assert len(seen) == len(set(seen))


def test_feed_shows_changed_numbers_as_new(released: Helplines, site: Site) -> None:
    feed = ET.fromstring(site[FEED].body)  # noqa: S314 - ours
    assert feed.findtext(f"{ATOM}id") == f"{ORIGIN}{FEED}"
    entries = feed.findall(f"{ATOM}entry")
    updated = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert updated == sorted(updated, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == updated[0]
    ids = {entry.findtext(f"{ATOM}id") for entry in entries}
    assert ids == {entry_id(record) for record in released.helplines}
    record = next(record for record in released.helplines if record.phone)
    again = record.model_copy(update={"checked": date(2027, 1, 1), "how": "opened"})
    changed = record.model_copy(update={"press": "9"})
    assert entry_id(again) == entry_id(record) != entry_id(changed)


def _shown(site: Site) -> tuple[str, set[str]]:
    """Return all that pages say, and all that they link to."""
    mains = [site[path].main for _page, _language, path in every_address()]
    links = {a.get("href", "") for main in mains for a in every(main, "a")}
    return "\n".join(map(text_of, mains)), links


def test_nothing_is_told_that_no_page_shows(site: Site, released: Helplines) -> None:
    """`about` aside: it says in a sentence what its record has in fields, by the function that pages call."""
    said, links = _shown(site)
    for record in released.helplines:
        told = {record.name.en, record.name.cy, record.press, record.text_keyword}
        told |= {record.hours.words.en, record.hours.words.cy} if record.hours else set()
        told |= {number.shown for number in (record.phone, record.text) if number}
        told |= {record.area.en, record.area.cy} if record.area else set()
        told |= {words for limit in record.limits for _language, words in limit.words}
        for words in filter(None, told):
            assert words in said, (record.id, words)
        for page in (record.url, record.chat):
            assert {address for _, address in page or () if address} <= links, record.id
        assert record.source in links
    internal = {"office", "lookalikes", "looked", "alone"}
    assert not any(f'"{name}"' in site[JSON].body.decode() for name in internal)


def test_councils_are_told_as_on_the_page_for_adults(site: Site, released: Helplines) -> None:
    """A number that no page shows is in no file; a council without one has its page."""
    told = {record.id: record for record in released.helplines if record.area}
    expected = []
    for key, one in STORE.who_answers("adult").items():
        expected += [f"{key}-{part}" for part in one.numbers] or [f"{key}-page"] * bool(one.page)
    assert list(told) == expected
    given = {record.phone.dialled for record in told.values() if record.phone}
    known = {tel_digits(line.phone) for one in STORE.councils.values() for _part, line in one.lines if line.phone}
    everything = "".join(site[path].body.decode() for path in OPEN_DATA).replace(" ", "")
    assert given < known
    assert not [digits for digits in known - given if digits in everything]


def test_a_release_keeps_its_day(site: Site, released: Helplines) -> None:
    """Whoever cites the data has an address with the day; its schema stands beside it."""
    dated = release(released.released)
    assert dated == f"/data/v1/releases/{released.released}.json"
    assert dated in OPEN_DATA
    assert site[dated].body == site[JSON].body


def test_open_data_omits_local_and_warned_entries(app: Flask, with_local: Flask, released: Helplines) -> None:
    near = facts.load(paths.DATA, paths.DATA / "local.example.toml").local
    ids = {record["id"] for record in json.loads(with_local.test_client().get(JSON).data)["helplines"]}
    assert near
    assert not set(near) & ids
    kept_back = {key for key, service in context_of(app).facts.services.items() if service.alone is False}
    assert kept_back == {"silent", "emergency_text"}
    assert ids == {record.id for record in released.helplines}
    assert not kept_back & ids


def test_any_site_may_read_it_and_nothing_else(client: FlaskClient, rendered: RenderedSite) -> None:
    shared = {path for path in rendered if "Access-Control-Allow-Origin" in client.get(path).headers}
    assert shared == set(OPEN_DATA)
    for path, type_ in OPEN_DATA.items():
        answer = client.get(path)
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["Content-Type"] == type_
        assert answer.headers["Cache-Control"] == "no-cache"
        again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["Access-Control-Allow-Origin"] == "*"


def test_open_data_is_neither_kept_nor_shown_locked(served: Flask, rendered: RenderedSite) -> None:
    assert not any(rendered[path].offline for path in OPEN_DATA)
    locked = served.test_client()
    locked.set_cookie(COOKIE, "1", domain=ORIGIN.partition("://")[2])
    assert {locked.get(path).status_code for path in OPEN_DATA} == {303}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_about_page_leads_to_it(site: Site, language: Any) -> None:
    links = {a.get("href") for a in every(site[BY_NAME["about"].path(language)].main, "a")}
    assert {JSON, CSV, FEED} <= links
