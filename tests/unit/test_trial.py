"""The trial with a phone: only on a test copy, to the end without scripting, and bound to what leaves."""

import re
import shutil
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.server import ROOT
from tools.launch import take
from tools.launch.approvals import Answer, load
from tools.trial import phones_tried
from tools.trial import questions as trial_questions
from tools.trial.pages import prefix, words
from tools.trial.phone import engine_of
from tools.trial.questions import SYSTEMS, System, items, questions
from tools.trial.routes import trial_of
from tools.trial.trials import MOST, Trials
from webapp import create_app
from webapp.config import Settings, SettingsError
from webapp.context import context_of
from webapp.core import launch, paths
from webapp.i18n.languages import ENGLISH, LANGUAGES, Language, pick
from webapp.static_site.model import RenderedSite

IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.1 Mobile/15E148 Safari/604.1"
)
ANDROID = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 "
    "Mobile Safari/537.36"
)
FIREFOX = "Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0"
NEW = {"system": "ios", "adult": "yes", "reader": "First phone", "model": "iPhone 12"}

each_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)


@pytest.fixture(scope="module")
def trial(app: Flask) -> Flask:
    """The trial of a copy at an address that phones trust."""
    return trial_of(app)


@pytest.fixture(scope="module")
def at_home() -> Flask:
    """A copy with the trial at an address of the network at home."""
    return create_app(Settings(trial=True))


@pytest.fixture
def volunteer(trial: Flask) -> Iterator[FlaskClient]:
    with trial.test_client() as client:
        client.environ_base["HTTP_USER_AGENT"] = IPHONE
        yield client


def _begin(volunteer: FlaskClient, language: Language = ENGLISH, **fields: str) -> str:
    """Begin a trial, and return the address of its first screen."""
    return volunteer.post(prefix(language), data=NEW | fields).location


def _walk(volunteer: FlaskClient, screen: str, *, choice: int = 0, own: str = "") -> list[TestResponse]:
    """Answer everything as somebody without scripting does; return each screen on the way, the last one too."""
    seen = [volunteer.get(screen)]
    while not screen.endswith("/end/"):
        screen = volunteer.post(screen, data={"choice": str(choice), "words": own}).location
        seen.append(volunteer.get(screen))
    return seen


def _file(volunteer: FlaskClient, end: TestResponse) -> bytes:
    return volunteer.get(end.request.path.replace("/end/", "/phones.toml")).get_data()


@each_language
def test_without_the_setting_there_is_none(app: Flask, at_home: Flask, language: Language) -> None:
    assert app.test_client().get(prefix(language)).status_code == 404
    assert app.test_client().post(prefix(language), data=NEW).status_code == 404
    assert at_home.test_client().get(prefix(language)).status_code == 200
    assert at_home.test_client().get(prefix(language).rstrip("/")).location == f"http://localhost{prefix(language)}"


def test_no_export_and_no_offline_copy_holds_it(at_home: Flask, rendered: RenderedSite) -> None:
    """What is built comes from the routes and files of the site, of which the trial is none."""
    places = tuple(map(prefix, LANGUAGES))
    assert [rule for rule in at_home.url_map.iter_rules() if str(rule).startswith(places)] == []
    assert [path for path in rendered if path.startswith(places)] == []


def test_what_is_launched_refuses_to_start_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launch, "is_draft", lambda: False)
    with pytest.raises(SettingsError, match="CAMAU_TRIAL: only for a draft"):
        create_app(Settings(trial=True))


@pytest.mark.parametrize(("language", "system"), [*zip(LANGUAGES, SYSTEMS, strict=True)])
def test_every_screen_leads_to_the_end_and_says_what_it_is(
    app: Flask, volunteer: FlaskClient, language: Language, system: System
) -> None:
    said = pick(words()["banner"], language)
    screens = [volunteer.get(prefix(language)), *_walk(volunteer, _begin(volunteer, language, system=system))]
    assert len(screens) == len(questions()) + 3
    for screen in screens:
        assert screen.status_code == 200
        assert said in screen.text
        assert 'href="tel:999"' in screen.text
        assert f'<html lang="{language.code}"' in screen.text
        assert screen.headers["Cache-Control"] == "no-store"
        assert "noindex" in screen.headers["X-Robots-Tag"]
        assert "Set-Cookie" not in screen.headers
    taken = take.read(_file(volunteer, screens[-1]), items(app))
    assert [answer.id for answer in taken.answers] == [f"phone:{system}/{question.id}" for question in questions()]
    assert {answer.answer for answer in taken.answers} == {"yes"}


def test_the_file_says_what_was_seen_of_what(app: Flask, volunteer: FlaskClient) -> None:
    own = 'a “page”,\n\tin "red" \\ \u202e\x07 for a moment ' + "é" * 600
    end = _walk(volunteer, _begin(volunteer), choice=1, own=own)[-1]
    file = tomllib.loads(_file(volunteer, end).decode())
    assert len(take.read(_file(volunteer, end), items(app)).answers) == len(questions())
    known = {item.id: item for item in items(app)}
    for answer in file["answer"]:
        assert answer["sha256"] == known[answer["id"]].sha256
        assert answer["page"] == known[answer["id"]].page
        assert answer["answer"] == "no"
        assert answer["because"] == answer["seen"]
        assert 'a “page”, in "red" \\ for a moment é' in answer["seen"]
        assert len(answer["seen"]) == 500
        assert answer["reader"] == "First phone"
    assert file["answer"][0]["phone"] == {"model": "iPhone 12", "engine": "WebKit", "version": "18.1"}
    inside = next(answer for answer in file["answer"] if answer["id"] == "phone:ios/in-tiktok")
    assert inside["phone"] == {"model": "iPhone 12"}, "nobody opened the address inside the app"


def test_what_a_page_sees_goes_with_the_questions_of_its_browser(volunteer: FlaskClient) -> None:
    look = _begin(volunteer)
    seen = {"viewport": "390x664", "worker": "no", "storage": "yes", "has": "", "standalone": "?"}
    inside = look.replace("/phone/", "/in-instagram/")
    assert "Instagram" in volunteer.get(inside).text
    assert volunteer.post(inside, data=seen, headers={"User-Agent": ANDROID}).status_code == 200
    end = _walk(volunteer, look)[-1]
    answers = {one["id"]: one["phone"] for one in tomllib.loads(_file(volunteer, end).decode())["answer"]}
    assert answers["phone:ios/in-instagram"] == {
        "model": "iPhone 12",
        "engine": "Blink",
        "version": "130.0.0.0",
        "viewport": "390x664",
        "standalone": False,
        "worker": False,
        "storage": True,
    }
    assert answers["phone:ios/leave-tap"]["engine"] == "WebKit"
    odd = volunteer.post(inside, data={"viewport": "wide\x00", "worker": "yes"})
    assert odd.status_code == 200


def test_what_was_skipped_is_not_in_the_file(volunteer: FlaskClient) -> None:
    look = _begin(volunteer)
    end = _walk(volunteer, look)[-1]
    skipped = volunteer.post(look.replace("/look/phone/", "/cover/"), data={"skip": "yes", "choice": "0"})
    assert skipped.location.endswith("/call/")
    assert b"phone:ios/cover" not in _file(volunteer, end)
    assert len(tomllib.loads(_file(volunteer, end).decode())["answer"]) == len(questions()) - 1


def test_over_http_what_needs_a_worker_is_left_out(at_home: Flask) -> None:
    with at_home.test_client() as volunteer:
        start = volunteer.get(prefix(ENGLISH))
        assert words()["without_https"]["en"] in start.text
        asked = [screen.request.path.split("/")[-2] for screen in _walk(volunteer, _begin(volunteer))[1:-1]]
    assert asked == [question.id for question in questions() if question.needs is None]
    assert {"install", "offline-open"}.isdisjoint(asked)


def test_only_adults_with_a_phone_begin(volunteer: FlaskClient) -> None:
    for fields in ({"system": "ios"}, {"adult": "yes"}, {"system": "windows", "adult": "yes"}):
        answer = volunteer.post(prefix(ENGLISH), data=fields)
        assert answer.status_code == 422
        assert words()["incomplete"]["en"] in answer.text


def test_an_answer_is_one_of_the_choices(volunteer: FlaskClient) -> None:
    question = _begin(volunteer).replace("/look/phone/", "/dark/")
    for choice in ("", "-1", "99", "٠"):
        answer = volunteer.post(question, data={"choice": choice})
        assert answer.status_code == 422
        assert words()["choose"]["en"] in answer.text


def test_strange_requests(volunteer: FlaskClient) -> None:
    look = _begin(volunteer)
    assert volunteer.get("/en/trial/nobody/end/").status_code == 404
    assert volunteer.get(look.replace("/look/phone/", "/nothing/")).status_code == 404
    assert volunteer.get(look.replace("/phone/", "/dark/")).status_code == 404
    assert volunteer.post(prefix(ENGLISH), data=NEW | {"model": "x" * 20_000}).status_code == 413
    for elsewhere in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}):
        assert volunteer.post(prefix(ENGLISH), data=NEW, headers=elsewhere).status_code == 403


def test_a_phone_that_has_left_sees_the_jotter_and_can_still_answer(at_home: Flask) -> None:
    with at_home.test_client() as volunteer:
        look = _begin(volunteer)
        volunteer.set_cookie("away", "1")
        assert volunteer.get("/en/help/").location == "/en/jotter/"
        assert volunteer.get(look).status_code == 200


def test_memory_has_an_end() -> None:
    trials = Trials()
    first = trials.begin("ios", "", "")
    others = [trials.begin("android", "\u202e\x00", "x" * 99) for _ in range(MOST)]
    assert trials.get(first.id) is None
    assert all(trials.get(other.id) for other in others)
    assert others[0].reader == f"Android {others[0].id}", "two volunteers are never taken for one"
    assert len(others[0].model or "") == 60


@pytest.mark.parametrize(
    ("user_agent", "engine"),
    [(IPHONE, "WebKit 18.1"), (ANDROID, "Blink 130.0.0.0"), (FIREFOX, "Gecko 132.0"), ("curl/8", "")],
)
def test_the_engine_is_told_by_its_own_mark(user_agent: str, engine: str) -> None:
    assert " ".join(engine_of(user_agent).values()) == engine


@pytest.mark.parametrize("name", ["static/js/quick_exit.js", "static/js/decoy_cover.js", "service_worker/sw.js"])
def test_a_changed_exit_needs_a_new_trial_and_a_comment_does_not(
    app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    before = {item.id: item.sha256 for item in items(app)}
    for folder in ("static/js", "service_worker"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.setattr(paths, "STATIC", tmp_path / "static")
    monkeypatch.setattr(paths, "SERVICE_WORKER", tmp_path / "service_worker")
    source = (tmp_path / name).read_text(encoding="utf-8")
    (tmp_path / name).write_text(f"/* why */\n{source}", encoding="utf-8")
    assert {item.id: item.sha256 for item in items(app)} == before
    (tmp_path / name).write_text(f"{source}leave();\n", encoding="utf-8")
    assert all(before[item.id] != item.sha256 for item in items(app))


def test_a_changed_word_needs_its_own_trial_only(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {item.id: item.sha256 for item in items(app)}
    first, *rest = questions()
    step = first.steps[0].model_copy(update={"words": {**first.steps[0].words, "cy": "Arall."}})
    changed = first.model_copy(update={"steps": (step, *first.steps[1:])})
    monkeypatch.setattr(trial_questions, "questions", lambda: (changed, *rest))
    after = {item.id: item.sha256 for item in items(app)}
    assert [name for name in before if before[name] != after[name]] == [
        f"phone:{system}/{first.id}" for system in SYSTEMS
    ]


def test_settings_change_no_item(app: Flask, at_home: Flask) -> None:
    assert items(app) == items(at_home)


def test_questions_stand_on_pages_that_exist(app: Flask) -> None:
    names = context_of(app).registry.by_name
    assert {question.page for question in questions()} <= set(names)
    assert len({question.id for question in questions()}) == len(questions())


def test_policy_allows_what_the_screens_hold(volunteer: FlaskClient) -> None:
    look = volunteer.get(_begin(volunteer))
    policy = look.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "form-action 'self'" in policy
    assert not re.search(r"\s(?:style|on\w+)=", look.text)


@pytest.mark.parametrize("document", phones_tried.DOCUMENTS)
def test_the_documents_show_the_phones_that_were_tried(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    assert phones_tried.with_table(text, load()["phones"]) == text, "python -m tools.trial.phones_tried"


def test_a_document_without_a_place_for_the_table_is_refused() -> None:
    with pytest.raises(ValueError, match="no place for the table"):
        phones_tried.with_table("# Security\n", [])


def test_the_table_has_a_row_for_each_phone() -> None:
    def answer(system: str, question: str, reader: str, **more: object) -> Answer:
        told = {"page": "", "sha256": "0" * 64, "answer": "yes", "day": date(2026, 11, 26), "seen": "The notepad"}
        return Answer.model_validate({"id": f"phone:{system}/{question}", "reader": reader, **told, **more})

    phone = {"model": "A | B", "engine": "WebKit", "version": "18.1"}
    answers = [
        answer("ios", "dark", "Me", phone=phone),
        answer("ios", "cover", "Me", phone=phone, answer="no", because="x", day=date(2026, 11, 27)),
        answer("android", "dark", "Me"),
    ]
    assert phones_tried.table([]) == phones_tried.NONE
    assert phones_tried.table(answers).splitlines()[2:] == [
        "| A / B | WebKit 18.1 | 2026-11-27 | 1 of 2 | cover |",
        "| Android |  | 2026-11-26 | 1 of 1 |  |",
    ]
