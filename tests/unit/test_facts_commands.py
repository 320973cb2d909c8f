"""`flask facts`: lists, finds what is stale, opens links and writes checks down."""

import json
import re
import shutil
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from flask import Flask

from tests.support.html import every, parse, text_of
from tests.support.silent import Silent
from webapp import create_app, facts, paths
from webapp.facts import links, schema
from webapp.settings import Settings

KINDS = {"/ok": 200, "/missing": 404, "/broken": 500}


class Strange(Silent):
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
        threading.Thread(target=server.serve_forever, daemon=True).start()
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
        "/slow": "no answer in time",
        "/circle": "redirects in a circle",
        "/hangs-up": "RemoteProtocolError",
    }
    seen: list[None] = []
    answers = links.open_all(
        [strange + path for path in expected], timeout=2, pause=0.01, done=lambda: seen.append(None)
    )
    assert {answer.url.removeprefix(strange): answer.outcome for answer in answers} == expected
    assert len(seen) == len(expected)
    assert answers[1].leads_to == f"{strange}/ok"
    assert Strange.asked.count("/broken") == links.TRIES
    assert Strange.asked.count("/missing") == 1


def test_a_dead_server_is_told(strange: str) -> None:
    port = int(strange.rsplit(":", 1)[1])
    dead = f"http://127.0.0.1:{port - 1 if port > 1024 else port + 1}/"
    assert links.open_all([dead], timeout=0.4, pause=0.01)[0].outcome == "ConnectError"


def test_links_command_reports_and_fails(
    app: Flask, monkeypatch: pytest.MonkeyPatch, strange: str, tmp_path: Path
) -> None:
    monkeypatch.setattr(links, "addresses", lambda _facts: [f"{strange}/missing", f"{strange}/ok"])
    report = tmp_path / "report.json"
    answer = app.test_cli_runner().invoke(args=["facts", "links", "--report", str(report)])
    assert answer.exit_code == 1
    assert [entry["outcome"] for entry in json.loads(report.read_text())] == ["404", "200"]


def test_every_address_is_opened_once() -> None:
    found = links.addresses(facts.load(paths.DATA))
    assert len(found) == len(set(found)) > 30
    assert "https://www.ceop.police.uk/Safety-Centre/" in found
    assert "https://www.meiccymru.org/cym/" in found
    assert "https://dis.gd/report" in found, "the form of a platform"
    assert "https://faq.whatsapp.com/1142481766359885" in found, "the source of a platform"


@pytest.fixture
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data for the commands to write to, as if every service had been read on one day."""
    folder = Path(shutil.copytree(paths.DATA, tmp_path / "data"))
    file = folder / "services.toml"
    text = re.sub(r"^checked = .*$", "checked = 2026-11-22", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    file.write_text(re.sub(r'^how = ".*"$', 'how = "page"', text, flags=re.MULTILINE), encoding="utf-8")
    monkeypatch.setattr(paths, "DATA", folder)
    return folder


@pytest.fixture
def own_app(own_data: Path) -> Flask:
    """The application on that copy."""
    assert own_data == paths.DATA
    return create_app(Settings())


def test_checked_changes_two_lines_and_keeps_every_comment(app: Flask, own_data: Path) -> None:
    before = (own_data / "services.toml").read_text(encoding="utf-8").splitlines()
    answer = app.test_cli_runner().invoke(
        args=["facts", "checked", "childline", "--how", "dialled", "--date", "2026-12-01"]
    )
    assert answer.exit_code == 0, answer.output
    after = (own_data / "services.toml").read_text(encoding="utf-8").splitlines()
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert changed == ["checked = 2026-12-01", 'how = "dialled"']
    assert facts.load(own_data).services["childline"].how == "dialled"


@pytest.mark.parametrize(
    ("key", "file", "how"), [("kik", "platforms/kik.toml", "opened"), ("young_here", "tool_rules.toml", "page")]
)
def test_checked_knows_every_kind_of_fact(app: Flask, own_data: Path, key: str, file: str, how: str) -> None:
    before = (own_data / file).read_text(encoding="utf-8").splitlines()
    args = ["facts", "checked", key, "--how", how, "--date", "2026-12-01"]
    assert app.test_cli_runner().invoke(args=args).exit_code == 0
    after = (own_data / file).read_text(encoding="utf-8").splitlines()
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [line for line in ("checked = 2026-12-01", f'how = "{how}"') if line not in before]
    assert dict(facts.load(own_data).everything())[key].checked.isoformat() == "2026-12-01"


def test_checked_refuses_an_unknown_name(app: Flask, own_data: Path) -> None:
    answer = app.test_cli_runner().invoke(args=["facts", "checked", "chidline", "--how", "opened"])
    assert answer.exit_code == 1
    assert "No fact is called 'chidline'" in answer.output
    assert facts.load(own_data)


def test_round_writes_down_what_was_rung(own_app: Flask, own_data: Path) -> None:
    answer = own_app.test_cli_runner().invoke(args=["facts", "round"], input="right\nwrong\nstop\n")
    assert answer.exit_code == 0, answer.output
    rung = [key for key, service in facts.load(own_data).services.items() if service.how == "dialled"]
    assert rung == ["adult_helpline"]


def test_round_never_asks_anybody_to_ring_an_emergency_number(own_app: Flask, own_data: Path) -> None:
    output = own_app.test_cli_runner().invoke(args=["facts", "round"], input="skip\n" * 40).output
    assert f"childline: {facts.load(own_data).services['childline'].phone}" in output
    assert "999" not in output
    assert "18000" not in output


def test_numbers_of_the_local_file_are_named_not_written(own_data: Path) -> None:
    with_local = create_app(Settings(local=own_data / "local.example.toml")).test_cli_runner()
    answer = with_local.invoke(args=["facts", "round"], input="stop\n")
    assert "Ring these of CAMAU_LOCAL too, and change their dates in that file: our_school." in answer.output
    refused = with_local.invoke(args=["facts", "checked", "our_school", "--how", "dialled"])
    assert refused.exit_code == 1
    assert "our_school stands in the file of CAMAU_LOCAL" in refused.output


@pytest.mark.parametrize(("days", "code"), [("36500", 0), ("-1", 1)])
def test_stale_exits_by_what_it_finds(app: Flask, days: str, code: int) -> None:
    answer = app.test_cli_runner().invoke(args=["facts", "stale", "--days", days])
    assert answer.exit_code == code
    assert ("childline" in answer.output) == bool(code)


def test_list_names_every_fact(app: Flask) -> None:
    output = app.test_cli_runner().invoke(args=["facts", "list"]).output
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


def test_the_sources_page_shows_every_fact(app: Flask) -> None:
    store = facts.load(paths.DATA)
    for path in ("/en/sources/", "/cy/ffynonellau/"):
        tree = parse(app.test_client().get(path).data)
        sources = [a.get("href") for a in every(tree, "a") if a.get("class") == "source"]
        assert sorted(filter(None, sources)) == sorted(
            filter(None, (fact.source for _, fact in store.everything()))
        )
    never = "Nobody has rung this number"
    words = text_of(parse(app.test_client().get("/en/sources/").data))
    numbers = [s for s in store.services.values() if s.phone or s.text]
    assert words.count(never) == sum(service.how != "dialled" for service in numbers)
