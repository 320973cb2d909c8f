"""An HTTP client that puts a canary string into every part of a request that a log could quote."""

import socket
from contextlib import suppress

MARK = "Canary7"
ADDRESS = "127.0.0.77"
FORWARDED = "192.0.2.77"
SECRETS = (MARK, MARK.lower(), ADDRESS, FORWARDED)
"""What no log may hold."""

MALFORMED = (
    f"GET /{MARK} HTTP/9.9\r\n\r\n".encode(),
    b"\x16\x03\x01\x02\x00" + MARK.encode(),
    f"GET /{MARK} HTTP/1.1\r\nHost: a\r\nContent-Length: {MARK}\r\n\r\n".encode(),
    f"GET /{MARK} HTTP/1.1\r\n{MARK}".encode(),
)


def send(port: int, raw: bytes, *, hang_up: bool = False) -> bytes:
    """Send these bytes and return the answer's first line, or nothing."""
    with socket.socket() as line:
        line.settimeout(20)
        line.bind((ADDRESS, 0))
        line.connect(("127.0.0.1", port))
        line.sendall(raw)
        if hang_up:
            with suppress(OSError):  # the server may have hung up first
                line.shutdown(socket.SHUT_WR)
        try:
            return line.recv(65536).split(b"\r\n", 1)[0]
        except ConnectionError:
            return b""


def ask(port: int, path: str, method: str = "GET", host: str = "localhost") -> bytes:
    """Ask for a path and return the answer's first line."""
    head = f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: {MARK}\r\nReferer: http://{MARK}/\r\n"
    return send(port, f"{head}X-Forwarded-For: {FORWARDED}\r\nConnection: close\r\n\r\n".encode())
