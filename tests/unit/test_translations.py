"""The catalogues: fresh, whole, with matching placeholders, and no text on a page that did not come from them."""

import json
import re
import shutil
import tomllib
from functools import cache
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import flask_babel
import polib
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask
from jinja2.nodes import Assign, Call, Name

from tests.support.html import prose
from tests.support.registry import COUNCIL_NAMES, STORE, every_address
from tests.support.rendered import Site
from tools import messages
from tools.data_texts import texts
from webapp import create_app, facts
from webapp.config import Settings
from webapp.core import paths
from webapp.core.urls import host_name
from webapp.facts.text import labels
from webapp.i18n import babel
from webapp.i18n.catalogues import CatalogueError
from webapp.i18n.languages import LANGUAGES, SOURCE, WELSH
from webapp.i18n.name_marking import name_marker
from webapp.pages import multilingual

TRANSLATED = [language.code for language in LANGUAGES if language is not SOURCE]


def test_the_template_is_fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(messages.ROOT)
    messages.extract(tmp_path / "messages.pot")
    fresh = (tmp_path / "messages.pot").read_text(encoding="utf-8")
    assert fresh == messages.TEMPLATE.read_text(encoding="utf-8"), "run 'make strings'"


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_catalogue_is_whole(code: str) -> None:
    template = {(entry.msgctxt, entry.msgid) for entry in messages.needed(code)}
    entries = polib.pofile(str(messages.catalogue(code)))
    assert {(entry.msgctxt, entry.msgid) for entry in entries if not entry.obsolete} == template, (
        "run 'make strings'"
    )
    assert [entry.msgid for entry in entries if not entry.translated() or entry.obsolete] == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_placeholders_and_labels_match(code: str) -> None:
    with messages.catalogue(code).open("rb") as file:
        catalogue = read_po(file, locale=code)
    faults = [(message.id, str(error)) for message, errors in catalogue.check() for error in errors]
    assert faults == []
    entries = polib.pofile(str(messages.catalogue(code)))
    assert [entry.msgid for entry in entries if labels(entry.msgid) != labels(entry.msgstr)] == []


def test_weblate_and_pontoon_find_the_catalogues() -> None:
    [component] = json.loads((paths.TRANSLATIONS / "weblate.json").read_text(encoding="utf-8"))
    pontoon = tomllib.loads((messages.ROOT / "l10n.toml").read_text(encoding="utf-8"))
    for code in TRANSLATED:
        catalogue = messages.ROOT / component["filemask"].replace("*", code)
        assert catalogue.is_file()
        assert messages.ROOT / pontoon["paths"][0]["l10n"].format(locale=code) == catalogue
    assert (messages.ROOT / pontoon["paths"][0]["reference"]).is_file()
    assert pontoon["locales"] == messages.begun()


def test_new_catalogue_gets_every_message() -> None:
    entries = {entry.msgid: entry for entry in messages.needed("pl")}
    assert "Get help now" in entries
    written = next(iter(STORE.tools.values())).sees[SOURCE.code]
    assert written in entries
    path = next(entry for message, entry in entries.items() if labels(message))
    assert path.comment.splitlines() == [messages.LABELS, "To a young person."]
    assert path.occurrences[0][0].startswith("webapp/data/platforms/")
    assert written not in {e.msgid for e in messages.needed("cy")}


@pytest.mark.parametrize("compiled", [False, True], ids=["missing", "old"])
def test_a_missing_or_old_catalogue_stops_the_start(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    compiled: bool,  # noqa: FBT001
) -> None:
    copy = Path(shutil.copytree(paths.TRANSLATIONS, tmp_path / "translations"))
    catalogue = copy / "cy" / "LC_MESSAGES"
    catalogue.joinpath("messages.mo").unlink()
    if compiled:
        old = catalogue.joinpath("messages.po").read_text(encoding="utf-8").replace("Cael help nawr", "Cael help")
        with catalogue.joinpath("messages.mo").open("wb") as mo:
            write_mo(mo, read_po(StringIO(old), locale="cy"))
    monkeypatch.setattr(paths, "TRANSLATIONS", copy)
    with pytest.raises(CatalogueError, match="cy"):
        create_app(Settings())


@pytest.mark.parametrize("waiting", ['msgstr ""', '#, fuzzy\nmsgid "Get help now"\nmsgstr "Cael help"'])
def test_missing_translation_stops_the_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, waiting: str) -> None:
    copy = Path(shutil.copytree(paths.TRANSLATIONS, tmp_path / "translations"))
    source = copy / "cy" / "LC_MESSAGES" / "messages.po"
    whole = 'msgid "Get help now"\nmsgstr "Cael help nawr"'
    text = source.read_text(encoding="utf-8")
    assert whole in text
    text = text.replace(whole, waiting if "msgid" in waiting else f'msgid "Get help now"\n{waiting}')
    source.write_text(text, encoding="utf-8")
    with source.with_suffix(".mo").open("wb") as mo:
        write_mo(mo, read_po(StringIO(text), locale="cy"))
    monkeypatch.setattr(paths, "TRANSLATIONS", copy)
    with pytest.raises(CatalogueError) as error:
        create_app(Settings())
    assert error.value.message.splitlines()[1:] == ["cy: no words yet for 'Get help now'"]


def _bracketing_app(monkeypatch: pytest.MonkeyPatch) -> Flask:
    """Return the site with every message put in ⟦ ⟧, so that text outside them has skipped translation."""
    for module in (babel, flask_babel):
        monkeypatch.setattr(module, "gettext", lambda text, **values: f"⟦{text % values if values else text}⟧")
    monkeypatch.setattr(babel, "pgettext", lambda _context, text, **_values: f"⟦{text}⟧")
    for name in (
        "webapp.facts.councils",
        "webapp.facts.eligibility",
        "webapp.facts.opening_hours",
        "webapp.pwa.manifest",
    ):
        monkeypatch.setattr(f"{name}.gettext", flask_babel.gettext)
    monkeypatch.setattr("webapp.templating.format_date", lambda *_: "⟦a day⟧")
    return create_app(Settings())


class Texts(HTMLParser):
    """Collects what a reader meets on a page: its text, labels, and what a search result shows.

    Quicker than a tree. Left out are scripts, samples of code and the cover of the decoy page.
    """

    SPOKEN = ("aria-label", "alt", "title", "placeholder")
    SILENT = ("code", "script", "style", "template")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = 0
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the attributes that are heard."""
        self._silent += tag in self.SILENT
        spoken = (*self.SPOKEN, *(("content",) if ("name", "description") in attrs else ()))
        if not self._silent:
            self.found += [value or "" for name, value in attrs if name in spoken]

    def handle_endtag(self, tag: str) -> None:
        """Listen again behind what is silent."""
        self._silent -= tag in self.SILENT

    def handle_data(self, data: str) -> None:
        """Keep a piece of text."""
        self.found += [] if self._silent else [data]


@cache
def _allowed() -> re.Pattern[str]:
    """Return a pattern of what needs no bracket: names and titles from the facts, and each language's own name."""
    store = STORE
    kept = {title for _key, fact in store.everything() for title in _titles(fact)}
    kept |= {host_name(fact.source) for _key, fact in store.everything() if fact.source}
    kept |= _words_in_the_data(store)
    kept |= {language.name for language in LANGUAGES}
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(kept, key=len, reverse=True)))})(?!\w)")


def _bare(page: str) -> list[str]:
    """Return words that are neither bracketed nor allowed to stand so."""
    text = "\n".join(" ".join(piece.split()) for piece in Texts(page).found)
    outside = re.sub(r"⟦[^⟦⟧]*(?:⟦[^⟦⟧]*⟧[^⟦⟧]*)*⟧", " ", text)
    return re.findall(r"[^\W\d_]{2,}", _allowed().sub(" ", outside))


def _titles(fact: facts.Fact) -> list[str]:
    return [*getattr(fact, "name", {}).values(), *getattr(fact, "title", {}).values()]


def _words_in_the_data(store: facts.Facts) -> set[str]:
    """Return every piece of a text or title in the data: between its labels, and between these and its names."""
    names = "|".join(map(re.escape, sorted(store.english_names, key=len, reverse=True)))
    written = [words for found in texts(store) for words in found.values()]
    written += [title for _key, fact in store.everything() for title in _titles(fact)]
    written += COUNCIL_NAMES
    pieces = {piece for words in written for piece in re.split(r"[\[\]]", words)}
    pieces |= {part for piece in pieces for part in re.split(rf"(?<!\w)({names})(?!\w)", piece)}
    return {piece.strip() for piece in pieces if piece.strip()}


@pytest.mark.slow
def test_no_bare_text_on_any_page(monkeypatch: pytest.MonkeyPatch) -> None:
    app = _bracketing_app(monkeypatch)
    client = app.test_client()
    for _page, _language, path in every_address():
        assert _bare(client.get(path).text) == [], path
    for kind in multilingual.HEADINGS:
        with app.test_request_context("/"):
            assert _bare(multilingual.render(kind, None, static_export=False)) == [], kind


def test_the_bracket_test_can_fail() -> None:
    page = "<!doctype html><title>x</title><p>⟦Translated⟧ Childline 0800 1111</p><p>{}</p>"
    assert _bare(page.format("⟦also⟧<script>x = bare</script>")) == []
    assert _bare(page.format("bare Cancel yes")) == ["bare", "Cancel", "yes"]
    assert _bare(page.format('<b title="bare"></b>')) == ["bare"]


def test_no_markup_in_messages() -> None:
    assert [entry.msgid for entry in polib.pofile(str(messages.TEMPLATE)) if "<" in entry.msgid] == []


def test_english_names_on_welsh_pages_are_marked(site: Site) -> None:
    names = STORE.english_names
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
    for _page, language, path in every_address():
        if language is WELSH:
            for text, marked in prose(site[path].tree):
                title = "–" in text and text.endswith("Camau")
                assert marked == "en" or title or not pattern.search(text), f"{path}: {text}"


def test_marking_leaves_tags_alone() -> None:
    mark = name_marker(("Childline", "CEOP", "CEOP Education"))
    assert mark('<a title="Childline">CEOP Education, CEOPs</a>') == (
        '<a title="Childline"><span lang="en">CEOP Education</span>, CEOPs</a>'
    )


def test_components_set_nothing_in_one_language(app: Flask) -> None:
    """They are read once for every page: outside a macro, a message is marked with `N_` and not translated."""
    for file in (paths.TEMPLATES / "components").glob("*.html"):
        for node in app.jinja_env.parse(file.read_text(encoding="utf-8")).body:
            calls = [call.node for call in node.find_all(Call)] if isinstance(node, Assign) else []
            assert {call.name for call in calls if isinstance(call, Name)} <= {"N_"}, f"{file.name}:{node.lineno}"
