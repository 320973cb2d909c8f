"""A base class for the HTTP servers of the tests."""

from http.server import BaseHTTPRequestHandler


class QuietHandler(BaseHTTPRequestHandler):
    """Handle requests without logging."""

    def reply(self, body: bytes, kind: str) -> None:
        """Answer 200 with `body` of the content type `kind`."""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Log nothing."""
