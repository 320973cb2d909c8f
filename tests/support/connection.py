"""A TCP connection to a server that can be cut: a phone loses its signal without a server of its own."""

import socket
from contextlib import suppress
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread

CHUNK = 65_536
"""Bytes read at a time."""


class Connection(ThreadingTCPServer):
    """Forward a port of this machine to another one until it is cut."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", 0), _Forward)
        self.upstream = port
        self.asked = 0  # bytes that have gone to the server
        self.open: set[socket.socket] = set()
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def cut(self) -> None:
        """Close every connection and refuse new ones."""
        self.shutdown()
        self.server_close()
        for one in [*self.open]:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


class _Forward(BaseRequestHandler):
    """Copy the bytes of one connection both ways."""

    request: socket.socket
    server: Connection

    def handle(self) -> None:
        with socket.create_connection(("127.0.0.1", self.server.upstream)) as upstream:
            ends = (self.request, upstream)
            self.server.open.update(ends)
            back = Thread(target=self._copy, args=(upstream, self.request), daemon=True)
            back.start()
            self._copy(*ends)
            back.join()
            self.server.open.difference_update(ends)

    def _copy(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while received := source.recv(CHUNK):
                target.sendall(received)
                if source is self.request:
                    self.server.asked += len(received)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
