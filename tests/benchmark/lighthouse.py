"""Lighthouse on the pages that matter most, a phone on a slow line, medians of five: `make bench NAME=lighthouse`.

python -m tests.benchmark.lighthouse /en/ /cy/     only these pages
RUNS=1 python -m tests.benchmark.lighthouse        only once each
"""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.support.registry import BY_NAME
from tests.support.server import ROOT, Server
from tools.install import chromium
from webapp.i18n.languages import LANGUAGES

PAGES = ("home", "help", "tell", "remove", "support", "platform-instagram", "plan")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
MEASURES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")
RUNS = int(os.environ.get("RUNS", "5"))
LIGHTHOUSE = ROOT / "tests" / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"


def _once(url: str, file: Path) -> dict[str, Any] | None:
    flags = " ".join(["--headless=new", "--disable-gpu", *chromium.ARGUMENTS])
    only = f"--only-categories={','.join(CATEGORIES)}"
    command = ["node", str(LIGHTHOUSE), url, "--quiet", "--output=json", f"--output-path={file}", only]
    environment = os.environ | {"CHROME_PATH": chromium.find_browser() or ""}
    subprocess.run([*command, f"--chrome-flags={flags}"], check=False, env=environment, capture_output=True)
    result: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return None if "runtimeError" in result else result


def _measure(url: str) -> dict[str, Any]:
    """Run once; a new browser now and then loses its first page, so try again up to five times."""
    with TemporaryDirectory() as folder:
        for _ in range(5):
            result = _once(url, Path(folder) / "result.json")
            if result is not None:
                return result
    raise RuntimeError(f"Lighthouse could not open {url}")


def _failing(result: dict[str, Any]) -> list[str]:
    """Return what keeps a category from 100."""
    weighted = {
        audit["id"]
        for name in CATEGORIES
        for audit in result["categories"][name]["auditRefs"]
        if audit["weight"] and result["categories"][name]["score"] != 1
    }
    audits = result["audits"]
    return sorted(
        f"{name}: {audits[name].get('displayValue', '')}" for name in weighted if audits[name]["score"] != 1
    )


def _report(url: str, path: str) -> bool:
    """Print one row; say whether every category has 100."""
    results = [_measure(url + path) for _ in range(RUNS)]
    scores = [statistics.median(r["categories"][name]["score"] * 100 for r in results) for name in CATEGORIES]
    audits = [result["audits"] for result in results]
    measures = [statistics.median(each[name]["numericValue"] for each in audits) for name in MEASURES]
    bytes_sent = statistics.median(each["total-byte-weight"]["numericValue"] for each in audits)
    cells = [path, *(f"{score:.0f}" for score in scores), *(f"{value:.0f}" for value in measures[:3])]
    print(f"| {' | '.join(cells)} | {measures[3]:.3f} | {bytes_sent:,.0f} |", flush=True)
    for fault in sorted({fault for result in results for fault in _failing(result)}):
        print(f"<!-- {path} {fault} -->", flush=True)
    return all(score == 100 for score in scores)


def main() -> None:
    """Let Lighthouse judge the pages named on the command line, or the main ones."""
    paths = sys.argv[1:] or [BY_NAME[name].path(language) for name in PAGES for language in LANGUAGES]
    server = Server().start()
    try:
        print(
            "| page | performance | accessibility | best practices | SEO | FCP ms | LCP ms | TBT ms | CLS | bytes |"
        )
        print("| --- " * 10 + "|")
        good = [_report(server.url, path) for path in paths]
    finally:
        server.stop()
    sys.exit(not all(good))


if __name__ == "__main__":
    main()
