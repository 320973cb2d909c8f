"""Facts of whoever runs a copy: shown where they fit, in both languages, and nowhere without the file."""

from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import ORIGIN
from tests.support.html import every, parse, text_of
from tests.support.registry import BY_NAME, every_address
from tests.support.rendered import Site, app_with
from tools.facts import link_checker
from webapp import facts
from webapp.config import Settings
from webapp.core import paths

EXAMPLE = paths.DATA / "local.example.toml"


def _main(app: Flask, path: str) -> str:
    return text_of(every(parse(app.test_client().get(path).data), "main")[0])


@pytest.mark.parametrize(
    ("page", "code", "words"),
    [
        ("help", "en", "Ms Rees, Designated Safeguarding Person In room 12, every lunchtime."),
        ("support", "cy", "Ms Rees, Person Diogelu Dynodedig Yn ystafell 12, bob amser cinio."),
        ("school", "cy", "Ms Rees, Person Diogelu Dynodedig Yn ystafell 12, bob amser cinio."),
        ("accessibility", "cy", "Cyngor Enghraifft, hygyrchedd Maen nhw’n ateb o fewn deg diwrnod gwaith."),
        ("report", "en", "South Wales Police Report it on their website."),
        ("report", "cy", "Heddlu De Cymru Rhoi gwybod ar eu gwefan."),
    ],
)
def test_a_contact_stands_where_it_fits(with_local: Flask, page: str, code: str, words: str) -> None:
    language = next(language for _page, language, _path in every_address() if language.code == code)
    assert words in _main(with_local, BY_NAME[page].path(language))


def test_local_accessibility_contact_is_shown(app: Flask, with_local: Flask) -> None:
    nobody = "have not given an address to write to"
    assert nobody in _main(app, "/en/accessibility/")
    assert nobody not in _main(with_local, "/en/accessibility/")


def test_a_contact_comes_before_the_other_services(with_local: Flask) -> None:
    words = _main(with_local, "/en/step-3/")
    assert words.index("Ms Rees") < words.index("Childline")
    assert 'href="tel:02920180123"' in with_local.test_client().get("/en/step-3/").text


def test_setting_of_the_exit_wins_over_the_file(with_local: Flask) -> None:
    other = app_with(local=EXAMPLE, exit_url="https://example.org/")
    for app, safe in ((with_local, "https://www.bbc.co.uk/weather/2653822"), (other, "https://example.org/")):
        assert app.test_client().get("/en/jotter/out").headers["Location"] == safe
        assert f'data-exit-url="{safe}"' in app.test_client().get("/en/jotter/").text


def test_the_sources_page_and_the_links_hold_them(with_local: Flask) -> None:
    assert "Ms Rees" in _main(with_local, "/en/sources/")
    assert "Heddlu De Cymru" in _main(with_local, "/cy/ffynonellau/")
    found = link_checker.addresses(facts.load(paths.DATA, EXAMPLE))
    assert "https://www.south-wales.police.uk/cy-GB/" in found


@pytest.mark.slow
def test_without_the_file_nothing_of_it_is_anywhere(site: Site, tmp_path: Path) -> None:
    """A page that shows no local contact is, exit apart, the same bytes with the file as without."""
    exit_alone = tmp_path / "local.toml"
    exit_alone.write_text(f'exit_url = "{Settings.model_fields["exit_url"].default}"\n', encoding="utf-8")
    same = app_with(public_url=ORIGIN, local=exit_alone)
    for _page, _language, path in every_address():
        assert same.test_client().get(path).data == site[path].body, path
        assert b"Rees" not in site[path].body
