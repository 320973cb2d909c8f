"""Make a self-signed certificate."""

import subprocess
from collections.abc import Iterable
from pathlib import Path


def make(folder: Path, names: Iterable[str]) -> None:
    """Write `fullchain.pem` and `privkey.pem` for these names into `folder`."""
    alternatives = ",".join(f"DNS:{name}" for name in names)
    kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    subject = ["-subj", "/CN=steps.example", "-addext", f"subjectAltName={alternatives}"]
    subprocess.run(["openssl", "req", *kind, *files, *subject], check=True, capture_output=True)
