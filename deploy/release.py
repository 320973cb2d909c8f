"""`make release`: build all that is published from what is committed, twice, and keep it only if both are equal."""

import argparse
import filecmp
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import webapp
from webapp.core import launch
from webapp.open_data.files import RELEASES
from webapp.pages import approved_words

ROOT = Path(__file__).resolve().parents[1]
SUMS = "SHA256SUMS"
COUNT = """
import json
from tools.launch import approvals, items, status
from webapp import create_app
found = status.standings(items.items(create_app()), approvals.load())
waiting = sum(one.state != "approved" for one in found)
print(json.dumps([waiting, status.words_approved(found)]))
"""
DRAFT = "This is a draft: {} items wait for a person’s yes (`flask --app webapp launch` lists them).\n\n"


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Run a command of this Python's environment and return what it printed; end with its errors if it fails.

    Settings of the site are not handed on: pictures, for one, are taken of a site of their own.
    """
    env = {name: value for name, value in os.environ.items() if not name.startswith("CAMAU_")} | environment
    answer = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if answer.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{answer.stdout}{answer.stderr}")
    return answer.stdout.strip()


def changes(changelog: str, version: str) -> str:
    """Return the section of a version, or, before it has one, of what is not released yet."""
    sections = {
        title.strip(): body.strip()
        for title, body in re.findall(r"^## (.+)\n((?:(?!## ).*\n?)*)", changelog, re.MULTILINE)
    }
    found = next((body for title, body in sections.items() if title.split(" ")[0] == version), None)
    return f"{found or sections['Unreleased']}\n"


def zip_folder(folder: Path, target: Path, epoch: int) -> None:
    """Write a zip whose bytes depend on nothing but the files and `epoch`, in seconds since 1970."""
    moment = datetime.fromtimestamp(epoch, UTC).timetuple()[:6]
    with zipfile.ZipFile(target, "w") as archive:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(file.relative_to(folder).as_posix(), moment)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED, 9)


def unpack(wheel: Path, workspace: Path) -> Path:
    """Unpack the wheel that is about to be published; return the folder of its package."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(workspace / "installed")
    return workspace / "installed" / "webapp"


def export(workspace: Path, target: Path, epoch: int) -> None:
    """Write the static site with the settings given, made by the wheel that was unpacked."""
    command = (sys.executable, "-m", "flask", "--app", "webapp", "export", workspace / "site")
    settings = {name: value for name, value in os.environ.items() if name.startswith("CAMAU_")}
    environment = {"PYTHONPATH": str(workspace / "installed"), "SOURCE_DATE_EPOCH": str(epoch)}
    run(*command, cwd=workspace, **settings, **environment)
    zip_folder(workspace / "site", target, epoch)


def open_data(site: Path, out: Path, stem: str) -> None:
    """Keep the open data of this release under its day: a site has the newest alone."""
    (dated,) = (site / RELEASES.strip("/")).glob("*.json")
    shutil.copyfile(dated, out / f"{stem}-helplines-{dated.name}")


def write_record(package: Path) -> None:
    """Record that the build in `package` is launched, as it is now."""
    record = json.dumps({"sha256": launch.content_sha256(package)})
    (package / launch.RECORD).write_text(f"{record}\n", encoding="utf-8")


def record_launch(source: Path) -> int:
    """Write into the cloned source what share of its words is approved and, if nothing waits, that it is launched.

    Return how many items wait.
    """
    run(sys.executable, "-m", "babel.messages.frontend", "-q", "compile", "-d", "translations", cwd=source)
    waiting, words = json.loads(run(sys.executable, "-c", COUNT, cwd=source))
    (source / "webapp" / "data" / approved_words.FILE).write_text(json.dumps(words), encoding="utf-8")
    if not waiting:
        write_record(source / "webapp")
    return int(waiting)


def screenshots(source: Path, target: Path, epoch: int) -> None:
    """Photograph the main pages as the cloned source, with its catalogues compiled, shows them."""
    run(sys.executable, "-m", "tools.screenshots", cwd=source)
    zip_folder(source / "build" / "screenshots", target, epoch)


def write_bill(source: Path, bill: Path, version: str, *more: str) -> None:
    """Write the CycloneDX bill of materials of what is locked in `source`, for this version of ours."""
    options: tuple[str | Path, ...] = ("--pyproject", "pyproject.toml", "--output-reproducible", "-o", bill, *more)
    run(sys.executable, "-m", "cyclonedx_py", "requirements", "requirements.txt", *options, cwd=source)
    document = json.loads(bill.read_text(encoding="utf-8"))
    document["metadata"]["component"]["version"] = version
    bill.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")


def build(workspace: Path, address: str) -> Path:
    """Build everything in a fresh clone inside `workspace`; return the folder that holds it.

    `address` is the public address that the static site is for. Without every approval it is all a draft.
    """
    source, out = workspace / "source", workspace / "dist"
    out.mkdir(parents=True)
    run("git", "clone", "--quiet", ROOT, source, cwd=workspace)
    epoch = run("git", "log", "-1", "--format=%ct", cwd=source)
    waiting = record_launch(source)
    run(sys.executable, "-m", "hatchling", "build", "-d", out, cwd=source, SOURCE_DATE_EPOCH=epoch)
    wheel = next(out.glob("*.whl"))
    name, version, *_tags = wheel.name.split("-")
    stem = f"{name}-{version}"
    host = urlsplit(address).hostname
    if launch.is_draft(unpack(wheel, workspace)) != bool(waiting):
        sys.exit("The wheel does not hold what was approved.")
    export(workspace, out / f"{stem}-site-{host}.zip", int(epoch))
    open_data(workspace / "site", out, stem)
    screenshots(source, out / f"{stem}-screenshots.zip", int(epoch))
    write_bill(source, out / f"{stem}.cdx.json", version)
    changelog = (source / "CHANGELOG.md").read_text(encoding="utf-8")
    notes = (DRAFT.format(waiting) if waiting else "") + changes(changelog, version)
    (out / "CHANGES.md").write_text(notes, encoding="utf-8")
    return out


def write_sums(folder: Path) -> None:
    """Write the SHA-256 of every file, as `sha256sum --check` reads it."""
    files = sorted(file for file in folder.iterdir() if file.name != SUMS)
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}" for file in files]
    (folder / SUMS).write_text("\n".join(lines) + "\n", encoding="utf-8")


def differences(one: Path, other: Path) -> list[str]:
    """Return the names of the files that are not the same bytes in both folders."""
    names = sorted({file.name for folder in (one, other) for file in folder.iterdir()})
    same, _different, _missing = filecmp.cmpfiles(one, other, names, shallow=False)
    return [name for name in names if name not in same]


def main() -> None:
    """Build twice and keep one copy in `dist`.

    Exit 1 if a byte differs; for a tag, also with uncommitted changes, another version or no address.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tag", default="", help="the tag this is for, such as v0.1.0; it must be the version")
    tag = parser.parse_args().tag
    version = webapp.__version__
    uncommitted = run("git", "status", "--porcelain", cwd=ROOT)
    address = os.environ.get("CAMAU_PUBLIC_URL")
    problems = {
        "There are uncommitted changes: they are not in this release.": uncommitted,
        f"The version is {version}: change webapp/__init__.py or the tag.": tag != f"v{version}",
        "The static site of a release is for one address: set CAMAU_PUBLIC_URL.": not address,
    }
    if tag and any(problems.values()):
        sys.exit("\n".join(said for said, true in problems.items() if true))
    if uncommitted:
        print(next(iter(problems)))
    address = address or "http://127.0.0.1:8000"
    with TemporaryDirectory() as one, TemporaryDirectory(prefix="another-place-") as other:
        first, second = build(Path(one), address), build(Path(other), address)
        for folder in (first, second):
            write_sums(folder)
        if different := differences(first, second):
            sys.exit(f"Two builds of one commit differ: {', '.join(different)}")
        shutil.rmtree(ROOT / "dist", ignore_errors=True)
        shutil.copytree(first, ROOT / "dist")
    print((ROOT / "dist" / SUMS).read_text(encoding="utf-8"), end="")
    notes = (ROOT / "dist" / "CHANGES.md").read_text(encoding="utf-8")
    print(notes.partition("\n")[0] if notes.startswith(DRAFT[:15]) else "This is launched: nothing waits.")
    print(f"dist holds release {version}, built twice with the same bytes; the static site is for {address}")


if __name__ == "__main__":
    main()
