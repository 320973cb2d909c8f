"""`flask --app webapp facts`: lists, finds what is stale, opens links and writes checks down."""

import json
import re
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from tests.support.html import every, parse, text_of
from tests.support.quiet_handler import QuietHandler
from tools.facts import link_checker, schema
from tools.facts.cli import commands
from webapp import create_app, facts
from webapp.config import Settings
from webapp.context import context_of
from webapp.core import paths

EXAMPLE = paths.DATA / "local.example.toml"
KINDS = {"/ok": 200, "/missing": 404, "/broken": 500}


class Strange(QuietHandler):
    """Answers 200, 301, 404, 500, slowly or not at all, by path; falls over once at `/shaky`."""

    asked: list[str] = []  # noqa: RUF012 - shared by every request on purpose
    released = threading.Event()

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/slow":
            self.released.wait(60)
        if self.path == "/hangs-up":
            self.close_connection = True
            return
        first = self.asked.count(self.path) == 1
        status = 500 if self.path == "/shaky" and first else KINDS.get(self.path, 200)
        moved = {"/moved": "/ok", "/circle": "/circle"}.get(self.path)
        self.send_response(301 if moved else status)
        if moved:
            self.send_header("Location", moved)
        self.send_header("Content-Length", "0")
        self.end_headers()


@pytest.fixture
def strange() -> Iterator[str]:
    Strange.asked.clear()
    Strange.released.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Strange) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        Strange.released.set()
        server.shutdown()


def test_every_kind_of_answer_is_told_apart(strange: str) -> None:
    expected = {
        "/ok": "200",
        "/moved": "200",
        "/missing": "404",
        "/broken": "500",
        "/shaky": "200",
        "/circle": "redirects in a circle",
        "/hangs-up": "RemoteProtocolError",
    }
    seen: list[None] = []
    answers = link_checker.open_all(
        [strange + path for path in expected], timeout=60, pause=0.01, done=lambda: seen.append(None)
    )
    assert {answer.url.removeprefix(strange): answer.outcome for answer in answers} == expected
    assert len(seen) == len(expected)
    assert answers[1].leads_to == f"{strange}/ok"
    assert Strange.asked.count("/broken") == link_checker.TRIES
    assert Strange.asked.count("/missing") == 1


def test_a_server_that_does_not_answer_is_told(strange: str) -> None:
    [answer] = link_checker.open_all([f"{strange}/slow"], timeout=0.1, pause=0.01)
    assert answer.outcome == "no answer in time"


def test_a_dead_server_is_told(strange: str) -> None:
    port = int(strange.rsplit(":", 1)[1])
    dead = f"http://127.0.0.1:{port - 1 if port > 1024 else port + 1}/"
    assert link_checker.open_all([dead], timeout=0.4, pause=0.01)[0].outcome == "ConnectError"


def test_links_command_reports_and_fails(monkeypatch: pytest.MonkeyPatch, strange: str, tmp_path: Path) -> None:
    """A dead exit would be the worst link of all."""
    monkeypatch.setattr(link_checker, "addresses", lambda _facts: [f"{strange}/ok"])
    report = tmp_path / "report.json"
    answer = (
        create_app(Settings(exit_url=f"{strange}/missing"))
        .test_cli_runner()
        .invoke(commands, ["links", "--report", str(report)])
    )
    assert answer.exit_code == 1
    assert [entry["outcome"] for entry in json.loads(report.read_text())] == ["404", "200"]


def test_every_address_is_opened_once() -> None:
    """But the `source` of a service or a council: their own addresses are what readers are sent to."""
    found = link_checker.addresses(facts.load(paths.DATA))
    files = [file for file in paths.DATA.rglob("*.toml") if file != EXAMPLE]
    evidence = {"services.toml", "wrong_numbers.toml", *(file.name for file in paths.DATA.glob("councils/*.toml"))}
    left_out = {file: ("source", "agrees") if file.name in evidence else ("#",) for file in files}
    lines = [
        line
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if not line.startswith(("#", *left_out[file]))
    ]
    lines += [f'"{fact.source}"' for fact in facts.load(paths.DATA).parts().values()]
    assert len(found) == len(set(found)) > 30
    assert set(found) == {address for line in lines for address in re.findall(r'"(https://[^"]+)"', line)}


def _checked(app: Flask, *options: str) -> Result:
    return app.test_cli_runner().invoke(commands, ["checked", *options])


def _lines(folder: Path, file: str) -> list[str]:
    return (folder / file).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("key", "file", "how"),
    [
        ("day_line", "services.toml", "written"),
        ("office_line", "services.toml", "dialled"),
        ("a_page", "links.toml", "opened"),
        ("chat", "platforms/chat.toml", "tried"),
        ("young", "tool_rules.toml", "opened"),
    ],
)
def test_checked_changes_two_lines_and_keeps_every_comment(
    own_app: Flask, made_up_facts: Path, key: str, file: str, how: str
) -> None:
    before = _lines(made_up_facts, file)
    answer = _checked(own_app, key, "--how", how, "--date", "2026-12-01")
    assert answer.exit_code == 0, answer.output
    changed = [new for old, new in zip(before, _lines(made_up_facts, file), strict=True) if old != new]
    assert changed == ["checked = 2026-12-01", f'how = "{how}"']
    assert dict(facts.load(made_up_facts).everything())[key].checked.isoformat() == "2026-12-01"


def test_checking_a_tool_includes_service_and_words(own_app: Flask, made_up_facts: Path) -> None:
    answer = _checked(own_app, "young_tool", "--how", "opened", "--date", "2026-12-01")
    assert "services.toml" in answer.output
    assert "tools.toml" in answer.output
    store = facts.load(made_up_facts)
    both = (store.services["young_tool"], store.tools["young_tool"])
    assert {(fact.checked.isoformat(), fact.how) for fact in both} == {("2026-12-01", "opened")}


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["chat", "--how", "dialled"], "platforms/chat.toml: "),
        (
            ["chat", "--how", "opened", "--source", "https://else.example/"],
            "platforms/chat.toml: how: https://else",
        ),
        (["day_line", "--how", "dialled"], "services.toml: day_line: how: only an office line is rung"),
        (["a_page", "--how", "dialled"], "links.toml: a_page.how"),
        (["day_line", "--how", "page", "--date", "2016-11-22"], "services.toml: day_line.checked"),
        (["young_tool", "--how", "opened", "--date", "2016-11-22"], "tools.toml: young_tool.checked"),
    ],
)
def test_checked_writes_nothing_that_the_start_would_refuse(
    own_app: Flask, made_up_facts: Path, options: list[str], why: str
) -> None:
    before = {file: file.read_bytes() for file in made_up_facts.rglob("*.toml")}
    answer = _checked(own_app, *options)
    assert answer.exit_code == 1
    assert why in answer.output
    assert {file: file.read_bytes() for file in made_up_facts.rglob("*.toml")} == before


def test_checked_refuses_an_unknown_name(own_app: Flask) -> None:
    answer = _checked(own_app, "dayline", "--how", "opened")
    assert answer.exit_code == 1
    assert "No fact is called 'dayline'" in answer.output


def _round(app: Flask, answers: str) -> str:
    answer = app.test_cli_runner().invoke(commands, ["round"], input=answers)
    assert answer.exit_code == 0, answer.output
    return re.sub(r"\s+", " ", answer.output)


def _asked_about(output: str, key: str) -> str:
    """Return what the round says of one number."""
    return output.partition(f" {key}: ")[2].partition("Right, and how")[0]


def test_round_records_how_and_where(own_app: Flask, made_up_facts: Path) -> None:
    """The least sure comes first: the day line, then the office line."""
    _round(own_app, "opened\nhttps://day.example/\ndialled\nwrong\nskip\n")
    services = facts.load(made_up_facts).services
    told = {key: (service.how, service.source) for key, service in services.items() if service.confirmed}
    assert told == {
        "day_line": ("opened", "https://day.example/"),
        "office_line": ("dialled", "https://source.example/"),
    }


def test_round_offers_to_ring_office_lines_only(app: Flask, own_app: Flask) -> None:
    """Owners of emergency numbers, crisis lines and night teams ask not to be rung to try them."""
    made_up, ours = (_round(one, "skip\n" * 40) for one in (own_app, app))
    assert "In its hours" not in _asked_about(made_up, "day_line")
    for said, store in ((made_up, context_of(own_app).facts), (ours, context_of(app).facts)):
        assert re.findall(r"\b(?:999|18000)\b", said) == []
        for key, service in store.services.items():
            about = _asked_about(said, key)
            assert ("Ring it in its hours" in about) == bool(about and service.office), key
            assert ("Never ring or text it" in about) == bool(about and not service.office), key
    assert "monday to friday 10:00 to 16:00" in _asked_about(made_up, "office_line")


@pytest.mark.usefixtures("made_up_facts")
def test_round_refuses_calls_to_crisis_lines(own_app: Flask) -> None:
    output = own_app.test_cli_runner().invoke(commands, ["round"], input="dialled\nstop\n").output
    assert "'dialled' is not one of 'opened', 'written'" in output


def test_round_reads_digits_back_beside_lookalikes(own_app: Flask) -> None:
    about = _asked_about(_round(own_app, "skip\n" * 4), "day_line")
    assert "0 8 0 8 1, 5 7 0 0 0 1" in about
    assert "8 4 9 9 9" in about
    assert "one digit other than 0808 157 0002, office_line" in about
    assert "one digit other than 08081 570011, day_line_slip" in about


def test_lookalikes_are_listed(own_app: Flask) -> None:
    output = own_app.test_cli_runner().invoke(commands, ["lookalikes"]).output
    assert output.count("day_line_slip") == 1


@pytest.mark.usefixtures("made_up_facts")
def test_local_numbers_are_named_not_written() -> None:
    with_local = create_app(Settings(local=EXAMPLE))
    said = _round(with_local, "stop\n")
    assert "Check these of CAMAU_LOCAL too, and change their dates in that file: our_school." in said
    refused = with_local.test_cli_runner().invoke(commands, ["checked", "our_school", "--how", "dialled"])
    assert refused.exit_code == 1
    assert "our_school stands in the file of CAMAU_LOCAL" in refused.output


@pytest.mark.parametrize(("days", "code"), [("36500", 0), ("-1", 1)])
def test_stale_exits_by_what_it_finds(own_app: Flask, days: str, code: int) -> None:
    answer = own_app.test_cli_runner().invoke(commands, ["stale", "--days", days])
    assert answer.exit_code == code
    assert ("day_line" in answer.output) == bool(code)


def test_list_names_every_fact(app: Flask) -> None:
    output = app.test_cli_runner().invoke(commands, ["list"]).output
    store = facts.load(paths.DATA)
    assert all(key in output for key, _fact in store.everything())


@pytest.mark.parametrize("name", schema.SHAPES)
def test_the_published_schema_is_the_shapes(name: str) -> None:
    published = (paths.DATA / f"{name}.schema.json").read_text(encoding="utf-8")
    assert published == schema.schema(name), "run 'flask --app webapp facts schema'"
    files = [
        *paths.DATA.glob(f"{name}.toml"),
        *paths.DATA.glob(f"{name}/*.toml"),
        *paths.DATA.glob(f"{name}.*.toml"),
    ]
    assert files
    for file in files:
        folder = "." if file.parent == paths.DATA else ".."
        first = file.read_text(encoding="utf-8").splitlines()[0]
        assert first == f"#:schema {folder}/{name}.schema.json", file.name


def test_the_pages_of_sources_show_every_fact(app: Flask) -> None:
    store = facts.load(paths.DATA)
    for both in (("/en/sources/", "/en/sources-apps/"), ("/cy/ffynonellau/", "/cy/ffynonellau-apiau/")):
        trees = [parse(app.test_client().get(path).data) for path in both]
        sources = [a.get("href") for tree in trees for a in every(tree, "a") if a.get("class") == "source"]
        of_councils = {key for key, _fact in store.everything() if key.rpartition("-")[0] in store.councils}
        shown_here = [fact.source for key, fact in store.everything() if key not in of_councils]
        assert sorted(filter(None, sources)) == sorted(filter(None, shown_here))
    never = "Nobody has checked this number with its owner"
    words = text_of(parse(app.test_client().get("/en/sources/").data))
    numbers = [s for s in store.services.values() if s.phone or s.text]
    assert words.count(never) == sum(not service.confirmed for service in numbers)
