"""The environment variables that tests inherit."""

import os


def forget_settings() -> None:
    """Drop every setting: the site is tried as it is, not as somebody runs a copy of it."""
    for name in [name for name in os.environ if name.upper().startswith("CAMAU_")]:
        del os.environ[name]
