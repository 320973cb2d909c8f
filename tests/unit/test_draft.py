"""A draft says on every page and sheet that it is one, and differs from what is launched in nothing else."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import ORIGIN
from tests.support.registry import BY_NAME, every_address
from tools.hosts.configuration import Place, render_configuration
from webapp import create_app
from webapp.config import Settings
from webapp.context import context_of
from webapp.core import launch
from webapp.http import errors, headers, well_known
from webapp.i18n.languages import LANGUAGES, from_path
from webapp.pages import multilingual
from webapp.pwa.manifest import MANIFEST_PATHS
from webapp.pwa.service_worker import WORKER_PATH
from webapp.quick_exit.decoy_page import DECOY_PATHS
from webapp.static_site.build import bundle, render
from webapp.static_site.export import headers_file
from webapp.static_site.model import RenderedSite

SAID = {"en": "Draft. Not yet checked by people.", "cy": "Drafft. Does neb wedi’i wirio eto."}
LINE = re.compile(rf'<p class="note">({"|".join(map(re.escape, SAID.values()))})</p>\n')
IN_EACH = re.compile(r'<p class="note">\s*<span lang="cy">Drafft\..*?\bDraft\..*?</p>\n', re.DOTALL)
ON_POSTER = re.compile(r'(?:<div class="pair">)?<p lang="cy">Drafft</p><p lang="en">Draft</p>(?:</div>)?\n')
ON_SHEET = re.compile(r'<p class="draft"><span [^>]*>Drafft</span> <span [^>]*>Draft</span> </p>')
UNSAID = {*DECOY_PATHS, *(BY_NAME["show"].path(language) for language in LANGUAGES)}
"""The Jotter, and the screen that is handed over."""

SHEETS = {"poster": (ON_POSTER, 11), "school_pack": (ON_SHEET, 5)}
"""Of each: the poster with its ten cards, and the five sheets of the pack."""


@pytest.fixture(scope="module")
def launched() -> Iterator[Flask]:
    """The site as it is once nothing waits for a yes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(launch, "is_draft", lambda: False)
        yield create_app(Settings(public_url=ORIGIN))


def _without_marks(path: str, body: str) -> str:
    """Return a page as it would be launched. Raise `AssertionError` where it does not say draft as it must."""
    language = from_path(path)
    sheets = {BY_NAME[name].path(one): marks for name, marks in SHEETS.items() for one in LANGUAGES}
    if path in sheets:
        mark, count = sheets[path]
        body, found = mark.subn("", body)
        assert found == count, path
    line = LINE.findall(body) if language else IN_EACH.findall(body)
    if path in UNSAID:
        assert line == [], path
    else:
        assert len(line) == 1, path
        assert not language or line == [SAID[language.code]], path
        assert body.partition(line[0])[0].count("</main>") == 1, "it stands below the content"
    return (LINE if language else IN_EACH).sub("", body)


def _as_launched(path: str, body: str) -> str:
    """Return a text of a draft without all that a draft says."""
    if path.endswith("/"):
        return _without_marks(path, body)
    if path in MANIFEST_PATHS:
        tool, language = MANIFEST_PATHS[path]
        members = json.loads(body)
        assert members.pop("description", None) == (SAID[language.code] if tool == "app" else None)
        return json.dumps(members, ensure_ascii=False)
    own = {"/.well-known/security.txt": f"# {SAID['en']}\n", well_known.HEALTH: "draft\n"}
    assert body.count(own.get(path, "")) == 1 or path not in own, path
    return body.replace(own[path], "") if path in own else body


def _unnamed(files: RenderedSite) -> dict[str, bytes]:
    """Return the bodies without the name of their build, which is made from all of them."""
    pack = next(path for path in files if path.startswith("/pack."))
    build = pack.split(".")[1].encode()
    worker = re.sub(rb'BUILD = "[0-9a-f]{64}"', b"BUILD", files[WORKER_PATH].body)
    others = {path: file.body.replace(build, b"build") for path, file in files.items() if path != pack}
    return others | {WORKER_PATH: worker}


@pytest.mark.slow
def test_draft_and_launched_differ_in_nothing_else(app: Flask, rendered: RenderedSite, launched: Flask) -> None:
    assert context_of(app).draft
    draft, final = _unnamed(rendered), _unnamed(bundle(launched, render(launched, static_export=False)))
    assert list(draft) == list(final)
    for path, body in draft.items():
        plain = body if path.startswith("/static/") or path == "/favicon.ico" else None
        assert (plain or _as_launched(path, body.decode()).encode()) == final[path], path
    assert [path for path in final if b"Draft" in final[path] or b"Drafft" in final[path]] == []


def test_pages_in_every_language_differ_in_the_line_alone(app: Flask, launched: Flask) -> None:
    """Errors, also as a static host serves them, and the choice of a language."""
    for kind in multilingual.HEADINGS:
        for first in (None, *LANGUAGES):
            bodies = []
            for one in (app, launched):
                with one.app_context():
                    bodies.append(multilingual.render(kind, first, static_export=True))
            found = len(re.findall(r"Draf+t\. ", bodies[0]))
            assert found == len(LANGUAGES), kind
            pattern = r'<p class="note">(?:(?!</p>).)*Draf+t\. .*?</p>\n'
            assert re.sub(pattern, "", bodies[0], flags=re.DOTALL) == bodies[1]
    assert {kind for kind, _first in errors.KEYS} < set(multilingual.HEADINGS)


def test_the_header_policy_keeps_search_engines_out_of_a_draft(app: Flask, launched: Flask) -> None:
    robots = {"X-Robots-Tag": "noindex, nofollow"}
    paths = ["/", "/nope", "/sw.js", *DECOY_PATHS, *(path for _page, _language, path in every_address())]
    for path in paths:
        final = headers.headers_for(path, "text/html", context_of(launched))
        assert headers.headers_for(path, "text/html", context_of(app)) == final | robots
    for path in ("/", "/nope", "/en/help", "/en/help/", "/cy/nodiadau/out", "/robots.txt"):
        found = [one.test_client().get(path).headers.get("X-Robots-Tag") for one in (app, launched)]
        assert found == ["noindex, nofollow", None], path
    assert app.test_client().post("/en/help/").headers["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize("template", ["nginx.conf", "Caddyfile", "_headers"])
def test_what_hosts_are_told_differs_in_that_header_alone(app: Flask, launched: Flask, template: str) -> None:
    place = Place(Path("/srv"), ":8080", (ORIGIN,))
    draft, final = (
        (
            headers_file(one, ["/sw.js"]) if template == "_headers" else render_configuration(one, template, place)
        ).splitlines()
        for one in (app, launched)
    )
    assert [line for line in draft if "X-Robots-Tag" not in line] == final
    assert any("noindex, nofollow" in line for line in draft)
