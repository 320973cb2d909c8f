"""Settings: read from `CAMAU_*` environment variables, validated at start, listed by `flask config`."""

import os
import re
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

import click
from flask.cli import with_appcontext
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator
from pydantic_core import ErrorDetails

from webapp.context import current
from webapp.core import environment, files, launch, urls
from webapp.core.environment import PREFIX
from webapp.core.errors import ConfigurationError, printable

CONTACT = re.compile(r"tel:\+?[0-9]([0-9().-]*[0-9])?|mailto:[\w.!#$%&'*+/=^`{|}~-]+@(?P<host>.+)", re.ASCII)

MESSAGES = {
    "int_parsing": "must be a whole number",
    "int_parsing_size": "must be a whole number",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
    "bool_parsing": "must be true or false",
    "literal_error": "must be {expected}",
}
"""Messages for pydantic's error types."""


def _listen_ip(host: str) -> str:
    """Return the IP address to listen on. Raise `ValueError` for anything else."""
    if host.lower() == "localhost":
        return "127.0.0.1"
    if "%" in host or not urls.is_ip_literal(f"[{host}]" if ":" in host else host):
        raise ValueError("must be an IP address of this machine, such as 127.0.0.1 and without a %, or localhost")
    return host


def _contact(uri: str) -> str:
    if uri.startswith("https://"):
        return urls.https(uri)
    parts = CONTACT.fullmatch(uri)
    if parts is None or (parts["host"] is not None and not urls.is_name(parts["host"])):
        raise ValueError("must be an https:// address, mailto: and a mailbox, or tel: and a number (RFC 9116)")
    return uri


def _readable(file: Path) -> Path:
    try:
        files.read(file)
    except OSError as error:
        raise ValueError(f"cannot be read: {error.strerror}") from error
    return file


ListenIp = Annotated[str, AfterValidator(_listen_ip)]
Origin = Annotated[str, AfterValidator(urls.origin)]
Exit = Annotated[str, AfterValidator(urls.safe_site)]
Contact = Annotated[str, AfterValidator(_contact)]
Readable = Annotated[Path, AfterValidator(_readable)]


class Settings(BaseModel):
    """The settings of one running copy; `flask config` and docs/configuration.md show each field's description."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    host: ListenIp = Field("127.0.0.1", description="the address to listen on; 0.0.0.0 is every address")
    port: int = Field(8000, ge=1, le=65535, description="the port to listen on")
    workers: int = Field(2, ge=1, le=64, description="server processes, about one for each core")
    public_url: Origin | None = Field(
        None, description="the address readers type, such as https://steps.example; unset, it is host and port"
    )
    public_url_cy: Origin | None = Field(
        None,
        description="the Welsh address, such as https://camau.example, of a copy that has one beside the other",
    )
    exit_url: Exit = Field(
        "https://www.bbc.co.uk/weather",
        description="where the exit leads; https, or http://127.0.0.1 to try it out",
    )
    security_contact: Contact | None = Field(
        None, description="where to report a weakness, in security.txt: mailto:, https:// or tel:"
    )
    local: Readable | None = Field(None, description="a file of people near your readers and where the exit leads")
    compression: Literal["full", "fast"] = Field(
        "full", description="full makes the smallest files; fast starts sooner, to try the site out"
    )
    kill_switch: bool = Field(default=False, description="true takes the offline copy off every phone")
    trial: bool = Field(
        default=False,
        description="true leads adult volunteers through a trial with their phones; for a test copy only",
    )

    @field_validator("public_url_cy")
    @classmethod
    def _beside_another_address(cls, welsh: str | None, info: ValidationInfo) -> str | None:
        if welsh is None or "public_url" not in info.data:
            return welsh
        english = info.data["public_url"]
        if english is None:
            raise ValueError("needs CAMAU_PUBLIC_URL beside it")
        if english == welsh:
            raise ValueError("must be another address than CAMAU_PUBLIC_URL")
        if urlsplit(english).scheme != urlsplit(welsh).scheme:
            raise ValueError("must start with https:// if CAMAU_PUBLIC_URL does")
        return welsh

    @property
    def origin(self) -> str:
        """The address readers use, with no slash at its end: `https://steps.example`."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.public_url or f"http://{host}:{self.port}"

    @property
    def origins(self) -> tuple[str, ...]:
        """Every public address, the one without a language first."""
        return (self.origin, self.public_url_cy) if self.public_url_cy else (self.origin,)

    @classmethod
    def load(cls) -> Self:
        """Read the environment. Raise `SettingsError` with every error, unknown `CAMAU_` names among them."""
        links = environment.links()
        variables = {field: variable(field) for field in cls.model_fields}
        errors = environment.errors(variables.values())
        given = {field: os.environ.get(name) for field, name in variables.items() if name not in links}
        try:
            settings = cls.model_validate({field: value for field, value in given.items() if value})
        except ValidationError as error:
            raise SettingsError([*map(_plain_message, error.errors()), *errors]) from None
        if errors:
            raise SettingsError(errors)
        return settings


class SettingsError(ConfigurationError):
    """The environment is wrong."""

    heading = "These settings cannot be used:"


def variable(field: str) -> str:
    """Return the environment variable of a field: `public_url` is `CAMAU_PUBLIC_URL`."""
    return f"{PREFIX}{field.upper()}"


def _plain_message(error: ErrorDetails) -> str:
    plain = MESSAGES.get(error["type"], error["msg"].removeprefix("Value error, ")).format(**error.get("ctx", {}))
    return f"{variable(str(error['loc'][0]))}: {plain} (it is {printable(str(error['input']), 80)})"


def as_variable(value: object) -> str:
    """Return a value as it is written in the environment; `none` where there is none."""
    return str(value).lower() if value is None or isinstance(value, bool) else str(value)


@click.command("config")
@with_appcontext
def config_command() -> None:
    """List every setting, its value, its default and what it is."""
    settings = current().settings
    for name, field in Settings.model_fields.items():
        value = as_variable(getattr(settings, name))
        click.echo(f"{variable(name)}={'' if value == 'none' else value}")
        click.echo(f"    {field.description}; default: {as_variable(field.default)}")
    if current().draft:
        click.echo(launch.SAID)
