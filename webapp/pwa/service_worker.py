"""The service worker's script, made for one build, and the one that removes every worker."""

import json

from webapp.assets import minify
from webapp.core import paths
from webapp.quick_exit.decoy_page import DECOY_PATHS

WORKER_PATH = "/sw.js"


def _script(name: str, head: str = "") -> str:
    """Return a script in a block, no part of which is a script: Firefox runs what has come if the rest does not."""
    source = (paths.SERVICE_WORKER / name).read_text(encoding="utf-8")
    return f"{{{head}{minify.compact(source)}}}\n"


def worker_script(build: str) -> str:
    """Return the worker for the build of that name."""
    decoys = json.dumps({language.code: path for path, language in DECOY_PATHS.items()}, separators=(",", ":"))
    return _script("sw.js", f'const BUILD = "{build}";\nconst DECOY_PATHS = {decoys};\n')


def removal_script() -> str:
    """Return the worker that unregisters itself and deletes every cache: the kill switch."""
    return _script("remove.js")
