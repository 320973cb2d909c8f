"""Opens every outside address we send readers to: a few at a time, each tried again before it is blamed."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import httpx

from webapp.facts.councils import Line, Towns
from webapp.facts.model import Service
from webapp.facts.store import Facts

AT_ONCE = 8
TRIES = 3


@dataclass(frozen=True)
class Answer:
    """What one address answered: the status, or why there was none; and where a redirect led."""

    url: str
    outcome: str
    leads_to: str | None = None


def addresses(facts: Facts) -> list[str]:
    """Return every outside address once, sorted."""
    found = {page for _key, address in facts.addresses() for page in address.pages.values()}
    evidence = (Service, Line, Towns)
    found |= {fact.source for _key, fact in facts.everything() if fact.source and not isinstance(fact, evidence)}
    return sorted(found)


async def _ask(client: httpx.AsyncClient, url: str) -> Answer:
    try:
        answer = await client.get(url)
    except httpx.TooManyRedirects:
        return Answer(url, "redirects in a circle")
    except httpx.TimeoutException:
        return Answer(url, "no answer in time")
    except httpx.HTTPError as error:
        return Answer(url, type(error).__name__)
    moved = str(answer.url) if answer.history else None
    return Answer(url, str(answer.status_code), moved)


async def _ask_again(client: httpx.AsyncClient, url: str, pause: float) -> Answer:
    answer = await _ask(client, url)
    for attempt in range(1, TRIES):
        if answer.outcome.isdigit() and int(answer.outcome) < httpx.codes.INTERNAL_SERVER_ERROR:
            break
        await asyncio.sleep(pause * attempt)
        answer = await _ask(client, url)
    return answer


async def _open_all(urls: list[str], seconds: float, pause: float, done: Callable[[], None]) -> list[Answer]:
    gate = asyncio.Semaphore(AT_ONCE)
    async with httpx.AsyncClient(timeout=seconds, follow_redirects=True) as client:

        async def one(url: str) -> Answer:
            async with gate:
                answer = await _ask_again(client, url, pause)
            done()
            return answer

        return await asyncio.gather(*map(one, urls))


def open_all(
    urls: list[str], *, timeout: float = 10.0, pause: float = 1.0, done: Callable[[], None] = lambda: None
) -> list[Answer]:
    """Return what each address answered, in the order given.

    A fault of the server or the line is tried three times, `pause` seconds apart and then twice that;
    `timeout` is in seconds for each try. `done` is called once for each address.
    """
    return asyncio.run(_open_all(urls, timeout, pause, done))
