"""Content types, each with its charset where it has one."""

from mimetypes import guess_type

from werkzeug.utils import get_content_type


def content_type(mimetype: str) -> str:
    """Return a media type with its charset where it has one."""
    return get_content_type(mimetype, "utf-8")


HTML = content_type("text/html")
JAVASCRIPT = content_type("text/javascript")
TEXT = content_type("text/plain")
XML = content_type("application/xml")


def static_content_type(path: str) -> str:
    """Return the content type of a static file."""
    return JAVASCRIPT if path.endswith(".js") else content_type(guess_type(path)[0] or "")


def is_text(content_type: str) -> bool:
    """Return whether a body of this content type is text."""
    return content_type.startswith("text/") or any(kind in content_type for kind in ("json", "xml", "javascript"))
