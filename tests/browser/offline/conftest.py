"""A phone that keeps the site, and a browser whose profile lasts."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, BrowserType

from tests.browser.conftest import PHONE, SCRIPTED, NewContext
from tests.browser.offline.phone import Phone
from tests.support.fault_server import FaultServer

Start = Callable[..., Phone]


@pytest.fixture
def phone(new_context: NewContext, faulty: FaultServer) -> Phone:
    """A phone that keeps the old build."""
    phone = Phone.new(new_context, faulty)
    phone.visit()
    assert phone.attempt() == "activated"
    return phone


@pytest.fixture
def start(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], tmp_path: Path, faulty: FaultServer
) -> Iterator[Start]:
    """Start a browser whose profile is in `tmp_path`; one that runs is closed first."""
    running: list[BrowserContext] = []
    options = browser_type_launch_args | {"viewport": PHONE, "base_url": faulty.url}

    def close() -> None:
        while running:
            running.pop().close()

    def start(**other: Any) -> Phone:
        close()
        context = browser_type.launch_persistent_context(tmp_path, **options | other)
        context.add_init_script(SCRIPTED)
        running.append(context)
        return Phone(context, faulty, context.new_page())

    yield start
    close()
