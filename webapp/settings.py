"""Everything an operator may set, read from `CAMAU_*` environment variables and checked at start."""

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


def _https(url: str) -> str:
    parts = urlsplit(url)
    on_this_machine = parts.scheme == "http" and parts.hostname == "127.0.0.1"
    if not (parts.scheme == "https" and parts.hostname) and not on_this_machine:
        message = "must be a whole address that starts with https://"
        raise ValueError(message)
    return url


def _origin(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query:
        message = "must be an address without a path, such as https://camau.example"
        raise ValueError(message)
    return url.rstrip("/")


def _contact(uri: str) -> str:
    if urlsplit(uri).scheme not in {"https", "mailto", "tel"}:
        message = "must start with https://, mailto: or tel: (RFC 9116)"
        raise ValueError(message)
    return uri


class Settings(BaseSettings):
    """The settings of one running copy. A wrong value stops the start and names every fault at once.

    `public_url` is the address readers type; unset, it is the address the server listens on.
    `exit_url` is where the exit leads. `local` is a file of facts about who is near; an exit address in it counts
    where none is set here. `kill_switch` takes the worker off every phone.
    """

    model_config = SettingsConfigDict(env_prefix="CAMAU_", frozen=True)

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8000
    workers: Annotated[int, Field(ge=1, le=64)] = 2
    public_url: Annotated[str, AfterValidator(_origin)] | None = None
    exit_url: Annotated[str, AfterValidator(_https)] = "https://www.bbc.co.uk/weather"
    security_contact: Annotated[str, AfterValidator(_contact)] | None = None
    local: Path | None = None
    kill_switch: bool = False

    @property
    def origin(self) -> str:
        """The address readers use, with no slash at its end: `https://camau.example`."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.public_url or f"http://{host}:{self.port}"
