"""What hosts that run no code are told is the one header policy."""

import re
from pathlib import Path

import pytest
from flask import Flask

from tests.support import policy
from tests.support.rendered import app_with
from webapp.context import context_of
from webapp.http import headers
from webapp.static_site.model import RenderedSite

pytestmark = pytest.mark.slow

Given = dict[str, list[str]]


@pytest.fixture(scope="module")
def paths(rendered: RenderedSite) -> list[str]:
    """Every address of the export."""
    return ["/", "/404.html", *(path for path in rendered if not path.startswith("/pack."))]


def _policy(app: Flask, path: str) -> dict[str, str]:
    return policy.of_file(app, path, page=path.endswith(("/", ".html")))


def _blocks(exported: Path) -> list[list[str]]:
    text = (exported / "_headers").read_text(encoding="utf-8")
    return [block.split("\n") for block in text.strip().split("\n\n")]


def _matches(pattern: str, path: str) -> bool:
    """Match as Netlify and Cloudflare do: `*` is anything, `:name` one part of the address."""
    expression = re.sub(r":\w+", "[^/]+", re.escape(pattern).replace(r"\*", ".*"))
    return re.fullmatch(expression, path) is not None


def _rules(exported: Path, path: str) -> Given:
    """Return the headers a static host gives `path`: those of every block whose pattern matches."""
    given: Given = {}
    for pattern, *lines in _blocks(exported):
        if _matches(pattern, path):
            for name, value in (line.strip().split(": ", 1) for line in lines):
                given.setdefault(name, []).append(value)
    return given


def test_underscore_headers_carry_the_one_policy(app: Flask, exported: Path, paths: list[str]) -> None:
    for path in paths:
        assert _rules(exported, path) == {name: [value] for name, value in _policy(app, path).items()}, path


def test_underscore_headers_protect_unknown_addresses_too(app: Flask, exported: Path) -> None:
    rules = headers.site_headers(context_of(app))
    assert _rules(exported, "/nope") == {name: [value] for name, value in rules.items()}


def test_underscore_headers_keep_to_the_limits_of_cloudflare(exported: Path) -> None:
    blocks = _blocks(exported)
    assert len(blocks) <= 100
    assert max(len(line) for block in blocks for line in block) <= 2000


@pytest.mark.parametrize(
    ("host", "lines"),
    [("nginx", ("listen :8099;", 'root "/srv/here";')), ("caddy", (":8099 {", 'root * "/srv/here"'))],
)
def test_the_command_prints_a_configuration(app: Flask, host: str, lines: tuple[str, ...]) -> None:
    """What the real nginx and Caddy make of it: `tests/weekly/hosts/`."""
    answer = app.test_cli_runner().invoke(args=["host", host, "--root", "/srv/here", "--listen", ":8099"])
    assert answer.exit_code == 0
    assert all(line in answer.output for line in lines)
    for name, value in headers.site_headers(context_of(app)).items():
        assert f'{name} "{value}"' in answer.output


@pytest.mark.parametrize(
    ("host", "rules"),
    [
        ("nginx", ('"steps.example/" /en/;', '"camau.example/" /cy/;')),
        ("caddy", ("host camau.example", "redir @cy /cy/ 302", "redir @en /en/ 302")),
    ],
)
def test_with_two_addresses_each_has_its_front_door(host: str, rules: tuple[str, ...]) -> None:
    two = app_with(public_url="https://steps.example", public_url_cy="https://camau.example:8443")
    written = two.test_cli_runner().invoke(args=["host", host]).output
    assert all(rule in written for rule in rules)
    assert not any(rule in written for rule in ('"camau.example:8443', "host camau.example:8443"))
    assert "https://camau.example:8443" in written, "where another name is led"
    one = app_with(public_url="https://steps.example").test_cli_runner().invoke(args=["host", host]).output
    assert not any(rule in one for rule in rules)


def test_a_certificate_needs_nginx_and_a_name(app: Flask) -> None:
    certificate = ["--certificate", "/etc/ssl/camau"]
    written = app.test_cli_runner().invoke(args=["host", "nginx", *certificate])
    assert "server_name camau.example;" in written.output
    assert 'ssl_certificate "/etc/ssl/camau/fullchain.pem";' in written.output
    assert "8080" not in written.output
    for options, copy in (
        (["caddy"], app),
        (["nginx"], app_with()),
        (["nginx", "--listen", "8443"], app),
        (["nginx"], app_with(public_url="https://steps.example:8443")),
        (["nginx"], app_with(public_url="http://steps.example")),
        (["nginx"], app_with(public_url="https://a.example", public_url_cy="https://b.example:444")),
    ):
        refused = copy.test_cli_runner().invoke(args=["host", *options, *certificate])
        assert refused.exit_code == 1
        assert "certificate" in refused.stderr


@pytest.mark.parametrize("option", ["--root", "--certificate"])
def test_a_folder_that_cannot_be_quoted_is_refused(app: Flask, option: str) -> None:
    """A space can be: `tests/weekly/hosts/` serves from a folder with one."""
    for name in ('/srv/a"b', "/srv/$host", "/srv/{path}", "/srv/a\nb"):
        refused = app.test_cli_runner().invoke(args=["host", "nginx", option, name])
        assert refused.exit_code == 2, name
        assert "in its name" in refused.stderr


@pytest.mark.parametrize("host", ["nginx", "caddy"])
def test_only_what_is_tried_out_answers_by_number(app: Flask, host: str) -> None:
    """Another name is another lock; what the real servers do about it: `tests/weekly/hosts/`."""

    def write(copy: Flask, *options: str) -> str:
        return copy.test_cli_runner().invoke(args=["host", host, *options]).output

    nameless = app_with()
    assert "localhost" in write(app)
    assert "localhost" not in write(app, "--listen", ":80")
    assert "localhost" in write(nameless, "--listen", ":80")
    assert "421" in write(nameless)
    assert "421" not in write(app)
    assert "https://camau.example" in write(app)
