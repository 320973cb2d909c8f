"""Slow, many and oversized requests against nginx and the server on this machine: `make bench NAME=attack`.

Everything goes to 127.0.0.1 and ends by itself. While each attack lasts a reader asks for a page again and again.
"""

import asyncio
import resource
import ssl
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.reverse_proxy import ReverseProxy
from tests.support.server import Server
from webapp import create_app
from webapp.config import Settings
from webapp.static_site.compress import Compression
from webapp.static_site.export import export

CROWD = 10_000
SECONDS = 20
PAGE = b"GET /en/help/ HTTP/1.1\r\nHost: steps.example\r\nConnection: close\r\n\r\n"
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass
class Target:
    """A port and, where it speaks TLS, the context for it."""

    name: str
    port: int
    tls: ssl.SSLContext | None = None

    async def connect(self) -> Streams:
        """Open a connection, through TLS where there is some."""
        name = "steps.example" if self.tls else None
        return await asyncio.open_connection("127.0.0.1", self.port, ssl=self.tls, server_hostname=name)


@dataclass
class Reader:
    """What somebody who reads meanwhile gets: seconds for each page, and how many did not come."""

    seconds: list[float] = field(default_factory=list)
    failed: int = 0

    async def ask(self, target: Target) -> None:
        """Ask for one page as a browser does that has no connection yet; ten seconds are a failure."""
        start = time.monotonic()
        try:
            async with asyncio.timeout(10):
                reader, writer = await target.connect()
                writer.write(PAGE)
                answer = await reader.read()
                writer.close()
        except (OSError, TimeoutError):
            self.failed += 1
            return
        if answer.startswith(b"HTTP/1.1 200 "):
            self.seconds.append(time.monotonic() - start)
        else:
            self.failed += 1

    async def read_on(self, target: Target) -> None:
        """Ask every 0.2 seconds until cancelled."""
        while True:
            await self.ask(target)
            await asyncio.sleep(0.2)

    def __str__(self) -> str:
        if not self.seconds:
            return f"0 of {self.failed} pages came"
        usual, slowest = (1000 * seconds for seconds in (statistics.median(self.seconds), max(self.seconds)))
        whole = len(self.seconds) + self.failed
        return f"{len(self.seconds)} of {whole} pages came, median {usual:.0f} ms, slowest {slowest:.0f} ms"


async def _open(target: Target, first: bytes, gate: asyncio.Semaphore) -> Streams | None:
    try:
        async with gate, asyncio.timeout(10):
            reader, writer = await target.connect()
            writer.write(first)
            return reader, writer
    except (OSError, TimeoutError):
        return None


@asynccontextmanager
async def _held(target: Target, count: int, first: bytes) -> AsyncIterator[list[Streams]]:
    """Hold `count` connections, each having sent `first`; those that could not be opened are left out."""
    gate = asyncio.Semaphore(200)
    opened = await asyncio.gather(*(_open(target, first, gate) for _ in range(count)))
    streams = [one for one in opened if one]
    try:
        yield streams
    finally:
        for _reader, writer in streams:
            writer.transport.abort()


async def slow_heads(target: Target) -> str:
    """Send one more line of the head every two seconds, on 500 connections."""
    async with _held(target, 500, b"GET / HTTP/1.1\r\n") as streams:
        for turn in range(SECONDS // 2):
            for _reader, writer in streams:
                if not writer.transport.is_closing():
                    writer.write(f"X-{turn}: 1\r\n".encode())
            await asyncio.sleep(2)
        left = sum(not reader.at_eof() and not writer.transport.is_closing() for reader, writer in streams)
        return f"{len(streams)} slow heads, {left} still held after {SECONDS} s"


async def crowd(target: Target) -> str:
    """Open connections that say nothing, and hold them."""
    async with _held(target, CROWD, b"") as streams:
        await asyncio.sleep(SECONDS)
        left = sum(not reader.at_eof() and not writer.transport.is_closing() for reader, writer in streams)
        return f"{len(streams)} silent connections of {CROWD}, {left} still held after {SECONDS} s"


async def _status(target: Target, raw: bytes, more: bytes = b"", times: int = 0) -> str:
    """Send `raw`, then `more` so many times or until refused; return the status that came."""
    try:
        async with asyncio.timeout(15):
            reader, writer = await target.connect()
            writer.write(raw)
            for _ in range(times):
                writer.write(more)
                await writer.drain()
            line = await reader.readline()
            writer.transport.abort()
    except TimeoutError:
        return "no answer in 15 s"
    except OSError:
        return "cut"
    return line.split(b" ")[1].decode() if line else "cut"


async def oversized(target: Target) -> str:
    """Send a long address, a long head and a long body, each once."""
    head = b"GET / HTTP/1.1\r\nHost: steps.example\r\n"
    post = b"POST /en/jotter/in HTTP/1.1\r\nHost: steps.example\r\nContent-Length: 100000000\r\n\r\n"
    found = {
        "address of 100 KB": await _status(target, b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n"),
        "head of 10 MB": await _status(target, head, b"X-A: " + b"a" * 10_000 + b"\r\n", 1000),
        "body of 100 MB": await _status(target, post, b"a" * 100_000, 1000),
    }
    return ", ".join(f"{what}: {answer}" for what, answer in found.items())


ATTACKS: dict[str, Callable[[Target], Awaitable[str]]] = {
    "slow heads": slow_heads,
    "silent crowd": crowd,
    "oversized": oversized,
}


async def _under(target: Target, attack: Callable[[Target], Awaitable[str]]) -> tuple[str, Reader]:
    """Return what an attack met and what a reader got meanwhile."""
    reader = Reader()
    reading = asyncio.create_task(reader.read_on(target))
    met = await attack(target)
    await reader.ask(target)
    reading.cancel()
    return met, reader


async def _all(targets: list[Target]) -> None:
    print("| attack | against | what it met | a reader meanwhile |\n| --- | --- | --- | --- |")
    for name, attack in ATTACKS.items():
        for target in targets:
            met, reader = await _under(target, attack)
            print(f"| {name} | {target.name} | {met} | {reader} |", flush=True)


def main() -> None:
    """Start the site and the front, attack each, and print a table."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 65_536), hard))
    with ExitStack() as end:
        server = Server().start()
        end.callback(server.stop)
        folder = Path(end.enter_context(TemporaryDirectory()))
        export(create_app(Settings()), folder / "srv", Compression.FULL)
        (folder / "nginx").mkdir()
        front = end.enter_context(ReverseProxy(folder / "nginx", server.port, folder / "srv"))
        trusted = ssl.create_default_context(cafile=str(front.folder / "fullchain.pem"))
        asyncio.run(_all([Target("nginx and camau", front.port, trusted), Target("camau alone", server.port)]))


if __name__ == "__main__":
    main()
