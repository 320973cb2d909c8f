"""The first path of `docs/running.md`, walked: the wheel in a clean environment, behind nginx."""

import os
import shutil
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPResponse
from pathlib import Path

import pytest

from tests.support.canary_client import MARK
from tests.support.ports import free_port, until_it_answers
from tests.support.reverse_proxy import ReverseProxy
from tests.support.server import ROOT
from tests.support.site_copy import NEW_NUMBER, SiteCopy
from tools.install import systemd

POLICY = {"Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options", "Strict-Transport-Security"}


@dataclass(frozen=True)
class Reply:
    """An answer that was read to its end."""

    status: int
    headers: Message
    text: str


class Site:
    """The installed server on loopback with the recommended front."""

    def __init__(self, folder: Path) -> None:
        self._bin = folder / "camau" / "bin"
        self.output = folder / "server.txt"
        self._port = free_port()
        self._environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "CAMAU_PORT": str(self._port)} | {
            "CAMAU_PUBLIC_URL": "https://steps.example",
            "CAMAU_PUBLIC_URL_CY": "https://camau.example",
        }
        self._fallback = folder / "srv"
        self._install(folder)
        self._run("flask", "--app", "webapp", "export", str(self._fallback))
        (folder / "nginx").mkdir()
        self.front = ReverseProxy(folder / "nginx", self._port, self._fallback)
        self._server: subprocess.Popen[bytes] | None = None
        self._trusted = ssl.create_default_context(cafile=str(folder / "nginx" / "fullchain.pem"))

    def _install(self, folder: Path) -> None:
        subprocess.run([sys.executable, "-m", "venv", str(folder / "camau")], check=True)
        self._run("pip", "install", "-q", "--require-hashes", "-r", str(ROOT / "requirements.txt"))
        self._run("pip", "install", "-q", "--no-deps", str(_wheel(ROOT, folder)))

    def upgrade(self, source: Path, folder: Path) -> None:
        """Install the wheel of `source`, built into an empty `folder`, and start again, as *A new version* says."""
        self._run("pip", "install", "-q", "--require-hashes", "-r", str(ROOT / "requirements.txt"))
        self._run("pip", "install", "-q", "--no-deps", "--force-reinstall", str(_wheel(source, folder)))
        fresh = self._fallback.with_name("srv.new")
        self._run("flask", "--app", "webapp", "export", str(fresh))
        shutil.rmtree(self._fallback)
        fresh.rename(self._fallback)
        self.stop()
        self.while_away = self.get("/cy/cymorth/")
        self.start()

    def _run(self, program: str, *options: str) -> None:
        pip = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "HOME"))}
        subprocess.run([self._bin / program, *options], check=True, env=self._environment | pip, cwd="/")

    def start(self) -> None:
        with self.output.open("ab") as output:
            self._server = subprocess.Popen(
                [self._bin / "camau"], env=self._environment, cwd="/", stdout=output, stderr=output
            )
        until_it_answers(f"http://127.0.0.1:{self._port}")

    def stop(self) -> None:
        if self._server:
            self._server.terminate()
            self._server.wait(timeout=20)
            self._server = None

    def send(self, raw: bytes, name: str = "steps.example") -> Reply:
        """Send these bytes through TLS under `name` and return what comes back."""
        line = socket.create_connection(("127.0.0.1", self.front.port), 20)
        with self._trusted.wrap_socket(line, server_hostname=name) as tls:
            tls.sendall(raw)
            return _read(tls)

    def get(self, path: str, name: str = "steps.example") -> Reply:
        head = f"GET {path} HTTP/1.1\r\nHost: {name}\r\nUser-Agent: {MARK}\r\nReferer: https://{MARK}/\r\n"
        return self.send(f"{head}Accept-Language: fr\r\nConnection: close\r\n\r\n".encode(), name)


def _wheel(source: Path, folder: Path) -> Path:
    """Build the wheel of `source` into `folder` with what is installed here; return it."""
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(folder)]
    subprocess.run([*command, str(source)], check=True)
    return next(folder.glob("camau-*.whl"))


def _read(line: socket.socket) -> Reply:
    answer = HTTPResponse(line)
    answer.begin()
    return Reply(answer.status, answer.headers, answer.read().decode())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("machine"))
    with site.front:
        try:
            site.start()
            yield site
        finally:
            site.stop()


def test_nginx_takes_the_configuration(site: Site) -> None:
    checked = subprocess.run(site.front.command("-t"), capture_output=True, text=True, check=False)
    assert "test is successful" in checked.stderr
    warnings = [line for line in checked.stderr.splitlines() if "warn" in line]
    assert [line for line in warnings if '"listen ... http2" directive is deprecated' not in line] == []


@pytest.mark.parametrize(("name", "home"), [("steps.example", "/en/"), ("camau.example", "/cy/")])
def test_each_name_opens_in_its_language(site: Site, name: str, home: str) -> None:
    answer = site.get("/", name)
    assert (answer.status, answer.headers["Location"]) == (302, home)
    assert site.get(home, name).status == 200


def test_pages_come_whole_with_the_policy_once(site: Site) -> None:
    answer = site.get("/cy/cymorth/")
    assert (answer.status, answer.headers["Server"]) == (200, "nginx")
    assert "Cael help nawr" in answer.text
    for name in POLICY | {"Cache-Control"}:
        assert len(answer.headers.get_all(name, [])) == 1, name
    assert "sha256-" in answer.headers["Content-Security-Policy"]
    assert "build " in site.get("/up.txt").text


def test_plain_http_leads_to_our_names_only(site: Site) -> None:
    for name, to in (("camau.example", "camau.example"), ("evil.example", "steps.example")):
        with socket.create_connection(("127.0.0.1", site.front.plain_port), 20) as line:
            line.sendall(f"GET /en/ HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n".encode())
            answer = _read(line)
        assert (answer.status, answer.headers["Location"]) == (301, f"https://{to}/en/")


REFUSED = {
    "malformed": (f"GET /{MARK} HTTP/1.1\r\nHost: a b\r\n\r\n".encode(), 400),
    "a head of 40 KB": (b"GET / HTTP/1.1\r\nHost: steps.example\r\nCookie: " + b"a" * 40_000 + b"\r\n\r\n", 400),
    "an address of 10 KB": (b"GET /" + b"a" * 10_000 + b" HTTP/1.1\r\nHost: steps.example\r\n\r\n", 414),
    "a body of 1 GB": (
        b"POST /en/jotter/in HTTP/1.1\r\nHost: steps.example\r\nContent-Length: 1000000000\r\n\r\n",
        413,
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_nginx_errors_have_the_header_policy(site: Site, kind: str) -> None:
    raw, status = REFUSED[kind]
    answer = site.send(raw)
    assert answer.status == status
    assert set(answer.headers) >= POLICY
    assert MARK not in answer.text


def test_proxy_shows_999_without_the_server(site: Site) -> None:
    site.stop()
    try:
        answer = site.get("/en/talk/")
    finally:
        site.start()
    assert answer.status == 502
    assert 'href="tel:999"' in answer.text
    assert set(answer.headers) >= POLICY
    assert site.get("/en/talk/").status == 200


def test_corrected_number_needs_no_new_version(site: Site, tmp_path: Path) -> None:
    copy = SiteCopy(tmp_path / "copy")
    old, new = f'href="tel:{copy.correct_a_number()}"', f'href="tel:{NEW_NUMBER}"'
    builds = []
    for source, expected, gone in ((copy.folder, new, old), (ROOT, old, new)):
        builds.append(site.get("/up.txt").text)
        site.upgrade(source, tmp_path / source.name)
        assert site.while_away.status == 502
        assert 'href="tel:999"' in site.while_away.text
        page = site.get("/cy/cymorth/").text
        assert expected in page
        assert gone not in page
    assert builds[0] != builds[1]
    assert site.get("/up.txt").text == builds[0], "back to the version before"


def test_server_and_proxy_log_nothing_about_readers(site: Site) -> None:
    """Run last: all of the above has been asked, with a mark in it."""
    assert site.get(f"/{MARK}").status == 404
    assert site.front.written == ""
    server = site.output.read_text(encoding="utf-8")
    assert "files ready" in server
    for secret in (MARK, "/en/talk", "steps.example/en"):
        assert secret not in server
    assert [file.name for file in site.front.configuration.parent.rglob("*.log")] == []


def test_systemd_takes_the_unit_and_finds_it_closed(tmp_path: Path) -> None:
    text = (ROOT / "deploy" / "camau.service").read_text(encoding="utf-8")
    unit = tmp_path / "camau.service"
    unit.write_text(text.replace("/opt/camau/bin/camau", "/bin/true"), encoding="utf-8")
    analyze = systemd.find()
    assert analyze, "No systemd-analyze: run 'make test-part NAME=wheel', which finds or installs one."
    checked = subprocess.run([analyze, "verify", unit], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    options = ["security", "--offline=yes", "--threshold=15", "--no-pager"]
    judged = subprocess.run([analyze, *options, unit], capture_output=True, text=True, check=False)
    assert judged.returncode == 0, judged.stdout
