"""Where the parts of the site are: beside this package in a checkout, inside it in an installed wheel."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def resource(name: str) -> Path:
    """Return the absolute folder that holds `name`, in a wheel or in a checkout."""
    packaged = PACKAGE / name
    return packaged if packaged.is_dir() else PACKAGE.parent / name


DATA = PACKAGE / "data"
TEMPLATES = resource("templates")
STATIC = resource("static")
TRANSLATIONS = resource("translations")
SERVICE_WORKER = resource("service_worker")
