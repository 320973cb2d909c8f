"""Scripts as they are sent: whole, in the syntax of the oldest phone, and each in a scope of its own."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask

from tests.support.server import ROOT
from tools.trial.pages import script
from webapp.assets import bundles
from webapp.assets.minify import SHARED, compact, isolate
from webapp.context import context_of
from webapp.core import paths
from webapp.pwa.service_worker import removal_script, worker_script

NODE = Path(sys.executable).parent / "node"
ES2019 = ROOT / "tests" / "support" / "es2019.js"
IN_NODE = """
const { createContext, runInContext } = require("node:vm");
const reported = [];
process.on("unhandledRejection", (error) => reported.push(error.message));
const context = createContext({ ran: [] });
for (const source of JSON.parse(require("node:fs").readFileSync(0, "utf-8"))) runInContext(source, context);
setTimeout(() => console.log(JSON.stringify([context.ran, reported])));
"""
PARTS_THAT_PARSE = """
const { Script } = require("node:vm");
const parses = (source) => {
  try {
    return Boolean(new Script(source));
  } catch {
    return false;
  }
};
const cut = (source) => [...source].map((_, at) => source.slice(0, at)).filter((part, at) => at && parses(part));
const sent = JSON.parse(require("node:fs").readFileSync(0, "utf-8"));
console.log(JSON.stringify(sent.map((source) => cut(source.trimEnd()))));
"""

SCRIPTS = [*paths.STATIC.glob("js/*.js"), *paths.SERVICE_WORKER.glob("*.js")]
STRING = re.compile(r'"[^"\n]*"|`[^`\n]*`')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def test_what_is_sent_is_the_same_program() -> None:
    sources = {script.name: isolate(script.read_text(encoding="utf-8")) for script in SCRIPTS}
    alike = {name: (source, compact(source)) for name, source in sources.items()}
    assert _node([str(ES2019), "--alike"], alike) == {name: [] for name in sources}
    assert all(sent.count("\n") == 1 for _source, sent in alike.values())


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_every_string_arrives_whole_and_no_comment_does(script: Path) -> None:
    source = script.read_text(encoding="utf-8")
    sent = compact(source)
    assert STRING.findall(sent) == STRING.findall(COMMENT.sub("\n", source))
    assert "/*" not in sent
    assert len(sent) < len(source)


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ('const words = "a = b, /* c */ { d }";', 'const words="a = b, /* c */ { d }";'),
        ("const { a } = b; /* why */\nreturn a;", "const{a}=b;return a;"),
        ("if (a) { b(); }", "if(a){b()}"),
        ("const sum = (a /* left */ + b) % `${c} d`;", "const sum=(a+b)%`${c} d`;"),
    ],
)
def test_only_what_no_engine_reads_is_left_out(source: str, sent: str) -> None:
    assert compact(source) == f"{sent}\n"


def _node(arguments: list[str], input_data: object) -> dict[str, list[str]] | list[list[str]]:
    ran = subprocess.run(
        [NODE, *arguments], input=json.dumps(input_data), capture_output=True, text=True, check=True, timeout=60
    )
    answer: dict[str, list[str]] | list[list[str]] = json.loads(ran.stdout)
    return answer


def _sent(app: Flask) -> dict[str, str]:
    """Return every script that reaches a phone, by name, as it is sent."""
    built = context_of(app).assets
    inside = {name: text for name, text in built.inline.items() if name.endswith(".js")}
    files = {name: body.decode() for name, body in built.files.items() if name.endswith(".js")}
    workers = {"worker": worker_script("0" * 64), "worker that removes": removal_script()}
    return inside | files | workers | {"trial": isolate(script())}


def test_oldest_phone_parses_every_script(app: Flask) -> None:
    """An iPhone with iOS 12.2 drops a script whole for one `?.`: then there is no lock, no keys and no cover."""
    sent = _sent(app)
    assert _node([str(ES2019)], sent) == {name: [] for name in sent}


def test_the_parser_finds_what_the_oldest_phone_cannot() -> None:
    sources = ["a?.b;", "a ?? b;", "a ||= b;", "class A { #b }", "/(?<=a)b/.test(c);", "const shared = 1;", "1n;"]
    answer = _node([str(ES2019)], {source: source for source in sources})
    assert isinstance(answer, dict)
    assert {source: len(errors) for source, errors in answer.items()} == dict.fromkeys(sources, 1)


def test_no_part_of_a_worker_is_a_script() -> None:
    """Firefox takes a worker whose download broke off, where what has come parses: the copy would be lost."""
    sent = ["a();b();", worker_script("0" * 64), removal_script()]
    assert _node(["-e", PARTS_THAT_PARSE], sent) == [["a", "a()", "a();", "a();b", "a();b()"], [], []]


def test_every_script_is_in_a_bundle() -> None:
    bundled = {name for sources in bundles.SOURCES.values() for name in sources}
    bundled |= {f"js/{name}" for name in SHARED.values()}
    assert {f"js/{file.name}" for file in paths.STATIC.glob("js/*.js")} <= bundled


def test_bundled_scripts_share_no_names_or_errors() -> None:
    sources = ["const same = 1; ran.push(same);", "throw new Error('first');", "const same = 2; ran.push(same);"]
    bundle = "".join(compact(isolate(f"{source}\n")) for source in sources)
    assert _node(["-e", IN_NODE], [bundle, bundle]) == [[1, 2, 1, 2], ["first", "first"]]
