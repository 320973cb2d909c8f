"""The room is furnished once for the whole run."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.audit.room import Room
from tests.browser.conftest import PHONE
from tests.support.server import Server


@pytest.fixture(scope="session")
def room(browser: Browser, server: Server) -> Iterator[Room]:
    """A phone to audit pages in."""
    phone: dict[str, Any] = {
        "base_url": server.url,
        "viewport": PHONE,
        "has_touch": True,
        "service_workers": "block",
    }
    context = browser.new_context(**phone)
    plain = browser.new_context(**phone, java_script_enabled=False)
    yield Room(context, plain.new_page())
    plain.close()
    context.close()
