"""The service worker's script, made for one build, and the one that removes every worker."""

import json

from webapp.assets import minify
from webapp.core import paths
from webapp.quick_exit.decoy_page import DECOY_PATHS

WORKER_PATH = "/sw.js"


def _script(name: str) -> str:
    return minify.compact((paths.SERVICE_WORKER / name).read_text(encoding="utf-8"))


def worker_script(build: str) -> str:
    """Return the worker for the build of that name."""
    decoys = json.dumps({language.code: path for path, language in DECOY_PATHS.items()}, separators=(",", ":"))
    return f'const BUILD = "{build}";\nconst DECOY_PATHS = {decoys};\n{_script("sw.js")}'


def removal_script() -> str:
    """Return the worker that unregisters itself and deletes every cache: the kill switch."""
    return _script("remove.js")
