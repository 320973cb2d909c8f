"""Paths of the site's folders: beside this package in a checkout, inside it in an installed wheel."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def resource(name: str) -> Path:
    """Return the absolute path of the folder `name`."""
    packaged = PACKAGE / name
    return packaged if packaged.is_dir() else PACKAGE.parent / name


def is_checkout() -> bool:
    """Return whether the tools of this project, which no wheel holds, stand beside the package."""
    return (PACKAGE.parent / "tools" / "checkout.py").is_file()


DATA = PACKAGE / "data"
TEMPLATES = resource("templates")
STATIC = resource("static")
TRANSLATIONS = resource("translations")
SERVICE_WORKER = resource("service_worker")
