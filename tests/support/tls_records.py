"""The TLS records of an answer: a browser reads nothing of a record before all of it has come."""

import socket
import ssl


def _shake_hands(line: socket.socket, tls: ssl.SSLObject, incoming: ssl.MemoryBIO, outgoing: ssl.MemoryBIO) -> None:
    while True:
        try:
            tls.do_handshake()
        except ssl.SSLWantReadError:
            line.sendall(outgoing.read())
            incoming.write(line.recv(65_536))
        else:
            line.sendall(outgoing.read())
            return


def record_sizes(port: int, host: str, path: str) -> list[int]:
    """Ask for a page on this machine; return the bytes of each record after the handshake, in order."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    tls = context.wrap_bio(incoming, outgoing, server_hostname=host)
    with socket.create_connection(("127.0.0.1", port)) as line:
        _shake_hands(line, tls, incoming, outgoing)
        tls.write(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        line.sendall(outgoing.read())
        answer = b"".join(iter(lambda: line.recv(65_536), b""))
    sizes = []
    while answer:
        size = int.from_bytes(answer[3:5], "big")
        sizes.append(size)
        answer = answer[5 + size :]
    return sizes
