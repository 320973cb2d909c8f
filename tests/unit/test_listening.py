"""One copy for one address, however close together two are started."""

import errno

import pytest

from tests.support.ports import free_port
from webapp.config import Settings
from webapp.http.listening import AddressInUseError, bind_error_message, claim_address


def test_second_start_on_a_port_is_refused() -> None:
    """Neither listens yet, and on Linux the processes of both could share the port later."""
    settings = Settings(port=free_port())
    first = claim_address(settings)
    with pytest.raises(AddressInUseError, match=f"Cannot listen on 127.0.0.1:{settings.port} .*in use"):
        claim_address(settings)
    first.close()
    claim_address(settings).close()


@pytest.mark.parametrize(("port", "other"), [(8000, 8001), (80, 8000), (65535, 8000)])
def test_the_port_that_is_advised_can_be_had(port: int, other: int) -> None:
    error = OSError(errno.EACCES, "Permission denied")
    assert f"make run PORT={other}" in bind_error_message(error, Settings(port=port))
