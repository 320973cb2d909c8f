"""The whole site as a phone keeps it: each file as the server gives it, from the worker alone."""

import json
import re

import pytest
from flask import Flask

from tests.javascript.phone import BarePhone, handed_over
from tests.support.node import Node
from tests.support.registry import every_address
from tests.support.released_workers import RELEASED, as_released
from webapp.context import context_of
from webapp.core import paths
from webapp.http import headers
from webapp.pwa.offline_bundle import File
from webapp.static_site.model import RenderedSite

pytestmark = pytest.mark.slow

DATED = re.compile(rb'^(<!doctype html>\n<html) data-checked="\d{13}"')


@pytest.fixture(scope="module")
def pack_path(rendered: RenderedSite) -> str:
    """The address of the pack."""
    return next(path for path in rendered if path.startswith("/pack."))


@pytest.fixture(scope="module")
def network(served: Flask, pack_path: str) -> dict[str, File]:
    """The worker and the pack, as the server gives them."""
    client = served.test_client()
    return {path: File(client.get(path).data, dict(client.get(path).headers)) for path in ("/sw.js", pack_path)}


def test_every_file_is_kept_with_its_headers(
    served: Flask, node: Node, pack_path: str, network: dict[str, File]
) -> None:
    phone = BarePhone(node, files=handed_over(network))
    assert phone.do("attempt") == "activated"
    phone.do("network", files={})
    kept = json.loads(network[pack_path].body)[0]["files"]
    assert {path for page, _language, path in every_address() if page.offline} < set(kept)
    client = served.test_client()
    for path in kept:
        answer = client.get(path)
        assert answer.status_code == 200, "a redirect can never be kept"
        assert DATED.sub(rb"\1", phone.body(path)) == answer.data, path
        policy = {"Content-Type": answer.content_type}
        policy |= headers.headers_for(path, answer.content_type, context_of(served))
        assert phone.do("open", path=path)["headers"] == {key.lower(): value for key, value in policy.items()}, path


@pytest.fixture(params=RELEASED, ids=lambda release: release.stem)
def phone_of_before(node: Node, request: pytest.FixtureRequest) -> BarePhone:
    """A phone that keeps a site with each worker ever released, and has no signal."""
    pages = {"/en/": File(b"<h1>before</h1>", {"Content-Type": "text/html"})}
    phone = BarePhone(node, files=handed_over(as_released(request.param, pages)))
    assert phone.do("attempt") == "activated"
    phone.do("network", files={})
    assert b"before" in phone.body("/en/")
    phone.do("write", cache="somebody-elses", path="/theirs", body="theirs")
    return phone


def test_this_build_takes_over_from_every_release(phone_of_before: BarePhone, network: dict[str, File]) -> None:
    phone_of_before.do("network", files=handed_over(network))
    assert phone_of_before.do("attempt") == "activated"
    phone_of_before.do("network", files={})
    assert b"<!doctype html>" in phone_of_before.body("/en/")
    assert b"<!doctype html>" in phone_of_before.body("/cy/cymorth/")


def test_the_kill_switch_clears_every_release(phone_of_before: BarePhone) -> None:
    remove = File((paths.SERVICE_WORKER / "remove.js").read_bytes(), {"Content-Type": "text/javascript"})
    page = File(b"from the network", {"Content-Type": "text/html"})
    phone_of_before.do("network", files=handed_over({"/sw.js": remove, "/en/": page}))
    assert phone_of_before.do("attempt") == "refused", "no worker is left"
    assert phone_of_before.do("caches") == ["somebody-elses"]
    assert phone_of_before.body("/en/") == page.body
