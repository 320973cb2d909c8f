"""Everything an operator may set, read from `CAMAU_*` environment variables and checked at start."""

import os
import re
from difflib import get_close_matches
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import SplitResult, urlsplit

from pydantic import AfterValidator, Field, ValidationError, ValidationInfo, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from webapp.languages import WELSH, Language
from webapp.start_error import StartError

PREFIX = "CAMAU_"
RENDERED = f"{PREFIX}RENDERED"
"""By this `camau` tells its own server processes where the rendered pages are; nobody sets it."""

ORIGIN = re.compile(r"https?://([a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(:\d{1,5})?/?", re.IGNORECASE)

STRANGE = re.compile(r"[\s\x00-\x1f\x7f]")

PLAIN = {
    "int_parsing": "must be a whole number",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
    "bool_parsing": "must be true or false",
}
"""What pydantic's kinds of error are in plain words."""


def _listening(host: str) -> str:
    if host == "localhost":
        return host
    try:
        ip_address(host)
    except ValueError as error:
        message = "must be an IP address of this machine, such as 127.0.0.1, or localhost"
        raise ValueError(message) from error
    return host


def _split(address: str) -> SplitResult:
    """Split an address. Raise `ValueError` for what could end a line of a header or a file, or an odd port."""
    if STRANGE.search(address):
        message = "must hold no space and nothing that cannot be seen"
        raise ValueError(message)
    parts = urlsplit(address)
    try:
        _port = parts.port
    except ValueError as error:
        message = "must have a port from 0 to 65535, or none"
        raise ValueError(message) from error
    return parts


def _https(url: str) -> str:
    parts = _split(url)
    on_this_machine = parts.scheme == "http" and parts.hostname == "127.0.0.1"
    if not (parts.scheme == "https" and parts.hostname) and not on_this_machine:
        message = "must be a whole address that starts with https://"
        raise ValueError(message)
    return url


def _origin(url: str) -> str:
    _split(url)
    if not ORIGIN.fullmatch(url):
        message = "must be an address without a path, such as https://camau.example"
        raise ValueError(message)
    return url.rstrip("/").lower()


def _contact(uri: str) -> str:
    parts = _split(uri)
    if parts.scheme not in {"https", "mailto", "tel"} or not (
        parts.hostname or (parts.scheme != "https" and parts.path)
    ):
        message = "must start with https://, mailto: or tel: (RFC 9116), and go on"
        raise ValueError(message)
    return uri


def _readable(file: Path) -> Path:
    try:
        file.open("rb").close()
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        raise ValueError(message) from error
    return file


Origin = Annotated[str, AfterValidator(_origin)]


class Settings(BaseSettings):
    """The settings of one running copy; each field's description is what `flask config` and the documents say."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True)

    host: Annotated[
        str, AfterValidator(_listening), Field(description="the address to listen on; 0.0.0.0 is every address")
    ] = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535, description="the port to listen on")] = 8000
    workers: Annotated[int, Field(ge=1, le=64, description="server processes, about one for each core")] = 2
    public_url: Annotated[
        Origin | None,
        Field(description="the address readers type, such as https://steps.example; unset, it is host and port"),
    ] = None
    public_url_cy: Annotated[
        Origin | None,
        Field(
            description="the Welsh address, such as https://camau.example, of a copy that has one beside the other"
        ),
    ] = None
    exit_url: Annotated[
        str,
        AfterValidator(_https),
        Field(description="where the exit leads; https, or http://127.0.0.1 to try it out"),
    ] = "https://www.bbc.co.uk/weather"
    security_contact: Annotated[
        str | None,
        AfterValidator(lambda uri: uri and _contact(uri)),
        Field(description="where to report a weakness, in security.txt: mailto:, https:// or tel:"),
    ] = None
    local: Annotated[
        Path | None,
        AfterValidator(lambda file: file and _readable(file)),
        Field(description="a file of people near your readers and where the exit leads"),
    ] = None
    kill_switch: Annotated[bool, Field(description="true takes the offline copy off every phone")] = False

    @field_validator("public_url_cy")
    @classmethod
    def _beside_another_address(cls, welsh: str | None, info: ValidationInfo) -> str | None:
        if welsh is None or "public_url" not in info.data:
            return welsh
        english = info.data["public_url"]
        if english is None:
            message = "needs CAMAU_PUBLIC_URL beside it"
        elif english == welsh:
            message = "must be another address than CAMAU_PUBLIC_URL"
        elif urlsplit(english).scheme != urlsplit(welsh).scheme:
            message = "must start with https:// if CAMAU_PUBLIC_URL does"
        else:
            return welsh
        raise ValueError(message)

    @property
    def origin(self) -> str:
        """The address readers use, with no slash at its end: `https://steps.example`."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.public_url or f"http://{host}:{self.port}"

    def origin_of(self, language: Language) -> str:
        """Return the address at which `language` is at home: the Welsh one for Welsh, where there is one."""
        return (self.public_url_cy if language is WELSH else None) or self.origin

    @property
    def origins(self) -> tuple[str, ...]:
        """Every public address, the one without a language first."""
        return (self.origin, self.public_url_cy) if self.public_url_cy else (self.origin,)

    @classmethod
    def load(cls) -> Self:
        """Read the environment. Raise `SettingsError` with every fault, unknown `CAMAU_` names among them."""
        problems = _unknown_names()
        try:
            settings = cls()
        except ValidationError as error:
            raise SettingsError([*map(_in_plain_words, error.errors()), *problems]) from None
        if problems:
            raise SettingsError(problems)
        return settings


class SettingsError(StartError):
    """The environment is wrong: `problems` holds one line for each fault."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(["These settings cannot be used:", *problems]))


def variable(field: str) -> str:
    """Return the environment variable of a field: `public_url` is `CAMAU_PUBLIC_URL`."""
    return f"{PREFIX}{field.upper()}"


def _in_plain_words(fault: ErrorDetails) -> str:
    plain = PLAIN.get(fault["type"], fault["msg"].removeprefix("Value error, ")).format(**fault.get("ctx", {}))
    return f"{variable(str(fault['loc'][0]))}: {plain} (it is {fault['input']!s})"


def _unknown_names() -> list[str]:
    known = [variable(field) for field in Settings.model_fields]
    ours = {name for name in os.environ if name.upper().startswith(PREFIX)}
    near = {name: get_close_matches(name.upper(), known, 1) for name in sorted(ours - {*known, RENDERED})}
    return [
        f"{name}: there is no such setting" + (f"; did you mean {match[0]}?" if match else "")
        for name, match in near.items()
    ]
