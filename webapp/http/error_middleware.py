"""What breaks: answered with a page that shows 999 and the exit, and logged without a reader or a page."""

import traceback
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import TYPE_CHECKING

from flask import Flask

from webapp.http.errors import error_response

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def where(error: BaseException) -> str:
    """Say the kind of an error and the lines it came through: its message could quote the reader's request."""
    frames = traceback.extract_tb(error.__traceback__)
    return "\n".join(
        [type(error).__name__, *(f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames)]
    )


def _log(app: Flask) -> Callable[[ErrorInfo], None]:
    """Return what takes the place of Flask's own logging, which writes the address that was asked for."""

    def log_exception(exc_info: ErrorInfo) -> None:
        if exc_info[1] is not None:
            app.logger.error(where(exc_info[1]))

    return log_exception


class Guard:
    """WSGI middleware for faults outside Flask: the same page, and the same silence about the reader.

    It drops what stands after `?`: nothing here reads it, and a redirect would send it back. A request without a
    path is one for `/`; Flask would answer it with a redirect to whatever `Host` says.
    """

    def __init__(self, application: "WSGIApplication", app: Flask) -> None:
        self._application = application
        self._app = app

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer as the application does, or with the page for faults."""
        environ["QUERY_STRING"] = ""
        environ["PATH_INFO"] = environ.get("PATH_INFO") or "/"
        try:
            return self._application(environ, start_response)
        except Exception as error:  # noqa: BLE001 - nothing may reach the server's own log
            self._app.logger.error(where(error))  # noqa: TRY400 - without the message
            answer = error_response(
                self._app, "server_error", 500, environ["PATH_INFO"], environ.get("HTTP_ACCEPT_ENCODING")
            )
            return answer(environ, start_response)


def init_app(app: Flask) -> None:
    """Log faults in pages by their place alone; `webapp/http/errors.py` answers them."""
    app.log_exception = _log(app)  # type: ignore[method-assign,assignment]
