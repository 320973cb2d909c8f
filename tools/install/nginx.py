"""Find an nginx that serves ready-made brotli, or install one: `python -m tools.install.nginx`."""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.install import programs

PACKAGES = ("nginx-light", "libnginx-mod-http-brotli-static")
PROBE = """\
include /etc/nginx/modules-enabled/*.conf;
{user}
pid {folder}/pid;
error_log stderr;
events {{ worker_connections 64; }}
http {{ server {{ listen 127.0.0.1:1; brotli_static on; }} }}
"""


def find() -> str | None:
    """Return the nginx to use if it has the module for ready-made brotli: `NGINX`, or one on the PATH."""
    path = os.environ.get("NGINX") or shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if path is None:
        return None
    with TemporaryDirectory() as folder:
        user = "user root;" if os.geteuid() == 0 else ""
        file = Path(folder) / "nginx.conf"
        file.write_text(PROBE.format(folder=folder, user=user), encoding="utf-8")
        return path if programs.starts([path, "-q", "-t", "-c", str(file)]) else None


def program() -> str:
    """Return the nginx to use. Raise `FileNotFoundError` with what to install where there is none."""
    path = find()
    if path is None:
        raise FileNotFoundError(
            f"No nginx with brotli_static. On Debian and Ubuntu: apt install {' '.join(PACKAGES)}"
        )
    return path


def main() -> None:
    """Find nginx or install it."""
    programs.find_or_install("nginx with brotli_static", "NGINX", find, [programs.from_apt(*PACKAGES)])


if __name__ == "__main__":
    main()
