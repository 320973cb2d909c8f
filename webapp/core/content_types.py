"""Content types, each with its charset where it has one."""

from mimetypes import guess_type

from werkzeug.utils import get_content_type

HTML = get_content_type("text/html", "utf-8")
JAVASCRIPT = get_content_type("text/javascript", "utf-8")
TEXT = get_content_type("text/plain", "utf-8")
XML = get_content_type("application/xml", "utf-8")


def static_content_type(path: str) -> str:
    """Return the content type of a static file."""
    return JAVASCRIPT if path.endswith(".js") else get_content_type(guess_type(path)[0] or "", "utf-8")


def is_text(content_type: str) -> bool:
    """Return whether a body of this content type is text."""
    return content_type.startswith("text/") or any(kind in content_type for kind in ("json", "xml"))
