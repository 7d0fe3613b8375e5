"""Where templates and static files are: top of the repository, or inside an installed wheel."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent
VENDOR_LIST = PACKAGE / "vendor.toml"


class AssetsMissing(Exception):
    """Files of others that the browser needs were never fetched."""


@cache
def templates_folder() -> Path:
    """The folder that holds the Jinja templates."""
    return _folder("templates")


@cache
def static_folder() -> Path:
    """The folder that is served under /static."""
    return _folder("static")


def vendor_files(static: Path) -> Iterator[Path]:
    """Every file that the build fetches, where it should be under `static`."""
    for package in tomllib.loads(VENDOR_LIST.read_text("utf-8"))["package"]:
        for target in package["files"].values():
            yield static / "vendor" / target


def require_vendor_files(static: Path | None = None) -> None:
    """Raise AssetsMissing, saying what to do, when a fetched file is not there."""
    missing = [path.name for path in vendor_files(static or static_folder()) if not path.is_file()]
    if missing:
        name = missing[0]
        raise AssetsMissing(f"static/vendor lacks {name}: run `make assets` once, with internet.")


def _folder(name: str) -> Path:
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name
