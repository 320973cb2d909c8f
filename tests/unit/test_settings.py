"""Settings are read from the environment and refused, all at once, when wrong."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask

from tests.support.ports import free_port
from tests.support.server import ROOT
from webapp import __main__ as server
from webapp import create_app
from webapp.config import Settings, SettingsError
from webapp.core import launch
from webapp.core.errors import ConfigurationError
from webapp.quick_exit import routes


def test_defaults() -> None:
    settings = Settings()
    assert settings.origin == "http://127.0.0.1:8000"
    assert settings.exit_url.startswith("https://")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("exit_url", "http://example.org"),
        ("exit_url", "https://"),
        ("exit_url", "javascript:alert(1)"),
        ("exit_url", "https://example.org/\nX: y"),
        ("exit_url", "https://example.org:99999/"),
        ("exit_url", "https://www..bbc.co.uk/"),
        ("exit_url", "https://[::1"),
        ("exit_url", "https://#"),
        ("exit_url", "https:///www.bbc.co.uk/"),
        ("exit_url", "https://bbc"),
        ("exit_url", "https://-bbc.co.uk"),
        ("exit_url", "https://bbc.co.uk."),
        ("exit_url", "https://xn--a.co.uk"),
        ("exit_url", f"https://{'a' * 64}.example"),
        ("exit_url", "https://1.2.3"),
        ("exit_url", "https://me:word@bbc.co.uk/"),
        ("exit_url", "https://bbc.co.uk:٤٤٣/"),
        ("exit_url", "https://bbc.co.uk:"),
        ("exit_url", "https://bbc.co.uk\\@evil.example/"),
        ("exit_url", "https://bbc.co.uk/%zz"),
        ("exit_url", "https://bbc.co.uk/tywydd/ŷ"),
        ("exit_url", "http://127.0.0.1@evil.example/"),
        ("exit_url", f"https://bbc.co.uk/{'a' * 2000}"),
        ("host", "fe80::1%eth0"),
        ("host", "127.0.0.1:8000"),
        ("host", "banana"),
        ("host", "127.0.0.1 "),
        ("public_url", "camau.example"),
        ("public_url", "https://camau.example/path"),
        ("public_url", "https://camau.example#x"),
        ("public_url", "https://me@camau.example"),
        ("public_url", "https://camau.example\nX: y"),
        ("public_url", "https://camau.example:99999"),
        ("public_url", "https://camau..example"),
        ("public_url", "https://camau.example."),
        ("public_url", "https://[:]"),
        ("public_url", "https://camau.example:0"),
        ("public_url_cy", "https://camau.example"),
        ("security_contact", "mailto:"),
        ("security_contact", "mailto:a@b..example"),
        ("security_contact", "tel:help"),
        ("security_contact", "https://"),
        ("security_contact", "mailto:a@camau.example\nExpires: 2099-01-01T00:00:00Z"),
        ("security_contact", "write to us"),
        ("port", "0"),
        ("port", "http"),
        ("port", "٨٠٠٠"),
        ("port", "9" * 5000),
        ("workers", "0"),
        ("local", "/nowhere/local.toml"),
        ("local", "/"),
        ("kill_switch", "perhaps"),
    ],
)
def test_wrong_value_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"CAMAU_{name.upper()}", value)
    with pytest.raises(SettingsError) as error:
        Settings.load()
    assert error.value.exit_code == 78, "the unit in deploy/ knows by it that starting again is no use"
    assert [problem.split(":")[0] for problem in error.value.errors] == [f"CAMAU_{name.upper()}"]


@pytest.mark.parametrize(
    ("english", "welsh"),
    [
        ("https://camau.example", "https://camau.example/"),
        ("https://steps.example", "http://camau.example"),
        ("", "https://camau.example"),
    ],
)
def test_the_welsh_address_stands_beside_another(monkeypatch: pytest.MonkeyPatch, english: str, welsh: str) -> None:
    monkeypatch.setenv("CAMAU_PUBLIC_URL", english)
    monkeypatch.setenv("CAMAU_PUBLIC_URL_CY", welsh)
    with pytest.raises(SettingsError, match=r"CAMAU_PUBLIC_URL_CY: (must|needs)"):
        Settings.load()


def test_an_empty_value_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.setenv(f"CAMAU_{name.upper()}", "")
    assert Settings.load() == Settings()


def test_a_name_that_is_no_setting_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAMAU_TEST_HOST", "nginx")
    monkeypatch.setenv("CAMAU_PUBLC_URL", "https://camau.example")
    monkeypatch.setenv("camau_port", "8111")
    with pytest.raises(SettingsError, match=r"CAMAU_PUBLC_URL: .*did you mean CAMAU_PUBLIC_URL\?") as error:
        Settings.load()
    assert len(error.value.errors) == 3
    assert "camau_port: there is no such setting; did you mean CAMAU_PORT?" in error.value.errors


CLUSTER = {
    "CAMAU_SERVICE_HOST": "10.0.0.7",
    "CAMAU_SERVICE_PORT": "8000",
    "CAMAU_SERVICE_PORT_HTTP": "8000",
    "CAMAU_PORT": "tcp://10.0.0.7:8000",
    "CAMAU_PORT_8000_TCP": "tcp://10.0.0.7:8000",
    "CAMAU_PORT_8000_TCP_PROTO": "tcp",
    "CAMAU_PORT_8000_TCP_PORT": "8000",
    "CAMAU_PORT_8000_TCP_ADDR": "10.0.0.7",
    "CAMAU_WEB_PORT": "tcp://10.0.0.8:80",
}


def test_cluster_variables_are_one_error_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in CLUSTER.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match="enableServiceLinks: false") as error:
        Settings.load()
    assert len(error.value.errors) == 1
    monkeypatch.setenv("CAMAU_WORKERS", "0")
    with pytest.raises(SettingsError) as error:
        Settings.load()
    assert [problem.split(":")[0] for problem in error.value.errors] == [
        "CAMAU_WORKERS",
        "CAMAU_PORT, and 8 more names",
    ]


@pytest.mark.parametrize(
    "date", ["banana", "-1", "1e9", "99999999999999999999", "999999999999", "١٧٩٥", " 1", "1.5"]
)
def test_wrong_build_date_is_a_named_fault(monkeypatch: pytest.MonkeyPatch, date: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", date)
    with pytest.raises(SettingsError, match="SOURCE_DATE_EPOCH: must be a whole number of seconds"):
        Settings.load()


@pytest.mark.parametrize("name", ["localhost", "LOCALHOST"])
def test_localhost_is_the_address_of_this_machine(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The server takes nothing but an IP address."""
    monkeypatch.setenv("CAMAU_HOST", name)
    assert Settings.load().host == "127.0.0.1"


def test_setting_error_is_one_short_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAMAU_EXIT_URL", "https://\x1b[31m\nred\u202e" + "x" * 10_000)
    with pytest.raises(SettingsError) as error:
        Settings.load()
    (problem,) = error.value.errors
    assert problem.isprintable()
    assert len(problem) < 250


def test_a_way_out_that_fails_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the check of the address may miss."""
    monkeypatch.setattr(routes, "_leave", lambda: 1 // 0)
    with pytest.raises(ConfigurationError, match="/out answers 500") as error:
        create_app()
    assert error.value.exit_code == 78


def _run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


WRONG = {"CAMAU_PORT": "x", "CAMAU_EXIT_URL": "ftp://x", "CAMAU_WORKERS": "99", "CAMAU_HOTS": "here"}
FAULTS = """These settings cannot be used:
CAMAU_PORT: must be a whole number (it is x)
CAMAU_WORKERS: must be 64 or less (it is 99)
CAMAU_EXIT_URL: must be a whole address that starts with https:// (it is ftp://x)
CAMAU_HOTS: there is no such setting; did you mean CAMAU_HOST?
"""


@pytest.mark.parametrize("command", [("webapp",), ("flask", "--app", "webapp", "config")], ids=["camau", "flask"])
@pytest.mark.slow
def test_all_wrong_settings_are_named_at_once(command: tuple[str, ...]) -> None:
    answer = _run(*command, **WRONG)
    assert answer.returncode == 78
    assert answer.stderr.removeprefix("Error: ") == FAULTS
    assert answer.stdout == ""


def _exit(monkeypatch: pytest.MonkeyPatch, **environment: str) -> SystemExit:
    """Return how a start in this process ends."""
    monkeypatch.setattr(server, "IGNORED", ())
    monkeypatch.setattr(gc, "disable", lambda: None)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as end:
        server.main()
    return end.value


def test_wrong_local_facts_have_a_plain_message_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "local.toml"
    wrong.write_text("exit_url = 3\n", encoding="utf-8")
    monkeypatch.setattr(server, "claim_address", lambda _settings: None)
    end = _exit(monkeypatch, CAMAU_LOCAL=str(wrong))
    assert end.code == 78
    assert capsys.readouterr().err.startswith("The facts cannot be used:\nlocal.toml: exit_url")


def test_config_lists_value_default_and_meaning(app: Flask) -> None:
    answer = app.test_cli_runner().invoke(args=["config"])
    *settings, said = answer.output.splitlines()
    assert said == launch.SAID
    listed = dict(zip(*[iter(settings)] * 2, strict=True))
    assert [line.split("=")[0] for line in listed] == [f"CAMAU_{name.upper()}" for name in Settings.model_fields]
    assert listed["CAMAU_PUBLIC_URL=https://camau.example"].endswith("; default: none")
    assert listed["CAMAU_KILL_SWITCH=false"].endswith("; default: false")
    for name, field in Settings.model_fields.items():
        assert field.description, name
        assert field.description in answer.output


def test_address_not_on_this_machine(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The start ends with 1, not with 78, after which nobody starts it again."""
    end = _exit(monkeypatch, CAMAU_HOST="192.0.2.1", CAMAU_PORT=str(free_port()))
    said = capsys.readouterr().err
    assert (end.code, said) == (1, "CAMAU_HOST: this machine has no such address now (it is 192.0.2.1)\n")
