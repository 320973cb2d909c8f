"""A link has a Welsh page, or the day somebody looked for one in vain, or nothing is claimed."""

from datetime import date

import pytest
from flask import Flask, render_template_string
from pydantic import ValidationError

from webapp.facts.model import Address

LINK = """{% from "components/contact.html" import english_only_note, href_attributes %}
<a {{ href_attributes(address) }}>{{ english_only_note(address) }}</a>"""
ENGLISH_PAGE, WELSH_PAGE = "https://page.example/", "https://tudalen.example/"


def _link(app: Flask, language: str, address: Address) -> str:
    with app.test_request_context(f"/{language}/"):
        return render_template_string(LINK, address=address)


def _address(**keys: object) -> Address:
    return Address.model_validate({"en": ENGLISH_PAGE, **keys})


def test_english_only_is_said_only_where_somebody_looked(app: Flask) -> None:
    known, looked, unknown = _address(cy=WELSH_PAGE), _address(looked={"cy": date(2026, 11, 26)}), _address()
    claim = "(Saesneg yn unig)"
    assert [claim in _link(app, "cy", address) for address in (known, looked, unknown)] == [False, True, False]
    assert not any("only" in _link(app, "en", address) for address in (known, looked, unknown))


def test_welsh_page_is_opened_where_known(app: Flask) -> None:
    assert f'href="{WELSH_PAGE}" hreflang="cy"' in _link(app, "cy", _address(cy=WELSH_PAGE))
    assert f'href="{ENGLISH_PAGE}" hreflang="en"' in _link(app, "cy", _address())


@pytest.mark.parametrize(
    "keys",
    [
        {"cy": WELSH_PAGE, "looked": {"cy": date(2026, 11, 26)}},
        {"looked": {"fr": date(2026, 11, 26)}},
        {"looked": {"cy": date(2016, 11, 26)}},
        {"fr": ENGLISH_PAGE},
        {"cy": "http://tudalen.example/"},
    ],
)
def test_a_claim_that_cannot_be_is_refused(keys: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        _address(**keys)
